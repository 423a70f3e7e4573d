"""Times a training step of each workload with Neurite and its peers in turn, and prints a table."""
import argparse
import json
import pathlib
import random
import statistics
import struct
import subprocess
import sys
import tempfile

from workloads import Layered, WORKLOADS

HERE = pathlib.Path(__file__).parent
# Each peer: the module it needs, its file, and its variants, of which the best one counts.
PEERS = {
    "PyTorch": ("torch", "torch_steps.py", ["eager", "fused", "compiled", "fused last", "compiled last"]),
    "JAX": ("jax", "jax_steps.py", ["jit", "scan"]),
    "Keras": ("keras", "keras_steps.py", ["jax", "tensorflow"]),
    "scikit-learn": ("sklearn", "sklearn_steps.py", [""]),
}


def images(folder, work):
    """Random pixels and labels in MNIST's format: 64 batches of inputs that repeat every 16."""
    side = int(work.inputs**0.5)
    assert side * side == work.inputs
    source, count = random.Random(0), 64 * work.batch
    pixels = source.randbytes(16 * work.batch * work.inputs) * 4
    labels = bytes(source.randrange(work.outputs) for _ in range(count))
    (folder / "x.idx3-ubyte").write_bytes(struct.pack(">4I", 0x803, count, side, side) + pixels)
    (folder / "y.idx1-ubyte").write_bytes(struct.pack(">2I", 0x801, count) + labels)
    (folder / "x1.idx3-ubyte").write_bytes(struct.pack(">4I", 0x803, 1, side, side) + pixels[: work.inputs])
    (folder / "y1.idx1-ubyte").write_bytes(struct.pack(">2I", 0x801, 1) + labels[:1])
    paths = [folder / name for name in ("x.idx3-ubyte", "y.idx1-ubyte", "x1.idx3-ubyte", "y1.idx1-ubyte")]
    return 'data "{}" labels "{}" test "{}" "{}"'.format(*paths)


def table(folder, work):
    """64 batches of random numbers, as a CSV file."""
    source = random.Random(0)
    lines = [",".join([*(f"x{i}" for i in range(work.inputs)), "y"])]
    for _ in range(64 * work.batch):
        numbers = [f"{source.random():.6f}" for _ in range(work.inputs)]
        lines.append(",".join([*numbers, "abc"[source.randrange(3)]]))
    (folder / "x.csv").write_text("\n".join(lines) + "\n")
    return f'data "{folder / "x.csv"}" target y test 0\nscale none'


def array(path, kind, extents, data):
    """An array in NumPy's form."""
    header = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {tuple(extents)}, }}".ljust(117) + "\n"
    path.write_bytes(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + data)


def layered(folder, work):
    """64 batches for layers on images and sequences, or a text of so many different characters."""
    source, count = random.Random(0), 64 * work.batch
    if work.characters:
        letters = [chr(48 + i) for i in range(work.characters)]
        (folder / "x.txt").write_text("".join(source.choices(letters, k=count * work.shape[0] + 1)))
        return f'data "{folder / "x.txt"}" sequence {work.shape[0]} test 0'
    size = 16 * work.batch
    for extent in work.shape:
        size *= extent
    if len(work.shape) == 3:
        array(folder / "x.npy", "|u1", [count, *work.shape], source.randbytes(size) * 4)
    else:
        numbers = struct.pack(f"<{size}f", *(source.random() for _ in range(size)))
        array(folder / "x.npy", "<f4", [count, *work.shape], numbers * 4)
    array(folder / "y.npy", "|u1", [count], bytes(source.randrange(work.outputs) for _ in range(count)))
    return f'data "{folder / "x.npy"}" labels "{folder / "y.npy"}" as class test 0'


def dense(folder, work):
    """The statements of the data and the layers."""
    data = "data xor" if work.inputs == 2 else (table if work.inputs < 100 else images)(folder, work)
    lines = [data]
    for units in work.hidden:
        lines.append(f"layer dense {units} {work.activation}")
        if work.dropout:
            lines.append(f"layer dropout {work.dropout}")
    return lines


