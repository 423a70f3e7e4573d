#!/usr/bin/env python3
"""What a PyTorch 2.13 user would write for `data fashion-mnist; layer dense 128 relu; layer dense out;
train epochs 5 batch 64; evaluate`: tensors in memory, fused Adam, two threads. Needs torch and numpy.

    time python scripts/peers/torch_fashion.py [SEED = 0] [THREADS = 2]

Reads the four gzipped files of Debian's package dataset-fashion-mnist and prints the test accuracy.
"""
import gzip
import sys

import numpy as np
import torch
import torch.nn.functional as F

FOLDER = "/usr/share/datasets/fashion-mnist"


def read(name):
    """The numbers of an IDX file of bytes."""
    with gzip.open(f"{FOLDER}/{name}-ubyte.gz") as file:
        content = file.read()
    axes = content[3]
    shape = np.frombuffer(content, ">u4", axes, 4)
    return torch.from_numpy(np.frombuffer(content, np.uint8, offset=4 + 4 * axes).reshape(shape).copy())


def examples(part):
    images, labels = read(f"{part}-images-idx3"), read(f"{part}-labels-idx1")
    return images.flatten(1).float() / 255, labels.long()


def main():
    seed, threads = [int(word) for word in (sys.argv[1:] + ["0", "2"][len(sys.argv) - 1 :])]
    torch.manual_seed(seed)
    torch.set_num_threads(threads)
    x, y = examples("train")
    network = torch.nn.Sequential(
        torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10)
    )
    optimizer = torch.optim.Adam(network.parameters(), fused=True)
    for _ in range(5):
        for rows in torch.randperm(len(x)).split(64):
            optimizer.zero_grad()
            F.cross_entropy(network(x[rows]), y[rows]).backward()
            optimizer.step()
    x, y = examples("t10k")
    with torch.no_grad():
        accuracy = (network(x).argmax(1) == y).float().mean()
    print(f"accuracy {accuracy:.4f}")


if __name__ == "__main__":
    main()
