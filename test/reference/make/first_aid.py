"""Makes test/reference/first_aid/: statistics of the batch norms of twenty small networks, trained with something wrong or nothing.

Run from the project's root with Python 3 and PyTorch: /usr/bin/python3 test/reference/make/first_aid.py

Two kinds of data, two kinds of network: points of four clusters for dense networks, small pictures of bars for convolutions. The
project's own code takes no part in it. `write_statistics` is the text of docs/first-aid.md.
"""

import json
from pathlib import Path

import copy, csv, torch


def write_statistics(model, batches, inference, path):
    """batches: 20 or more training batches (inputs); inference: inputs that eval() is asked about, a thousand or so."""
    model = copy.deepcopy(model).eval()  # yours stays as it is; no dropout
    norms = [(name, m) for name, m in model.named_modules() if isinstance(m, torch.nn.modules.batchnorm._BatchNorm)]
    norms = [(name, m) for name, m in norms if m.running_mean is not None]  # others go by the batch in eval(), too
    before = {name: (m.running_mean.tolist(), m.running_var.tolist(), int(m.num_batches_tracked)) for name, m in norms}
    seen = {name: [] for name, _ in norms}

    def look(name, inputs):
        x = inputs[0].transpose(0, 1).flatten(1)  # units first, whatever else there is
        seen[name].append((x.mean(1).tolist(), x.var(1, unbiased=False).tolist()))

    for name, m in norms:
        m.train().register_forward_pre_hook(lambda _, inputs, name=name: look(name, inputs))
    with torch.no_grad():
        for x in [inference, *batches]:
            model(x)
    with open(path, "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow("layer unit running_mean running_var batch_mean batch_var batch_size population_mean population_var momentum updates eps".split())
        for name, m in norms:
            (mean, var, updates), (population, *own) = before[name], seen[name]
            for u in range(m.num_features):
                for x, (mu, v) in zip(batches, own):
                    numbers = [mean[u], var[u], mu[u], v[u], len(x), population[0][u], population[1][u]]
                    table.writerow([name, u, *(f"{n:.6g}" for n in numbers), m.momentum, updates, m.eps])


torch.set_num_threads(1)
FOLDER = Path("test/reference/first_aid")


def points(count, generator, domain_share=0.5):
    """Four clusters in six dimensions: two classes, in two domains that lie apart in the first two; every scale its own."""
    draw = lambda *shape: torch.randn(*shape, generator=generator)
    label = (torch.rand(count, generator=generator) < 0.5).long()
    domain = (torch.rand(count, generator=generator) < domain_share).long()
    x = draw(count, 6) * torch.tensor([0.7, 0.7, 1.0, 1.0, 1.5, 0.5])
    x[:, 0] += 2.4 * (domain - 0.5)
    x[:, 1] += 1.6 * (domain - 0.5)
    x[:, 2] += 2.0 * (label - 0.5)
    x[:, 3] += 2.0 * (label - 0.5) * (2 * domain - 1)
    return x + torch.tensor([1.0, -0.5, 0.0, 0.3, 0.0, 2.0]), label, domain


def bars(count, generator, domain_share=0.5):
    """Pictures of 8 × 8: an upright bar or a lying one, on noise; of two domains one is brighter and of more contrast."""
    label = (torch.rand(count, generator=generator) < 0.5).long()
    domain = (torch.rand(count, generator=generator) < domain_share).long()
    x = 0.3 * torch.randn(count, 1, 8, 8, generator=generator)
    at = torch.randint(8, (count,), generator=generator)
    for n in range(count):
        if label[n] == 0:
            x[n, 0, at[n], :] += 1.0
        else:
            x[n, 0, :, at[n]] += 1.0
    scale = 0.6 + 0.8 * domain.float()
    return x * scale[:, None, None, None] + 0.8 * domain[:, None, None, None].float(), label, domain


def dense(momentum, eps):
    norm = lambda units: torch.nn.BatchNorm1d(units, eps=eps, momentum=momentum)
    return torch.nn.Sequential(
        torch.nn.Linear(6, 10), norm(10), torch.nn.ReLU(), torch.nn.Linear(10, 8), norm(8), torch.nn.ReLU(), torch.nn.Linear(8, 2)
    )


def convolutions(momentum, eps):
    norm = lambda units: torch.nn.BatchNorm2d(units, eps=eps, momentum=momentum)
    return torch.nn.Sequential(
        *[torch.nn.Conv2d(1, 6, 3), norm(6), torch.nn.ReLU(), torch.nn.Conv2d(6, 8, 3), norm(8), torch.nn.ReLU()],
        *[torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten(), torch.nn.Linear(8, 2)],
    )


KINDS = {"points": (points, dense), "bars": (bars, convolutions)}


def by_turns(of, count, size, generator):
    """Batches of one class (or domain) each, at random which."""
    places = [torch.nonzero(of == each).flatten() for each in (0, 1)]
    for _ in range(count):
        own = places[int(torch.randint(2, (1,), generator=generator))]
        yield own[torch.randint(len(own), (size,), generator=generator)]


def shuffled(data_size, count, size, generator):
    order = torch.empty(0, dtype=torch.long)
    for _ in range(count):
        if len(order) < size:
            order = torch.cat([order, torch.randperm(data_size, generator=generator)])
        yield order[:size]
        order = order[size:]


def network(name, kind, causes, seed, *, size=32, steps=500, rate=0.05, adam=False, momentum=0.1, eps=1e-5, batches=20, sorted_by=None,
            train_share=0.5, test_share=0.5, frozen_from=None, loaded=False, scale=1.0):
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    data, build = KINDS[kind]
    x, y, domain = data(2000, generator, train_share)
    test_x, test_y, _ = data(1000, generator, test_share)
    x, test_x = scale * x, scale * test_x
    of = {"class": y, "domain": domain, None: None}[sorted_by]

    def drawn(count):
        return by_turns(of, count, size, generator) if of is not None else shuffled(len(x), count, size, generator)

    def trained():
        model = build(momentum, eps)
        optimizer = torch.optim.Adam(model.parameters(), lr=0.003) if adam else torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9)
        for step, at in enumerate(drawn(steps)):
            model.train()
            if frozen_from is not None and step >= frozen_from:
                for m in model:
                    if isinstance(m, torch.nn.modules.batchnorm._BatchNorm):
                        m.eval()
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(model(x[at]), y[at]).backward()
            optimizer.step()
        return model

    model = trained()
    if loaded:
        other = trained()
        own = model.state_dict()
        own.update({key: value for key, value in other.state_dict().items() if "running" in key})
        model.load_state_dict(own)
    with torch.no_grad():
        inference = float((model.eval()(test_x).argmax(1) == test_y).float().mean())
        still = copy.deepcopy(model).train()
        right = [float((still(x[at]).argmax(1) == y[at]).float().mean()) for at in drawn(50)]
    write_statistics(model, [x[at] for at in drawn(batches)], test_x, FOLDER / f"{name}.csv")
    return {"file": f"{name}.csv", "causes": causes, "training": round(sum(right) / len(right), 4), "inference": round(inference, 4)}


