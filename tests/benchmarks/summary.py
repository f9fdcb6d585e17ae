"""From costs to figures that can be told: medians, spreads, ratios, and whether the promises are kept."""

import os
import platform
import statistics
from importlib import metadata

from measuring import Contestant
from rows import FLOOR, OURS, ROWS

PACKAGES = ("aikit4d", "httpx", "openai", "openapi-python-client")


def summarise(figures, amount):
    """Everything that was measured, as it stands in benchmarks.json."""
    rows = []
    for row in ROWS:
        costs = figures.costs[row.name]
        contestants = [_contestant(row, one, costs) for one in costs]
        if not contestants:
            continue
        title = row.title.format(turns=amount.turns)
        told = {"name": row.name, "title": title, "quantity": row.quantity, "contestants": contestants}
        if row.promise is not None:
            told["promise"] = row.promise._asdict()
            ours = [one for one in costs if one.name == OURS]
            told["measured"] = {one.mode: _measured(row, one, costs) for one in ours}
            told["kept"] = {mode: value <= row.promise.most for mode, value in told["measured"].items()}
        rows.append(told)
    return {"measured_on": _machine(), "amount": amount._asdict(), "rows": rows}


def _machine():
    versions = {name: metadata.version(name) for name in PACKAGES}
    return {
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}",
        "processors": os.cpu_count(),
        **versions,
    }


def _contestant(row, one, costs):
    told = {"name": one.name, "mode": one.mode, row.quantity: _spread(_values(row, one, costs))}
    if row.quantity == "cpu":
        told["wall"] = _spread([cost["wall"] for cost in costs[one]])
    floor = Contestant(FLOOR, one.mode)
    if floor in costs and _is_told_by_ratio(row):
        told["ratio"] = _spread(_ratios(row, one, floor, costs, row.quantity))
        if row.quantity == "cpu":
            told["wall_ratio"] = _spread(_ratios(row, one, floor, costs, "wall"))
    return told


def _is_told_by_ratio(row):
    return row.promise is None or row.promise.against is not None


def _values(row, one, costs):
    return [cost[row.quantity] for cost in costs[one]]


def _ratios(row, one, other, costs, quantity):
    """Each round for itself: what disturbed it disturbed both."""
    pairs = zip(costs[one], costs[other], strict=True)
    return [mine[quantity] / others[quantity] for mine, others in pairs if others[quantity]]


def _spread(values):
    quarters = statistics.quantiles(values, n=4) if len(values) > 1 else [values[0]] * 3
    return {"median": quarters[1], "from": quarters[0], "to": quarters[2]}


def _measured(row, one, costs):
    """What is compared with the promise."""
    if row.promise.against is None:
        return statistics.median(_values(row, one, costs))
    other = Contestant(row.promise.against, one.mode)
    return statistics.median(_ratios(row, one, other, costs, row.quantity))
