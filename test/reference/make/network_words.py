"""Makes test/reference/frozen.json, weight_decay.json, groupnorm.json and dropout.json: short training runs, every array after every update.

Run from the project's root with Python 3 and PyTorch 1.13: python3 test/reference/make/network_words.py

Everything is in float64 on one thread; what is random is seeded. The networks are PyTorch's own modules: Linear,
BatchNorm1d, GroupNorm, weight_norm, Dropout. A frozen part has requires_grad = False; frozen statistics are a BatchNorm1d in eval().
"""

import json
from pathlib import Path

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

folder = Path(__file__).parent.parent
seed = 19

activations = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "silu": nn.functional.silu,
}
optimizers = {
    "sgd": torch.optim.SGD,
    "adam": torch.optim.Adam,
    "adamw": torch.optim.AdamW,
    "rmsprop": torch.optim.RMSprop,
}


class Hidden(nn.Module):
    """dense → norm → activation, or dense → activation → norm."""

    def __init__(self, inputs: int, layer: dict):
        super().__init__()
        self.layer = layer
        self.dropout = nn.Dropout(layer.get("dropout", 0))
        self.mask = None
        self.dense = nn.Linear(inputs, layer["units"])
        kind = layer["norm"]
        if kind == "weight":
            nn.utils.weight_norm(self.dense, dim=0)
        if kind in ("none", "weight"):
            self.norm = None
        elif kind == "group":
            self.norm = nn.GroupNorm(layer["groups"], layer["units"], eps=layer["eps"])
        else:
            self.norm = nn.BatchNorm1d(layer["units"], eps=layer["eps"], momentum=layer["momentum"])

    def forward(self, h: torch.Tensor) -> torch.Tensor:
        act = activations[self.layer["activation"]]
        z = self.dense(h)
        if self.norm is None:
            return self.dropped(act(z))
        return self.dropped(self.norm(act(z)) if self.layer["placement"] == "after" else act(self.norm(z)))

    def dropped(self, h: torch.Tensor) -> torch.Tensor:
        """What nn.Dropout makes of it; the mask is what it keeps of ones when it draws the same."""
        if self.dropout.p == 0:
            return h
        begun = torch.get_rng_state()
        self.mask = self.dropout(torch.ones_like(h)) != 0
        torch.set_rng_state(begun)
        return self.dropout(h)


