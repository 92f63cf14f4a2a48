#!/usr/bin/env python3
"""Makes RESULTS.md of what compare.py has measured:  python3 Benchmarks/report.py .build/bench [RESULTS.md]"""
import csv
import json
import pathlib
import re
import sys
from collections import defaultdict
from statistics import mean, median

from operations import operations

PEERS = {"jax": "JAX", "torch": "PyTorch"}
# The ratio to the fastest peer that a workload is to reach. The others are there to be looked at.
GOALS = {r"mlp-\w+-8x128": 1.15, r"gradhist-8x128": 1.3, r"mlp-bn-50x100": 1.4, r"plain-\w+-\d+x71": 1.5,
         r"residual-\d+x50": 1.5, r"highway-\d+x50": 1.7, r"chain-50": 2, r"deep-stats": 1.6, r"startup": 20,
         r"conv-regular": 1.1, r"conv-regular-16": 1.3, r"conv-2layer": 3,
         r"conv-single-28-\w+-c1-b1": 5, r"conv-single-28-\w+-c1-b64": 4,
         r"conv-single-28-\w+-c16-b1": 4, r"conv-single-28-\w+-c16-b64": 1.7,
         r"resnet20-16px": 1.8, r"(resnet|plain)56-16px": 1.7, r"resnet20-32px": 1.1,
         r"spatial-bn-16": 1.7, r"spatial-bn-32": 1.5, r"bn-small": 1.4}
AGREEMENT = 1e-4


def goal(workload):
    return next((ratio for pattern, ratio in GOALS.items() if re.fullmatch(pattern, workload)), None)


class Measurements:
    def __init__(self, file):
        with open(file, newline="") as table:
            self.rows = list(csv.DictReader(table, delimiter="\t"))
        self.workloads = list(dict.fromkeys(row["name"] for row in self.rows if row["program"] == "ours"))

    def workload(self, row):
        """The workload that a row belongs to, whose name a variant continues."""
        if row["name"] in self.workloads:
            return row["name"]
        return max((name for name in self.workloads if row["name"].startswith(name + "-")), key=len)

    def rates(self, setting, workload, program):
        """Steps a second by round, and in it by (mode, name); of two processes at once the sum."""
        found, failed = defaultdict(lambda: defaultdict(float)), set()
        for row in self.rows:
            if row["setting"] == setting and row["program"] == program and self.workload(row) == workload:
                way = (row["round"], row["mode"], row["name"])
                if row["failure"]:
                    failed.add(way)
                else:
                    found[row["round"]][way[1:]] += float(row["steps_per_s"])
        for round, *way in failed:
            found[round].pop(tuple(way), None)
        return {round: ways for round, ways in found.items() if ways}

    def best(self, setting, workload, program):
        """The median over rounds of the fastest way, and what it is called; (None, "") if there is none."""
        rounds = self.rates(setting, workload, program)
        if not rounds:
            return None, ""
        last = rounds[max(rounds)]
        mode, name = max(last, key=last.get)
        return median(max(ways.values()) for ways in rounds.values()), mode + name[len(workload):]

    def ratio(self, setting, workload, programs=tuple(PEERS)):
        """The median over rounds of our steps a second to those of the fastest of these programs."""
        own, others = self.rates(setting, workload, "ours"), [self.rates(setting, workload, p) for p in programs]
        pairs = []
        for round, ways in own.items():
            rivals = [max(other[round].values()) for other in others if round in other]
            if rivals:
                pairs.append(max(ways.values()) / max(rivals))
        return median(pairs) if pairs else None

    def peaks(self, workload):
        """What the core could do just before the workload, in GF/s by round."""
        return {row["round"]: float(row["gf_per_s"])
                for row in self.rows if row["setting"] == "peak" and row["name"] == workload}

    def one(self, workload, program, column):
        """A number of the first round on one core, of the fastest way there; None where there is none."""
        ways = self.rates("one core", workload, program).get("1")
        if not ways:
            return None
        way = max(ways, key=ways.get)
        row = next(row for row in self.rows if row["setting"] == "one core" and row["round"] == "1"
                   and row["program"] == program and (row["mode"], row["name"]) == way)
        return float(row[column]) if row[column] else None


def within(limit, differences):
    """Whether all that are known are, and some are. Not a number never is."""
    known = [difference for difference in differences if difference is not None]
    return bool(known) and all(difference <= limit for difference in known)


