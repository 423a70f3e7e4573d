"""A training step in PyTorch: eager, with its fused optimizer, or compiled; images also with channels last."""
import workloads

work, options = workloads.arguments()

import torch
from torch import nn

torch.set_num_threads(options.threads)
torch.manual_seed(0)
ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh}


class Last(nn.Module):
    """The output of a recurrent layer at its last step."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        return self.layer(x)[0][:, -1]


class Positions(nn.Module):
    def __init__(self, steps, width):
        super().__init__()
        self.table = nn.Parameter(torch.randn(steps, width) * 0.02)

    def forward(self, x):
        return x + self.table


class Transformer(nn.Module):
    """A pre-norm block whose steps look at those before them."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.inputs, self.output = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.wide = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x):
        rows, steps, width = x.shape
        parts = self.inputs(self.first(x)).view(rows, steps, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        seen = nn.functional.scaled_dot_product_attention(query, key, value, is_causal=True)
        x = x + self.output(seen.transpose(1, 2).reshape(rows, steps, width))
        return x + self.wide(self.second(x))


def module(layer, shape):
    kind, sizes, others = workloads.words(layer)
    if kind == "conv":
        return [nn.Conv2d(shape[0], sizes[0], 3, padding="same" if "same" in others else 0)] + [nn.ReLU()] * ("relu" in others)
    if kind == "transformer":
        return [Transformer(shape[-1], sizes[0])]
    if kind == "lstm":
        return [Last(nn.LSTM(shape[-1], sizes[0], batch_first=True))]
    return [{
        "maxpool": lambda: nn.MaxPool2d(2), "flatten": nn.Flatten, "dropout": lambda: nn.Dropout(float(others[0])),
        "batchnorm": lambda: nn.BatchNorm2d(shape[0]), "activation": nn.ReLU, "layernorm": lambda: nn.LayerNorm(shape[-1]),
        "embedding": lambda: nn.Embedding(work.characters, sizes[0]), "positions": lambda: Positions(*shape),
    }[kind]()]


def layered():
    layers, shape = [], work.shape
    for layer in work.layers:
        layers += module(layer, shape)
        shape, _ = workloads.after(layer, shape)
    return nn.Sequential(*layers, nn.Linear(shape[-1], work.outputs))


def network():
    if isinstance(work, workloads.Layered):
        return layered()
    layers, width = [], work.inputs
    for units in work.hidden:
        layers += [nn.Linear(width, units), ACTIVATIONS[work.activation]()]
        if work.dropout:
            layers.append(nn.Dropout(work.dropout))
        width = units
    return nn.Sequential(*layers, nn.Linear(width, work.outputs))


net = network()
if last := "last" in options.variant:
    assert len(work.shape) == 3
    net = net.to(memory_format=torch.channels_last)
criterion = nn.BCEWithLogitsLoss() if work.outputs == 1 else nn.CrossEntropyLoss()
optimizers = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam, "adamw": torch.optim.AdamW}
fused = {"fused": True} if options.variant != "eager" else {}
optimizer = optimizers[work.optimizer](net.parameters(), lr=work.rate, **fused)
x, y = (torch.from_numpy(array) for array in workloads.batches(work))
if last:
    x = [batch.to(memory_format=torch.channels_last) for batch in x]
y = y.float().unsqueeze(2) if work.outputs == 1 else y.long()


def loss_of(inputs, labels):
    return criterion(net(inputs).flatten(0, -2), labels.flatten(0, -1) if work.outputs > 1 else labels)


loss = torch.compile(loss_of) if options.variant.startswith("compiled") else loss_of
step = 0


def run(steps):
    global step
    for _ in range(steps):
        optimizer.zero_grad(set_to_none=True)
        loss(x[step % len(x)], y[step % len(y)]).backward()
        optimizer.step()
        step += 1


workloads.report(run)