class Network(nn.Module):
    def __init__(self, inputs: int, hidden: list[dict], outputs: int):
        super().__init__()
        widths = [inputs] + [layer["units"] for layer in hidden]
        self.hidden = nn.ModuleList(Hidden(width, layer) for width, layer in zip(widths, hidden))
        self.output = nn.Linear(widths[-1], outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        for layer in self.hidden:
            x = layer(x)
        return self.output(x)

    def arrays(self):
        """The lab's name, the tensor and the kind of every trained array; kinds are those of weight decay."""
        for at, layer in enumerate(self.hidden, 1):
            own = dict(layer.dense.named_parameters())
            if layer.layer["norm"] == "weight":
                yield f"hidden{at}.directions", own["weight_v"], "weights"
                yield f"hidden{at}.gains", own["weight_g"], "weights"
            else:
                yield f"hidden{at}.weights", own["weight"], "weights"
            yield f"hidden{at}.bias", own["bias"], "bias"
            if layer.norm is not None:
                yield f"hidden{at}.gamma", layer.norm.weight, "affine"
                yield f"hidden{at}.beta", layer.norm.bias, "affine"
        yield "output.weights", self.output.weight, "weights"
        yield "output.bias", self.output.bias, "bias"

    def statistics(self):
        for at, layer in enumerate(self.hidden, 1):
            if isinstance(layer.norm, nn.BatchNorm1d):
                yield f"hidden{at}.runningMean", layer.norm.running_mean
                yield f"hidden{at}.runningVariance", layer.norm.running_var


def numbers(tensor: torch.Tensor) -> list[float]:
    """Row by row, without negative zeros."""
    return [value + 0.0 for value in tensor.detach().reshape(-1).tolist()]


def state(network: Network) -> dict[str, list[float]]:
    trained = {name: numbers(tensor) for name, tensor, _ in network.arrays()}
    return trained | {name: numbers(tensor) for name, tensor in network.statistics()}


def start(network: Network) -> None:
    """Away from the usual start: γ and β, and the running statistics, are drawn as well."""
    with torch.no_grad():
        for layer in network.hidden:
            if layer.norm is None:
                continue
            layer.norm.weight.copy_(0.5 + torch.rand_like(layer.norm.weight))
            layer.norm.bias.copy_(0.3 * torch.randn_like(layer.norm.bias))
            if isinstance(layer.norm, nn.BatchNorm1d):
                layer.norm.running_mean.copy_(0.4 * torch.randn_like(layer.norm.running_mean))
                layer.norm.running_var.copy_(0.5 + torch.rand_like(layer.norm.running_var))


def freeze(network: Network, frozen: list[dict], frozen_output: bool) -> None:
    for layer, parts in zip(network.hidden, frozen):
        if parts["weights"]:
            for parameter in layer.dense.parameters():
                parameter.requires_grad = False
        if layer.norm is not None and parts["affine"]:
            for parameter in layer.norm.parameters():
                parameter.requires_grad = False
        if layer.norm is not None and parts["statistics"]:
            layer.norm.eval()
    if frozen_output:
        for parameter in network.output.parameters():
            parameter.requires_grad = False


def optimizer_of(network: Network, name: str, hyper: dict, decay):
    """One parameter group for each kind."""
    trained = [(tensor, kind) for _, tensor, kind in network.arrays() if tensor.requires_grad]
    groups = [
        {
            "params": [tensor for tensor, own in trained if own == kind],
            "weight_decay": decay if isinstance(decay, (int, float)) else decay[kind],
        }
        for kind in ("weights", "bias", "affine")
    ]
    return optimizers[name]([group for group in groups if group["params"]], **hyper)


nothing = {"weights": False, "affine": False, "statistics": False}


def layer(units: int, activation: str, norm: str = "none", **more) -> dict:
    own = {"units": units, "activation": activation, "norm": norm}
    if norm == "batch":
        own |= {"eps": 1e-4, "momentum": 0.3, "placement": "before"}
    if norm == "group":
        own |= {"eps": 1e-4, "placement": "before"}
    return own | more


# For optimizers that divide by the size of the slope: a bias before a batch norm has none but for rounding.
behind = [layer(4, "tanh", "batch", placement="after"), layer(3, "silu")]


def run(
    name: str,
    hidden: list[dict],
    optimizer: str,
    hyper: dict,
    *,
    inputs: int = 3,
    outputs: int = 1,
    sizes: tuple[int, ...] = (7, 7, 7, 7, 7),
    frozen: list[dict] | None = None,
    frozen_output: bool = False,
    decay=0.0,
) -> dict:
    network = Network(inputs, hidden, outputs)
    start(network)
    network.train()
    parts = frozen or [nothing for _ in hidden]
    freeze(network, parts, frozen_output)
    rule = optimizer_of(network, optimizer, hyper, decay)
    initial = state(network)
    losses, states, masks = [], [], []
    batches = []
    for size in sizes:
        x = torch.randn(size, inputs) * 1.5 + 0.3
        y = torch.randint(0, 2 if outputs == 1 else outputs, (size,))
        logits = network(x)
        if outputs == 1:
            loss = nn.functional.binary_cross_entropy_with_logits(logits[:, 0], y.double())
        else:
            loss = nn.functional.cross_entropy(logits, y)
        rule.zero_grad()
        loss.backward()
        rule.step()
        batches.append({"x": [numbers(row) for row in x], "y": y.tolist()})
        masks.append([None if layer.mask is None else layer.mask.int().tolist() for layer in network.hidden])
        losses.append(loss.item())
        states.append(state(network))
    network.eval()
    return {
        "name": name,
        "inputs": inputs,
        "outputs": outputs,
        "hidden": hidden,
        **({} if frozen is None else {"frozen": frozen}),
        **({"frozen_output": True} if frozen_output else {}),
        "optimizer": optimizer,
        "hyper": hyper,
        "weight_decay": decay,
        "initial": initial,
        "batches": batches,
        **({"masks": masks} if any("dropout" in layer for layer in hidden) else {}),
        "loss": losses,
        "states": states,
        "eval_logits": [numbers(row) for row in network(x)],
    }


def some(*parts: str) -> dict:
    return {part: part in parts for part in nothing}


def frozen_runs() -> list[dict]:
    two = [layer(4, "tanh", "batch"), layer(3, "silu", "batch")]
    after = [layer(5, "relu", "batch", placement="after"), layer(4, "sigmoid", "batch")]
    return [
        run("only γ and β", two, "sgd", {"lr": 0.6}, frozen=[some("weights")] * 2, frozen_output=True),
        run("weights of the first layer", behind, "adam", {"lr": 0.05}, frozen=[some("weights"), nothing]),
        run("γ and β", after, "sgd", {"lr": 0.4, "momentum": 0.7}, frozen=[some("affine")] * 2),
        run("statistics", two, "sgd", {"lr": 0.5}, frozen=[some("statistics")] * 2, sizes=(6, 6, 5, 6, 5)),
        run("statistics of the first layer alone", behind, "rmsprop", {"lr": 0.02}, frozen=[some("statistics"), nothing]),
        run(
            "all of the first, the output, and three classes",
            [layer(4, "tanh", "batch", eps=1e-3), layer(3, "relu", "batch", momentum=0.05)],
            "sgd",
            {"lr": 0.8},
            outputs=3,
            frozen=[some("weights", "affine", "statistics"), nothing],
            frozen_output=True,
        ),
        run("weight norm", [layer(4, "tanh", "weight"), layer(3, "tanh")], "sgd", {"lr": 0.5}, frozen=[some("weights"), nothing]),
    ]


def decay_runs() -> list[dict]:
    mixed = [layer(4, "tanh", "batch"), layer(3, "silu")]
    apart = {"weights": 0.2, "bias": 0.03, "affine": 0.5}
    return [
        run("sgd", mixed, "sgd", {"lr": 0.3}, decay=apart),
        run("momentum", mixed, "sgd", {"lr": 0.2, "momentum": 0.8, "dampening": 0.1}, decay=apart),
        run("nesterov", mixed, "sgd", {"lr": 0.2, "momentum": 0.6, "nesterov": True}, decay=apart),
        run("rmsprop", behind, "rmsprop", {"lr": 0.03, "alpha": 0.9, "centered": True}, decay=apart),
        run("adam", behind, "adam", {"lr": 0.03, "betas": [0.8, 0.95]}, decay=apart),
        run("adamw", behind, "adamw", {"lr": 0.03}, decay={"weights": 0.4, "bias": 0, "affine": 0.1}),
        run("weights alone, weight norm", [layer(4, "tanh", "weight"), layer(3, "relu", "batch")], "sgd", {"lr": 0.3}, decay={"weights": 0.3, "bias": 0, "affine": 0}),
        run("all alike, frozen weights", mixed, "sgd", {"lr": 0.3}, decay=0.1, frozen=[some("weights"), nothing]),
    ]


def group_runs() -> list[dict]:
    wide = [layer(6, "tanh", "group", groups=3), layer(4, "relu", "group", groups=2, placement="after", eps=1e-2)]
    return [
        run("before and after", wide, "sgd", {"lr": 0.4, "momentum": 0.5}),
        run("one group", [layer(5, "silu", "group", groups=1)], "sgd", {"lr": 0.7}, outputs=3),
        run("adam, beside batch norm", [layer(4, "sigmoid", "batch", placement="after"), wide[0]], "adam", {"lr": 0.05}),
        run("frozen weights", wide, "sgd", {"lr": 0.5}, frozen=[some("weights")] * 2, sizes=(1, 4, 5, 2)),
    ]


def dropout_runs() -> list[dict]:
    return [
        run("two rates", [layer(6, "tanh", dropout=0.3), layer(4, "silu", dropout=0.5)], "sgd", {"lr": 0.4, "momentum": 0.5}),
        run("before batch norm", [layer(5, "relu", "batch", dropout=0.4), layer(4, "tanh", "batch")], "sgd", {"lr": 0.3}),
        run(
            "behind batch norm, three classes",
            [layer(5, "sigmoid", "batch", placement="after", dropout=0.25)],
            "adam",
            {"lr": 0.05},
            outputs=3,
        ),
        run("group norm and weight norm", [layer(6, "silu", "group", groups=2, dropout=0.2), layer(3, "tanh", "weight", dropout=0.6)], "sgd", {"lr": 0.3}, sizes=(1, 5, 4, 5)),
    ]


def group_cases() -> list[dict]:
    """nn.functional.group_norm forward and backward; xhat is its output with γ = 1 and β = 0."""
    found = []
    for samples, units, groups, eps in [(5, 6, 3, 1e-5), (4, 8, 2, 1e-3), (3, 6, 1, 1e-5), (1, 10, 5, 1e-8), (6, 9, 3, 1e-5)]:
        x = (torch.randn(samples, units) * 2 + 1).requires_grad_()
        gamma, beta = torch.randn(units).requires_grad_(), torch.randn(units).requires_grad_()
        dy = torch.randn(samples, units)
        y = nn.functional.group_norm(x, groups, gamma, beta, eps)
        (dy * y).sum().backward()
        matrices = {"x": x, "xhat": nn.functional.group_norm(x, groups, None, None, eps), "y": y, "dy": dy, "dx": x.grad}
        vectors = {"gamma": gamma, "beta": beta, "dgamma": gamma.grad, "dbeta": beta.grad}
        found.append(
            {"batch": samples, "features": units, "groups": groups, "eps": eps}
            | {name: [numbers(row) for row in matrix] for name, matrix in matrices.items()}
            | {name: numbers(vector) for name, vector in vectors.items()}
        )
    return found


def write(name: str, content: dict) -> None:
    meta = {"file": name, "seed": seed, "dtype": "float64", "generated_with": {"torch": torch.__version__}}
    text = json.dumps({"meta": meta, **content}, indent=1, allow_nan=False, ensure_ascii=False)
    # Lists of numbers stand on one line.
    lines, depth = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if depth > 0:
            lines[-1] += bare
            depth += bare.count("[") - bare.count("]")
        else:
            lines.append(line)
            is_list = bare.endswith("[") and any(bare.startswith(f'"{key}"') for key in one_line)
            depth = 1 if is_list else 0
    (folder / name).write_text("\n".join(lines) + "\n")


one_line = ["x", "y", "loss", "eval_logits", "betas", "masks", "xhat", "dx", "dy", "gamma", "beta", "dgamma", "dbeta"] + [
    f"{layer}.{array}"
    for layer in ("hidden1", "hidden2", "output")
    for array in ("weights", "directions", "gains", "bias", "gamma", "beta", "runningMean", "runningVariance")
]

if __name__ == "__main__":
    for name, runs in {"frozen": frozen_runs, "weight_decay": decay_runs}.items():
        torch.manual_seed(seed)
        write(f"{name}.json", {"runs": runs()})
    torch.manual_seed(seed)
    write("dropout.json", {"runs": dropout_runs()})
    torch.manual_seed(seed)
    write("groupnorm.json", {"cases": group_cases(), "runs": group_runs()})