def losses(measurements, workload):
    """Our losses and by how much they are off the peers'; whether that is all right; and what to say of it."""
    if workload == "startup":
        return None
    cells, verdicts = [], []
    for loss in ("loss1", "loss10"):
        own = measurements.one(workload, "ours", loss)
        if own is None:
            return "different", ["-"] * 8 + ["different"]
        nudged = [float(row[loss]) for row in measurements.rows
                  if row["setting"] == "nudged" and row["name"] == workload and row[loss]]
        shift = max((abs(value / own - 1) for value in nudged), default=0)
        theirs = [measurements.one(workload, peer, loss) for peer in PEERS]
        apart = [None if value is None else abs(value / own - 1) for value in theirs]
        cells += [f"{own:.6g}", *["-" if x is None else f"{x:.0e}" if x else "0" for x in [*apart, shift]]]
        verdicts.append("equal" if within(AGREEMENT, apart) else "chaotic" if within(3 * shift, apart) else "different")
    verdict = max(verdicts, key=["equal", "chaotic", "different"].index)
    return verdict, cells + [verdict]


def table(columns, rows):
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def number(value, digits=None):
    if value is None:
        return "-"
    if digits is None:
        digits = 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{digits}f}"


def summary(m):
    rows, short = [], []
    for workload in m.workloads:
        (ours, _), wanted, agreed = m.best("one core", workload, "ours"), goal(workload), losses(m, workload)
        peers = [f"{number(rate)} {way}".strip() for rate, way in (m.best("one core", workload, p) for p in PEERS)]
        ratios = [m.ratio("one core", workload), m.ratio("at once", workload)]
        counted = [ratio for ratio in ratios if ratio is not None]
        if agreed and agreed[0] == "different":
            reached = "does not count: its losses differ"
        elif wanted is None or not counted:
            reached = "-"
        else:
            reached = "yes" if min(counted) >= wanted else "no"
        if reached not in ("yes", "-"):
            short.append(workload)
        rows.append([workload, number(ours), *peers, *[number(ratio, 2) for ratio in ratios], wanted or "-", reached])
    columns = ["workload", "ours", *PEERS.values(), "ratio, one core", "ratio, two at once", "goal", "reached"]
    return table(columns, rows) + "\n" + (f"Short of its goal: {', '.join(short)}.\n" if short else "")


def two_cores(m):
    rows = []
    for workload in m.workloads:
        if workload == "startup":
            continue
        row = [workload] + [number(m.best(setting, workload, "ours")[0]) for setting in ("one core", "at once")]
        for peer in PEERS:
            rate, way = m.best("two cores", workload, peer)
            row += [f"{number(rate)} {way}".strip(), number(m.best("at once", workload, peer)[0])]
        rows.append(row)
    columns = ["workload", "ours, one training", "two at once"]
    for peer in PEERS.values():
        columns += [f"{peer}, one training, two threads", "two at once"]
    return table(columns, rows)


def limits(m, facts):
    product = max(facts["products"].values())
    rows = []
    for workload in m.workloads:
        batch = next(int(row["batch"]) for row in m.rows if row["name"] == workload and row["batch"])
        work, peaks = operations(workload, batch), m.peaks(workload)
        speeds = {round: work * max(ways.values()) / 1e9
                  for round, ways in m.rates("one core", workload, "ours").items()} if work else {}
        if speeds:
            peak, speed = median(peaks.values()), median(speeds.values())
            share = median(speed / peaks[round] for round, speed in speeds.items())
            rows.append([workload, f"{work / 1e6:.1f}", number(speed, 1), number(peak, 1), f"{share:.0%}",
                         f"{speed / product:.0%}", number(peak * 1e9 / work)])
    return table(["workload", "10⁶ operations a step", "GF/s", "multiply-add peak, GF/s", "of the peak",
                  "of the best sgemm", "steps/s at the peak"], rows)


def memory(m):
    rows = []
    for workload in m.workloads:
        row = [workload]
        for program in ("ours", *PEERS):
            key = "steps_per_s" if workload == "startup" else "peak_mb"
            value = m.one(workload, program, key)
            row.append("-" if value is None else f"{1 / value:.3f} s" if workload == "startup" else f"{value:.0f} MB")
            row.append(number(m.one(workload, program, "first_step_s"), 3))
        rows.append(row)
    columns = ["workload"]
    for name in ("ours", *PEERS.values()):
        columns += [name, "first step, s"]
    return table(columns, rows)


