"""Makes test/reference/conventions/pytorch.json: one unit's batches one after another through PyTorch's batch norm.

Run from the project's root with Python 3 and PyTorch: python3 test/reference/make/conventions.py

Every number is PyTorch's, in float64 on one thread, with PyTorch's own defaults of momentum and eps. The project's own code
takes no part in it. What the fields mean stands in test/reference/README.md.
"""

import json
from pathlib import Path

import torch

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

# The notes' four students (cgpa, iq), four others, and three more.
FOUR = [[1, 2], [3, 1], [2, 5], [4, 2]]
OTHERS = [[2, 2], [5, 3], [1, 4], [3, 3]]
THREE = [[4, 1], [2, 3], [3, 5]]
UNITS = {
    "z11": {"weights": [0.5, -0.25], "bias": 0.1, "gamma": 1.0, "beta": 0.0},
    "z12": {"weights": [-1.0, 1.5], "bias": -0.2, "gamma": 1.5, "beta": -0.5},
}
SEQUENCES = {"different": [FOUR, OTHERS, THREE], "same": [FOUR] * 100}


def plain(tensor):
    return [value + 0.0 for value in tensor.detach().flatten().tolist()]


def case(name, unit, batches):
    dense = torch.nn.Linear(2, 1)
    norm = torch.nn.BatchNorm1d(1)
    with torch.no_grad():
        dense.weight.copy_(torch.tensor([unit["weights"]]))
        dense.bias.fill_(unit["bias"])
        norm.weight.fill_(unit["gamma"])
        norm.bias.fill_(unit["beta"])
    results, means, variances = [], [], []
    for batch in batches:
        results.append(plain(norm(dense(torch.tensor(batch, dtype=torch.float64)))))
        means += plain(norm.running_mean)
        variances += plain(norm.running_var)
    norm.eval()
    last = torch.tensor(batches[-1], dtype=torch.float64)
    kept = [0, 1, 2, 9, 99] if len(batches) == 100 else range(len(batches))
    return {
        "name": name,
        **unit,
        "batches": batches[:1] if len(batches) == 100 else batches,
        "times": len(batches) if len(batches) == 100 else 1,
        "eps": norm.eps,
        "momentum": norm.momentum,
        "results": [results[at] for at in kept][: 1 if len(batches) == 100 else None],
        "after": [at + 1 for at in kept],
        "running_mean": [means[at] for at in kept],
        "running_var": [variances[at] for at in kept],
        "eval_last_batch": plain(norm(dense(last))),
    }


cases = [
    case(f"{unit}, {sequence}", UNITS[unit], batches) for unit in UNITS for sequence, batches in SEQUENCES.items()
]
meta = {"file": "conventions/pytorch.json", "versions": {"torch": torch.__version__}}
path = Path(__file__).parent.parent / "conventions" / "pytorch.json"
path.write_text(json.dumps({"meta": meta, "cases": cases}, indent=1) + "\n")
