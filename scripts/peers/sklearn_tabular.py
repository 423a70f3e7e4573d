#!/usr/bin/env python3
"""Test accuracies of scikit-learn's MLPClassifier on CSV files whose last column, `class`, is the target.

    python scripts/peers/sklearn_tabular.py FILE.csv … [--seeds 10]

A fifth of the rows, stratified, is kept for test; features are standardised by the training rows.
One line for each file and seed: the file's name, the seed, the accuracy. The network is the classifier's own
default (one hidden layer of 100 relu units, Adam at 0.001, batches of min(200, rows)), given epochs enough to converge.
"""
import argparse
import csv
import pathlib

import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def read(path):
    with open(path, newline="") as file:
        _, *rows = csv.reader(file)
    return np.array([row[:-1] for row in rows], float), np.array([row[-1] for row in rows])


def accuracy(x, y, seed):
    x, test_x, y, test_y = train_test_split(x, y, test_size=0.2, stratify=y, random_state=seed)
    network = MLPClassifier(max_iter=2000, random_state=seed)
    return make_pipeline(StandardScaler(), network).fit(x, y).score(test_x, test_y)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--seeds", type=int, default=10)
    arguments = parser.parse_args()
    for path in arguments.files:
        x, y = read(path)
        for seed in range(arguments.seeds):
            print(path.stem, seed, f"{accuracy(x, y, seed):.4f}", flush=True)


if __name__ == "__main__":
    main()
