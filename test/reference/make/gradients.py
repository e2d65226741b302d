"""Makes test/reference/gradients.json and test/reference/effective_rank.json with PyTorch and NumPy.

    python3 test/reference/make/gradients.py

gradients.json: networks of several kinds, one batch each, the mean loss in training mode and its gradients by autograd.
effective_rank.json: matrices of outputs, and the participation ratio of their singular values by SVD.
"""

import json
import os

import numpy
import torch
import torch.nn.functional as functional

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
EPS = 1e-5

activations = {
    "relu": torch.relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "gelu": functional.gelu,
    "leaky_relu": lambda z: functional.leaky_relu(z, 0.01),
}


def normalized(values, norm):
    width = values.shape[1]
    if norm == "layernorm":
        return functional.layer_norm(values, (width,), eps=EPS)
    return functional.batch_norm(values, None, None, training=True, eps=EPS)


def run(name, seed, sizes, batch, norm, activation, loss, gain):
    generator = numpy.random.default_rng(seed)
    x = generator.normal(size=(batch, sizes[0])).round(6)
    classes = 2 if loss == "bce" else sizes[-1]
    y = [int(each) for each in generator.integers(0, classes, size=batch)]
    given = []
    for inputs, units in zip(sizes, sizes[1:]):
        given.append(
            {
                "W": (generator.normal(size=(units, inputs)) * (gain / inputs) ** 0.5).round(6),
                "b": (generator.normal(size=units) * 0.1).round(6),
            }
        )
    weights = [torch.tensor(layer["W"], requires_grad=True) for layer in given]
    biases = [torch.tensor(layer["b"], requires_grad=True) for layer in given]
    scales = [torch.ones(units, requires_grad=True) for units in sizes[1:-1]]
    shifts = [torch.zeros(units, requires_grad=True) for units in sizes[1:-1]]
    h = torch.tensor(x)
    signals, outputs = [], []
    for layer in range(len(sizes) - 2):
        z = functional.linear(h, weights[layer], biases[layer])
        z.retain_grad()
        signals.append(z)
        if norm in ("bn_before", "layernorm"):
            h = activations[activation](normalized(z, norm) * scales[layer] + shifts[layer])
        elif norm == "bn_after":
            h = normalized(activations[activation](z), norm) * scales[layer] + shifts[layer]
        else:
            h = activations[activation](z)
        outputs.append(h)
    logits = functional.linear(h, weights[-1], biases[-1])
    if loss == "bce":
        value = functional.binary_cross_entropy_with_logits(logits[:, 0], torch.tensor(y, dtype=torch.float64))
    else:
        value = functional.cross_entropy(logits, torch.tensor(y))
    value.backward()
    own = [[weights[layer], biases[layer]] for layer in range(len(given))]
    if norm != "none":
        for layer in range(len(scales)):
            own[layer] += [scales[layer], shifts[layer]]
    of_parameters = [float(torch.sqrt(sum((p.grad**2).sum() for p in each))) for each in own]
    of_z = [float(torch.linalg.norm(z.grad)) for z in signals]
    return {
        "name": name,
        "sizes": list(sizes),
        "norm": norm,
        "activation": activation,
        "loss": loss,
        "eps": EPS,
        "X": x.tolist(),
        "y": y,
        "initial_params": [{"W": layer["W"].tolist(), "b": layer["b"].tolist()} for layer in given],
        "value": float(value.detach()),
        "gradient_norms": of_parameters,
        "pre_activation_norms": of_z,
        "effective_ranks": [ratio(each.detach().numpy()) for each in outputs],
    }


def ratio(h):
    """(sum of squared singular values)^2 over the sum of their fourth powers."""
    sigma = numpy.linalg.svd(h, compute_uv=False)
    return float((sigma**2).sum() ** 2 / (sigma**4).sum())


def ranked(name, h):
    return {"name": name, "h": h.tolist(), "effective_rank": ratio(h)}


def write(name, seed, content):
    meta = {"file": name, "seed": seed, "dtype": "float64", "generated_with": {"torch": torch.__version__, "numpy": numpy.__version__}}
    (section, cases), = content.items()
    lines = ",\n".join(json.dumps(each, separators=(",", ":")) for each in cases)
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(f'{{"meta": {json.dumps(meta)},\n"{section}": [\n{lines}\n]}}\n')


write(
    "gradients.json",
    51,
    {
        "runs": [
            run("batch norm, relu", 51, (3, 7, 6, 5, 4, 1), 11, "bn_before", "relu", "bce", 2),
            run("batch norm after, leaky relu", 52, (4, 6, 9, 3), 10, "bn_after", "leaky_relu", "softmax_ce", 2),
            run("layer norm, gelu", 53, (5, 8, 8, 6, 1), 9, "layernorm", "gelu", "bce", 2),
            run("none, tanh", 54, (2, 5, 5, 5, 4), 7, "none", "tanh", "softmax_ce", 1),
            run("none, one hidden layer", 55, (3, 4, 1), 6, "none", "sigmoid", "bce", 1),
            run("twelve layers with batch norm", 56, (4,) + (8,) * 12 + (1,), 16, "bn_before", "relu", "bce", 2),
            run("ten layers without", 57, (4,) + (8,) * 10 + (1,), 16, "none", "relu", "bce", 2),
        ]
    },
)

draw = numpy.random.default_rng(58)
wide = draw.normal(size=(5, 12)).round(6)
tall = draw.normal(size=(14, 6)).round(6)
write(
    "effective_rank.json",
    58,
    {
        "cases": [
            ranked("more units than samples", wide),
            ranked("more samples than units", tall),
            ranked("far from the origin", (tall + 20).round(6)),
            ranked("one direction", numpy.outer(draw.normal(size=8).round(6), draw.normal(size=5).round(6))),
            ranked("orthogonal", numpy.eye(6)),
            ranked("one dead unit", numpy.hstack([tall, numpy.zeros((14, 1))])),
            ranked("a single sample", wide[:1]),
            ranked("tiny", (tall * 1e-20)),
        ]
    },
)
