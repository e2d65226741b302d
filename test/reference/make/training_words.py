"""Makes test/reference/training_words.json: training runs and evaluations with settings that the other files do not have.

Run from the project's root with Python 3, PyTorch and NumPy: python3 test/reference/make/training_words.py

Every number is PyTorch's, in float64 on one thread, gradients by autograd; inputs are drawn by NumPy's seeded PCG64. The
project's own code takes no part in it. What the fields mean stands in test/reference/README.md.
"""

import json
from pathlib import Path

import numpy
import torch
from torch.utils.data import DataLoader, TensorDataset

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
EPS, MOMENTUM = 1e-5, 0.1
SEED = 20261126
random = numpy.random.Generator(numpy.random.PCG64(SEED))


def plain(values):
    """Nested lists of shortest decimals, without negative zeros."""
    if isinstance(values, torch.Tensor):
        values = values.detach().numpy()
    if isinstance(values, numpy.ndarray):
        values = values.tolist()
    if isinstance(values, (list, tuple)):
        return [plain(each) for each in values]
    return values + 0.0 if isinstance(values, float) else values


class Network(torch.nn.Module):
    """dense, norm (one for all, or a list), activation for every hidden layer; the output layer is plain dense."""

    def __init__(self, sizes, norm, activation):
        super().__init__()
        self.activation = {"identity": lambda x: x, "tanh": torch.tanh, "relu": torch.relu, "sigmoid": torch.sigmoid}[activation]
        pairs = list(zip(sizes[:-1], sizes[1:]))
        self.dense = torch.nn.ModuleList(torch.nn.Linear(i, o) for i, o in pairs)
        norms = norm if isinstance(norm, list) else [norm] * (len(pairs) - 1)
        self.norms = torch.nn.ModuleList(
            torch.nn.BatchNorm1d(o, eps=EPS, momentum=MOMENTUM) if name == "bn_before" else torch.nn.Identity()
            for name, (_, o) in zip(norms, pairs)
        )
        with torch.no_grad():
            for dense, (i, _) in zip(self.dense, pairs):
                dense.weight.copy_(torch.tensor(random.normal(0, 1 / numpy.sqrt(i), dense.weight.shape)))
                dense.bias.copy_(torch.tensor(random.normal(0, 0.3, dense.bias.shape)))

    def forward(self, x):
        for dense, norm in zip(self.dense[:-1], self.norms):
            x = self.activation(norm(dense(x)))
        return self.dense[-1](x)

    def layers(self, of):
        found = [{"W": plain(of(dense.weight)), "b": plain(of(dense.bias))} for dense in self.dense]
        for layer, norm in zip(found, self.norms):
            if isinstance(norm, torch.nn.BatchNorm1d):
                layer.update(gamma=plain(of(norm.weight)), beta=plain(of(norm.bias)))
        return found

    def running(self):
        return [
            {"mean": plain(norm.running_mean), "var": plain(norm.running_var)} if isinstance(norm, torch.nn.BatchNorm1d) else None
            for norm in self.norms
        ]


def losses_of(kind, out, y):
    """The loss of each sample."""
    if kind == "bce":
        return torch.nn.functional.binary_cross_entropy_with_logits(out[:, 0], y, reduction="none")
    if kind == "softmax_ce":
        return torch.nn.functional.cross_entropy(out, y.long(), reduction="none")
    return torch.nn.functional.mse_loss(out[:, 0], y, reduction="none")


OPTIMIZERS = {
    "sgd": (torch.optim.SGD, {"lr": 0.2}),
    "momentum": (torch.optim.SGD, {"lr": 0.05, "momentum": 0.9}),
    "adam": (torch.optim.Adam, {"lr": 0.02, "betas": (0.9, 0.999), "eps": 1e-8}),
}


def start(sizes, norm, activation, loss, X, y):
    network = Network(sizes, norm, activation)
    initial = [{"W": each["W"], "b": each["b"]} for each in network.layers(lambda p: p)]
    case = {"sizes": sizes, "norm": norm, "activation": activation, "loss": loss, "X": plain(X), "y": plain(y), "initial_params": initial}
    return network, case