def script(folder, work, steps, threads):
    """Trains three times `steps` steps after a warm-up, and prints microseconds a step."""
    is_layered = isinstance(work, Layered)
    lines = [f"threads {threads}"]
    lines += [layered(folder, work), *(f"layer {layer}" for layer in work.layers)] if is_layered else dense(folder, work)
    lines += [
        "layer dense out", f"optimizer {work.optimizer} rate {work.rate}",
        f"train steps {steps} batch {work.batch} quiet",
        "repeat 3 {", f"  let r = train steps {steps} batch {work.batch} quiet",
        '  print "step {1e6 * r.seconds / r.steps}"', "}",
    ]
    return "\n".join(lines) + "\n"


def neurite(program, work, threads):
    """The median of three trainings of 0.3 seconds or more, and of 16 steps or more: beginning takes time, too."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        steps = max(16, min(300_000, int(0.3 * 120e9 / (work.operations + 60_000))))
        (folder / "bench.nn").write_text(script(folder, work, steps, threads))
        shown = subprocess.run([program, folder / "bench.nn"], capture_output=True, text=True, check=True).stdout
    times = [float(line.split()[1]) for line in shown.splitlines() if line.startswith("step ")]
    return statistics.median(times)


def peer(python, file, name, variant, threads):
    """Microseconds a step; none where the peer cannot do this workload."""
    done = subprocess.run(
        [python, HERE / file, name, "--variant", variant, "--threads", str(threads)],
        capture_output=True, text=True,
    )
    try:
        return json.loads(done.stdout.splitlines()[-1])["microseconds"]
    except (IndexError, ValueError):
        return None


def installed(python):
    if not python:
        return []
    return [
        name for name, (module, _, _) in PEERS.items()
        if subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0
    ]


def spread(times):
    middle = statistics.median(times)
    digits = 2 if middle < 10 else 1 if middle < 100 else 0
    return f"{middle:.{digits}f} ({min(times):.{digits}f}–{max(times):.{digits}f})"


def best(times):
    """The variant with the smallest median."""
    known = {variant: values for variant, values in times.items() if values}
    return min(known.items(), key=lambda item: statistics.median(item[1]), default=None)


def measure(options, name, peers):
    """All times of a workload: Neurite's before each peer, so that both meet the same machine."""
    work, own = WORKLOADS[name], []
    times = {peer_name: {variant: [] for variant in PEERS[peer_name][2]} for peer_name in peers}
    for _ in range(options.rounds):
        for peer_name in peers:
            _, file, variants = PEERS[peer_name]
            own.append(neurite(options.program, work, options.threads))
            for variant in variants:
                value = peer(options.python, file, name, variant, options.threads)
                if value:
                    times[peer_name][variant].append(value)
        own.append(neurite(options.program, work, options.threads))
    return own, times


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--python")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("workloads", nargs="*", metavar="WORKLOAD")
    options = parser.parse_args()
    if unknown := set(options.workloads) - set(WORKLOADS):
        parser.error(f"no workload is called {min(unknown)}; there are {', '.join(WORKLOADS)}")
    peers = installed(options.python)
    print(f"Microseconds a training step on {options.threads} threads: the median of {options.rounds} rounds")
    print("(least–greatest); ×: the peer's time ÷ Neurite's; GFLOP/s: what Neurite computes.\n")
    print("| workload | Neurite | GFLOP/s |" + "".join(f" {name} | × |" for name in peers))
    print("|---|---|---|" + "---|---|" * len(peers))
    for name in options.workloads or WORKLOADS:
        own, times = measure(options, name, peers)
        middle = statistics.median(own)
        row = f"| {name} | {spread(own)} | {WORKLOADS[name].operations / middle / 1e3:.1f} |"
        for peer_name in peers:
            found = best(times[peer_name])
            row += f" {spread(found[1])} {found[0]} | {statistics.median(found[1]) / middle:.2f} |" if found else " – | – |"
        print(row, flush=True)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main()