def every_way(m):
    rows = []
    for workload in m.workloads:
        cells = []
        for peer in PEERS:
            ways = m.rates("one core", workload, peer).get("1", {})
            named = [f"{mode}{name[len(workload):]} {number(rate)}" for (mode, name), rate in ways.items()]
            cells.append(", ".join(named))
        rows.append([workload, *[cell or "-" for cell in cells]])
    failures = [f"- {row['program']} {row['mode']} {row['name']}, {row['setting']}: {row['failure']}"
                for row in m.rows if row["failure"]]
    return table(["workload", *PEERS.values()], rows) + ("\nFailed:\n" + "\n".join(failures) + "\n" if failures else "")


def report(m, facts):
    products = ", ".join(f"{speed:.0f} GF/s by {who}" for who, speed in facts["products"].items())
    peak = median(speed for workload in m.workloads for speed in m.peaks(workload).values())
    versions = ", ".join(f"{name} {version}" for name, version in facts["versions"].items())
    skipped = "; ".join(" ".join(entry) for entry in facts["skipped"])
    part = "" if facts["only"] == ".*" else f" This is a part: `--only '{facts['only']}'`."
    loss_rows = [[workload, *agreed[1]] for workload in m.workloads if (agreed := losses(m, workload))]
    loss_columns = ["workload", *[cell for loss in ("loss 1", "loss 10") for cell in (loss, *PEERS.values(), "nudged")]]
    foreign = mean(float(row["foreign_share"]) for row in m.rows if row["foreign_share"])
    return f"""# Results: beside PyTorch and JAX

Written by `make bench` on {facts["date"]} in {facts["minutes"]:.0f} minutes. Only ratios within one run are results.{part}

- Processor: {facts["processor"]}, {facts["cores"]} cores, {", ".join(facts["instruction_sets"])}
- Other programs had {foreign:.0%} of the cores' time meanwhile{"" if foreign < 0.05 else ": too much, measure again"}
- One core: {peak:.0f} GF/s of independent multiply-adds (median); products of two matrices `[1024, 1024]`: {products}
- Versions: {versions}

## Steps a second on one core
Median of {facts["rounds"]} rounds; a ratio is taken within each round and its median over rounds. Of a peer the fastest
mode of the first round, named beside it. A goal is to be reached by the ratio to the fastest peer, on one core and by
two trainings at once. `startup` is the whole life of a process that takes one step, in starts a second.

{summary(m)}
## Two cores
One training of ours uses one core. Two at once are two processes of one program started together, one a core, with the
sum of their steps; as each takes its fastest timing, a process that ends later gains, which is more often a peer's.
PyTorch is compiled for two threads only where that led on one core.

{two_cores(m)}
## How near to the processor's limit
Operations are those of matrix products only, 2 · batch · fanIn · fanOut each: one forwards, two backwards, none for the
gradient by the images. A convolution is such a product for every pixel of its result; what meets only padding counts,
though no program has to compute it. The peak is measured before each timing of ours, on the same core and in the same
way, the fastest of five times 0.15 s, because the clock of a shared machine is not always the same; its share is taken
within each round. The best sgemm is the faster of the two products above. `mlp-relu-8x128` is to reach 80 % of the
peak.

{limits(m, facts)}
## The work is the same
Our losses after 1 and 10 updates from the peers' initial values, the relative difference of each peer's, and the
farthest that ours move when the weights are moved by 1e-7, about a rounding error. A row counts if the losses are equal
to {AGREEMENT}, or if it is chaotic: if they differ by no more than three times what such a nudge does. Deep batch
normalization is, since its gradients grow with depth by a factor of about 1.2 a layer, and deep plain ReLU networks are
a little, since a rounding error decides now and then on which side of the kink a unit is. `plain56-16px` is from the
first update on, `conv-regular` and `resnet56-16px` are after ten. The loss of `spatial-bn` is the mean of y dy.

{table([*loss_columns, "losses"], loss_rows)}
## Memory and start
The largest memory of the process, and the first step, into which compilation falls; compiled code that JAX and PyTorch
keep from earlier runs is used, but not by JAX in `startup`, where the time is that of the whole process.

{memory(m)}
## Every mode of the peers
Steps a second on one core in the first round. Left out: {skipped}. Convolutional networks run with channels first
and last; with PyTorch's compiler or JAX's scan only where that was found faster.

{every_way(m)}"""


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    text = report(Measurements(folder / "raw.tsv"), json.loads((folder / "machine.json").read_text()))
    if sys.argv[2:]:
        pathlib.Path(sys.argv[2]).write_text(text)
    print(text.split("## Two cores")[0])
