"""The networks that are timed: one table, read by Neurite's driver and by every peer."""
import argparse
import json
import statistics
import time


class Workload:
    """Dense layers with one activation between them, on rows of numbers in 0..1.

    `outputs` is 1 for two classes (sigmoid and binary cross-entropy), else the number of classes
    (softmax and cross-entropy).
    """

    def __init__(self, inputs, hidden, activation, outputs, batch, optimizer="adam", rate=0.001, dropout=0.0):
        self.inputs, self.hidden, self.activation, self.outputs = inputs, hidden, activation, outputs
        self.batch, self.optimizer, self.rate, self.dropout = batch, optimizer, rate, dropout

    @property
    def weights(self):
        widths = [self.inputs, *self.hidden, self.outputs]
        return sum(a * b for a, b in zip(widths, widths[1:]))

    @property
    def operations(self):
        """Multiplications and additions of a step; the inputs' own gradient is not computed."""
        return 2 * self.batch * (3 * self.weights - self.inputs * self.hidden[0])


class Layered:
    """Layers on images, sequences or text, in Neurite's own words; the last one gives so many classes.

    `shape` is that of a row: channels, height and width; steps and features; or the steps of a text, which
    has `characters` different ones and is learnt at each step. Other peers than PyTorch do not have these.
    """

    def __init__(self, shape, layers, outputs, batch, optimizer="adam", rate=0.001, characters=0):
        self.shape, self.layers, self.outputs, self.characters = shape, layers.split("; "), outputs, characters
        self.batch, self.optimizer, self.rate = batch, optimizer, rate

    @property
    def operations(self):
        """As for dense layers: three products a layer, without the inputs' own gradient; of the window sizes
        that occur here, and all of a causal attention's scores."""
        shape, products = self.shape, []
        for layer in self.layers:
            shape, count = after(layer, shape)
            if count:
                products.append(count)
        products.append((shape[0] if len(shape) == 2 else 1) * shape[-1] * self.outputs)
        own = 0 if self.characters else of_inputs(self.layers[0], self.shape)
        return 2 * self.batch * (3 * sum(products) - own)


def words(layer):
    """'conv 32 relu padding same' as its kind, its sizes and its other words."""
    kind, *rest = layer.split()
    return kind, [int(word) for word in rest if word.isdigit()], rest


def after(layer, shape):
    """The shape that a layer gives, and its multiplications for a row."""
    kind, sizes, others = words(layer)
    if kind == "conv":
        channels, height, width = shape
        if "same" not in others:
            height, width = height - 2, width - 2
        return (sizes[0], height, width), sizes[0] * height * width * 9 * channels
    if kind == "maxpool":
        return (shape[0], shape[1] // 2, shape[2] // 2), 0
    if kind == "flatten":
        return (shape[0] * shape[1] * shape[2],), 0
    if kind == "dense":
        return (*shape[:-1], sizes[0]), shape[-1] * sizes[0] * (shape[0] if len(shape) == 2 else 1)
    if kind == "lstm":
        return (sizes[0],), shape[0] * 4 * sizes[0] * (shape[1] + sizes[0])
    if kind == "embedding":
        return (shape[0], sizes[0]), 0
    if kind == "transformer":
        steps, width = shape
        return shape, steps * 12 * width**2 + 2 * steps**2 * width
    return shape, 0


def of_inputs(layer, shape):
    """The multiplications of a first layer with its inputs, for a row: a state before is none of them."""
    kind, sizes, _ = words(layer)
    return shape[0] * 4 * sizes[0] * shape[1] if kind == "lstm" else after(layer, shape)[1]


BLOCK = "conv {0} padding same; batchnorm; activation relu"
WORKLOADS = {
    "xor": Workload(2, [4], "relu", 1, 4, "sgd", 0.1),
    "small": Workload(4, [16], "tanh", 3, 32),
    "digits-16": Workload(784, [128], "relu", 10, 16),
    "digits-64": Workload(784, [128], "relu", 10, 64),
    "digits-512": Workload(784, [128], "relu", 10, 512),
    "dropout": Workload(784, [512, 512], "relu", 10, 128, dropout=0.2),
    "wide": Workload(1024, [4096, 4096], "relu", 10, 256, "sgd", 0.01),
    "convnet": Layered(
        (1, 28, 28), "conv 32 relu; maxpool 2; conv 64 relu; maxpool 2; flatten; dropout 0.5", 10, 128),
    "vgg": Layered(
        (3, 32, 32),
        "; ".join(f"{BLOCK.format(n)}; {BLOCK.format(n)}; maxpool 2" for n in (32, 64, 128)) + "; flatten", 10, 64),
    "lstm": Layered((50, 64), "lstm 128", 10, 32),
    "text": Layered(
        (64,), "embedding all 128; positions; transformer 4 causal on; transformer 4 causal on; layernorm", 65,
        32, "adamw", characters=65),
}

# Batches that a peer cycles through, and batches of labels: as these are not as many, the same inputs
# come with other labels, so that no network learns them by heart and gradients stay ordinary numbers.
INPUT_BATCHES, LABEL_BATCHES = 16, 17


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("workload", choices=WORKLOADS)
    parser.add_argument("--variant", default="")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    return WORKLOADS[options.workload], options


def batches(work):
    """Inputs and labels as NumPy arrays, a batch a row."""
    import numpy

    random = numpy.random.default_rng(0)
    classes = max(work.outputs, 2)
    if isinstance(work, Layered):
        size = (LABEL_BATCHES, work.batch, *work.shape) if work.characters else (LABEL_BATCHES, work.batch)
        labels = random.integers(0, classes, size).astype(numpy.int64)
        size = (INPUT_BATCHES, work.batch, *work.shape)
        if work.characters:
            return random.integers(0, work.characters, size).astype(numpy.int64), labels
        return random.random(size, dtype=numpy.float32), labels
    if work.inputs == 2:
        corners = numpy.array([[0, 0], [0, 1], [1, 0], [1, 1]], numpy.float32)
        return (
            numpy.stack([corners] * INPUT_BATCHES),
            numpy.stack([numpy.array([0, 1, 1, 0], numpy.int32)] * LABEL_BATCHES),
        )
    return (
        random.random((INPUT_BATCHES, work.batch, work.inputs), dtype=numpy.float32),
        random.integers(0, classes, (LABEL_BATCHES, work.batch)).astype(numpy.int32),
    )


def rows(work, count):
    """So many batches one after the other, for peers that run their own loop."""
    import numpy

    x, y = batches(work)
    order = numpy.arange(count)
    return (
        x[order % INPUT_BATCHES].reshape(-1, work.inputs),
        y[order % LABEL_BATCHES].reshape(-1),
    )


def report(run, chunk=1):
    """Times `run(steps)`, which waits for its result, and prints microseconds a step.

    After a warm-up, three times as many steps as take 0.3 seconds; steps come in multiples of `chunk`.
    """
    steps, began = chunk, time.perf_counter()
    run(steps)
    run(steps)
    while True:
        start = time.perf_counter()
        run(steps)
        seconds = time.perf_counter() - start
        if seconds >= 0.3 and time.perf_counter() - began >= 0.5:
            break
        steps *= 2
    times = []
    for _ in range(3):
        start = time.perf_counter()
        run(steps)
        times.append((time.perf_counter() - start) / steps * 1e6)
    print(json.dumps({"microseconds": statistics.median(times)}))
