"""A training step in PyTorch: eager, with its fused optimizer, or compiled."""
import workloads

work, options = workloads.arguments()

import torch
from torch import nn

torch.set_num_threads(options.threads)
torch.manual_seed(0)
ACTIVATIONS = {"relu": nn.ReLU, "tanh": nn.Tanh}


def network():
    layers, width = [], work.inputs
    for units in work.hidden:
        layers += [nn.Linear(width, units), ACTIVATIONS[work.activation]()]
        if work.dropout:
            layers.append(nn.Dropout(work.dropout))
        width = units
    return nn.Sequential(*layers, nn.Linear(width, work.outputs))


net = network()
criterion = nn.BCEWithLogitsLoss() if work.outputs == 1 else nn.CrossEntropyLoss()
optimizers = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}
fused = {"fused": True} if options.variant != "eager" else {}
optimizer = optimizers[work.optimizer](net.parameters(), lr=work.rate, **fused)
x, y = (torch.from_numpy(array) for array in workloads.batches(work))
y = y.float().unsqueeze(2) if work.outputs == 1 else y.long()


def loss_of(inputs, labels):
    return criterion(net(inputs), labels)


loss = torch.compile(loss_of) if options.variant == "compiled" else loss_of
step = 0


def run(steps):
    global step
    for _ in range(steps):
        optimizer.zero_grad(set_to_none=True)
        loss(x[step % len(x)], y[step % len(y)]).backward()
        optimizer.step()
        step += 1


workloads.report(run)