def train(network, case, optimizer, batches, weights=None):
    """Trains on the batches (lists of rows); weights: of every row."""
    kind, hyper = OPTIMIZERS[optimizer]
    step = kind(network.parameters(), **hyper)
    X, y = torch.tensor(case["X"]), torch.tensor(case["y"], dtype=torch.float64)
    found, first = [], None
    network.train()
    for rows in batches:
        step.zero_grad()
        each = losses_of(case["loss"], network(X[rows]), y[rows])
        loss = each.mean() if weights is None else (torch.tensor(weights)[rows] * each).mean()
        loss.backward()
        if first is None:
            first = network.layers(lambda p: p.grad)
        step.step()
        found.append(loss.item())
    case.update(
        optimizer=optimizer,
        hyper={key: list(value) if isinstance(value, tuple) else value for key, value in hyper.items()},
        batches=[list(map(int, rows)) for rows in batches],
        train_loss=plain(found),
        gradients_step0=first,
        final_params=network.layers(lambda p: p),
        final_running=network.running(),
    )
    if optimizer == "adam" and case["norm"] == "bn_before":
        # Adam divides the noise in the gradient of a bias before batch norm by its own size.
        case["tolerance"] = 1e-7
    return case


def draw(n, features, loss):
    X = random.normal(0, 1.3, (n, features))
    score = X @ random.normal(0, 1, features) + 0.4 * random.normal(0, 1, n)
    if loss == "mse":
        return X, score
    if loss == "bce":
        return X, (score > 0).astype(int)
    return X, numpy.digitize(score, [-0.7, 0.7]).astype(int)


def batches_of(n, size, steps):
    return [random.integers(0, n, size).tolist() for _ in range(steps)]


# Weighted losses: two subsets, by a law that draws them in other shares than those that are aimed at.
weighted = []
for loss, sizes, norm, activation, optimizer, drawn, aimed in [
    ("bce", [3, 5, 1], "none", "tanh", "sgd", 0.85, 0.3),
    ("bce", [3, 4, 4, 1], "bn_before", "sigmoid", "momentum", 0.7, 0.1),
    ("softmax_ce", [2, 5, 3], "none", "relu", "adam", 0.25, 0.6),
    ("softmax_ce", [2, 4, 3], "bn_before", "tanh", "sgd", 0.4, 0.4),
    ("mse", [4, 3, 1], "bn_before", "sigmoid", "sgd", 0.9, 0.5),
]:
    n = 22
    X, y = draw(n, sizes[0], "bce" if loss == "mse" else loss)
    subsets = (random.random(n) > drawn).astype(int)
    ratio = [aimed / drawn, (1 - aimed) / (1 - drawn)]
    network, case = start(sizes, norm, activation, loss, X, y)
    case.update(name=f"{loss}, {norm}, {optimizer}", subsets=subsets.tolist(), drawn_share=drawn, aimed_share=aimed, subset_weights=ratio)
    weighted.append(train(network, case, optimizer, batches_of(n, 7, 12), [ratio[s] for s in subsets]))

# Real targets: deep linear networks and others, mean squared error.
regression = []
for sizes, norm, activation, optimizer in [
    ([4, 6, 5, 3, 1], "none", "identity", "sgd"),
    ([4, 6, 5, 3, 1], "bn_before", "identity", "sgd"),
    ([2, 5, 4, 1], "bn_before", "tanh", "momentum"),
    ([3, 6, 1], "none", "relu", "adam"),
]:
    n = 26
    X, y = draw(n, sizes[0], "mse")
    network, case = start(sizes, norm, activation, "mse", X, y)
    case["name"] = f"{len(sizes) - 2} layers, {activation}, {norm}, {optimizer}"
    if optimizer == "sgd":
        OPTIMIZERS["sgd"][1]["lr"] = 0.02
    case = train(network, case, optimizer, batches_of(n, 9, 14))
    X_test, y_test = random.normal(0, 1.3, (8, sizes[0])), random.normal(0, 2, 8)
    case.update(test_X=plain(X_test), test_y=plain(y_test))
    with torch.no_grad():
        network.eval()
        out = network(torch.tensor(X_test))
        case["test_output"] = plain(out)
        case["test_loss"] = losses_of("mse", out, torch.tensor(y_test)).mean().item()
    regression.append(case)