FOLDER.mkdir(exist_ok=True)
made = [
    network("sound-1", "points", [], 101),
    network("sound-2", "bars", [], 102, rate=0.02),
    network("sound-3", "points", [], 103, adam=True, size=64, steps=300),
    network("sound-4", "bars", [], 104, adam=True, size=16, momentum=0.05, batches=25),
    network("stale-1", "points", ["stale"], 111, frozen_from=0),
    network("stale-2", "points", ["stale"], 112, momentum=0.001),
    network("stale-3", "bars", ["stale"], 113, momentum=0.0005, rate=0.02),
    network("biased-batches-1", "points", ["biased-batches"], 121, sorted_by="domain"),
    network("biased-batches-2", "points", ["biased-batches"], 122, sorted_by="class", adam=True),
    network("biased-batches-3", "bars", ["biased-batches"], 123, sorted_by="domain", rate=0.02),
    network("small-batch-1", "points", ["small-batch"], 131, size=2, batches=40, rate=0.005),
    network("small-batch-2", "points", ["small-batch"], 132, size=4, batches=40, rate=0.01),
    network("small-batch-3", "bars", ["small-batch"], 133, size=4, batches=40, rate=0.005),
    network("other-domain-1", "points", ["other-domain"], 141, train_share=0.05, test_share=0.9),
    network("other-domain-2", "bars", ["other-domain"], 142, train_share=0.95, test_share=0.05, rate=0.02),
    network("frozen-or-loaded-1", "points", ["frozen-or-loaded"], 151, loaded=True),
    network("frozen-or-loaded-2", "bars", ["frozen-or-loaded"], 152, frozen_from=40, adam=True, steps=900),
    network("momentum-1", "points", ["momentum"], 161, momentum=0.9),
    network("momentum-2", "bars", ["momentum"], 162, momentum=0.99, rate=0.02),
    network("epsilon-1", "points", ["epsilon"], 171, scale=0.003, adam=True),
]
(FOLDER / "networks.json").write_text(json.dumps({"meta": {"made": "test/reference/make/first_aid.py", "torch": torch.__version__}, "networks": made}, indent=1) + "\n")