# Epochs whose last batch is short (kept) or left out (dropped), as DataLoader makes them of a given order.
epochs = []
OPTIMIZERS["sgd"][1]["lr"] = 0.3
for last, n, size, norm, optimizer in [
    ("keep", 11, 4, "none", "sgd"),
    ("keep", 14, 4, "bn_before", "momentum"),
    ("keep", 12, 4, "bn_before", "sgd"),
    ("keep", 9, 4, "none", "adam"),
    ("drop", 11, 4, "bn_before", "sgd"),
    ("drop", 13, 5, "none", "momentum"),
]:
    X, y = draw(n, 3, "bce")
    orders = [random.permutation(n).tolist() for _ in range(3)]
    rows = TensorDataset(torch.arange(n))
    batches = [
        batch.tolist()
        for order in orders
        for (batch,) in DataLoader(rows, batch_size=size, sampler=order, drop_last=last == "drop")
    ]
    network, case = start([3, 5, 4, 1], norm, "tanh", "bce", X, y)
    case.update(name=f"{last}, {n} samples by {size}, {norm}, {optimizer}", last_batch=last, batch_size=size, orders=orders)
    epochs.append(train(network, case, optimizer, batches))

# Evaluation in training mode: every test batch by its own mean and variance, in batches of one class or of one subset.
evaluation = []
for order, size, classes in [("by-class", 5, 2), ("by-class", 4, 3), ("by-subset", 6, 2), ("by-subset", 12, 3)]:
    n = 17
    loss = "bce" if classes == 2 else "softmax_ce"
    X, y = draw(n, 3, loss)
    subsets = (random.random(n) > 0.4).astype(int)
    network, case = start([3, 6, 4, 1 if classes == 2 else classes], ["bn_before", "none"], "relu", loss, X, y)
    of = y if order == "by-class" else subsets
    groups = [numpy.flatnonzero(of == group) for group in sorted(set(of.tolist()))]
    # The last batch of a group is filled from the group's first samples, which are not judged a second time.
    batches = [
        [int(group[at % len(group)]) for at in range(from_, from_ + size)]
        for group in groups
        for from_ in range(0, len(group), size)
    ]
    judged = [min(size, len(group) - from_) for group in groups for from_ in range(0, len(group), size)]
    with torch.no_grad():
        for norm in network.norms[:1]:
            norm.weight.copy_(torch.tensor(random.normal(1, 0.3, norm.weight.shape)))
            norm.bias.copy_(torch.tensor(random.normal(0, 0.3, norm.bias.shape)))
        network.train()
        target = torch.tensor(y, dtype=torch.float64)
        outs = [network(torch.tensor(X)[rows]) for rows in batches]
        out = torch.cat([each[:count] for each, count in zip(outs, judged)])
        rows = [row for batch, count in zip(batches, judged) for row in batch[:count]]
        right = (out[:, 0] > 0) == (target[rows] > 0.5) if classes == 2 else out.argmax(1) == target[rows]
        case.update(
            name=f"{order}, batches of {size}, {classes} classes",
            order=order,
            batch_size=size,
            subsets=subsets.tolist(),
            initial_params=network.layers(lambda p: p),
            batches=batches,
            judged=judged,
            logits=plain(torch.cat(outs)),
            mean_loss=losses_of(loss, out, target[rows]).mean().item(),
            accuracy=right.double().mean().item(),
        )
    evaluation.append(case)

content = {
    "meta": {"file": "training_words.json", "seed": SEED, "torch": torch.__version__, "numpy": numpy.__version__},
    "bn": {"eps": EPS, "momentum": MOMENTUM},
    "weighted": weighted,
    "regression": regression,
    "epochs": epochs,
    "evaluation": evaluation,
}
folder = Path(__file__).parent.parent
(folder / "training_words.json").write_text(json.dumps(content, allow_nan=False, separators=(",", ":")) + "\n")
