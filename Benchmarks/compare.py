#!/usr/bin/env python3
"""Runs our program and its peers by turns, and writes every measurement to .build/bench/raw.tsv.

    python3 Benchmarks/compare.py [--only REGEX] [--rounds 3] [--peers .peers]        (what `make bench` calls)

A workload at a time, so that what is compared is measured within seconds:
  prepare      what the peers compile is compiled once and kept by their own caches, two at a time; nothing is timed
  round 1      one core: the peak of the core, ours, then every mode and variant of each peer
  later rounds one core: the same with the fastest mode of each peer in round 1
  two cores    the same peers with --threads 2 (torch.compile only where it was ahead of everything else)
  at once      two processes of the same program started together, one on core 0, one on core 1
Losses are of our program with the peers' initial values, and again with these moved by 1e-7, to see which are chaotic.
Then report.py makes the tables: Benchmarks/RESULTS.md of a whole comparison, .build/bench/RESULTS.md of a part.
"""
import argparse
import csv
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

import machine

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / ".build" / "bench"
BENCH = ROOT / ".build" / "release" / "bench"
COLUMNS = ["setting", "round", "program", "mode", "name", "core", "batch", "steps_per_s", "first_step_s", "loss1",
           "loss10", "cpu_steps_per_s", "gf_per_s", "peak_mb", "foreign_share", "failure"]
LAST = "-channels-last"  # what a mode adds to the option --mode ends in
# The peers' programs, their modes, and the workloads that a mode is for. Networks with images run by torch.compile or
# lax.scan where that was faster: the former took up to 270 s for others, which were slower then.
PROGRAMS = {
    ("jax", "jax_bench.py"): {"jit": ".*", "scan": ".*"},
    ("torch", "torch_bench.py"): {"eager": ".*", "eager-fused": ".*", "compile": ".*"},
    ("jax", "jax_conv_bench.py"): {"jit": ".*", "scan": "conv-single-.*|spatial-bn-.*|bn-small"},
    ("torch", "torch_conv_bench.py"): {
        "eager": ".*", "eager" + LAST: "(?!bn-small).*", "compile" + LAST: "(resnet|plain).*"},
}
PEERS = sorted({peer for peer, _ in PROGRAMS})
# By regular expression over the names of a peer.
SKIPPED = {
    ("jax", "highway-100x50"): "compiles for some 40 s, and its -layerscan was ten times as fast",
    ("jax", "conv-regular"): "had taken no step after 600 s",
    ("jax", "conv-regular-16"): "had a thirtieth of PyTorch's speed",
    ("jax", "(resnet|plain)56-16px"): "their third, resnet20-16px, had half of PyTorch's speed at most",
    ("jax", "(resnet|plain).*px-layerscan"): "had a tenth of the speed of the layers one after another",
}
NUDGES = 8
# A timing is the fastest of so many, of so many seconds each.
REPEATS, TARGET = 5, 0.15
TIMEOUT, TIMEOUT_TO_COMPILE = 150, 450  # seconds; the latter for convolutional networks by torch.compile


@dataclass(frozen=True)
class Way:
    """One way to run a workload: a program, a mode of it, and the name that it has there, such as `…-layerscan`; of a
    peer also the file."""
    program: str
    mode: str
    name: str
    script: str = ""

    def command(self, core, threads, repeats, target, values=None):
        if self.program == "ours":
            command = [BENCH, "--values", values or WORK / "values"]
        else:
            command = peer_command(self.program, self.script, self.mode) + ["--threads", threads]
        command += ["--first-core", core, "--repeats", repeats, "--target", target, "--only", re.escape(self.name)]
        return [str(word) for word in command]

    @property
    def timeout(self):
        return TIMEOUT_TO_COMPILE if self.mode == "compile" + LAST else TIMEOUT

    def __str__(self):
        return " ".join(part for part in (self.program, self.mode, self.name) if part)


def ours(workload):
    return Way("ours", "", workload)


def python(peer):
    return pathlib.Path(options.peers).absolute() / peer / "bin" / "python"


def peer_command(peer, script, mode):
    layout = ["--channels-last"] if mode.endswith(LAST) else []
    return [python(peer), ROOT / "Benchmarks" / "Peers" / script, "--mode", mode.removesuffix(LAST), *layout]


def environment(keeps_compiled=True):
    """Without what this machine may have set for a library or its threads. PyTorch keeps compiled code by itself, JAX
    if it is told to; loaded code was found to be as fast as fresh one."""
    foreign = ("OPENBLAS_", "OMP_", "MKL_", "KMP_", "XLA_", "JAX_", "TORCH", "TRAINABILITY_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    clean["TORCHINDUCTOR_CACHE_DIR"] = str(WORK / "torch")
    if keeps_compiled:
        clean |= {"JAX_COMPILATION_CACHE_DIR": str(WORK / "jax"), "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0"}
    return clean


def peak_megabytes(process):
    """The largest memory that a process has had so far. Polled, since what the system reports of an ended process may
    be that of the one which started it."""
    try:
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s*(\d+)", status).group(1)) / 1024
    except (OSError, AttributeError):
        return None


def run(commands, timeout, keeps_compiled=True):
    """Runs these programs at the same time. For each: the last row of its table by column, and its peak memory; or the
    reason why there is none."""
    files = [(tempfile.TemporaryFile("w+"), tempfile.TemporaryFile("w+")) for _ in commands]
    started, peaks, deadline = [], [None] * len(commands), time.monotonic() + timeout
    try:
        for command, (output, errors) in zip(commands, files):
            started.append(subprocess.Popen(
                command, stdout=output, stderr=errors, env=environment(keeps_compiled), start_new_session=True))
        while any(process.poll() is None for process in started) and time.monotonic() < deadline:
            for index, process in enumerate(started):
                peaks[index] = peak_megabytes(process) or peaks[index]
            time.sleep(0.02)
    finally:
        # Each leads a group of its own, with the compilers that it may have started.
        late = [process for process in started if process.poll() is None]
        for process in late:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return [{"failure": f"more than {timeout} s"} if process in late else result(process, *file, peak)
            for process, file, peak in zip(started, files, peaks)]


def result(process, output, errors, peak):
    output.seek(0), errors.seek(0)
    lines = [line.split("\t") for line in output.read().splitlines() if not line.startswith("#")]
    if process.returncode or len(lines) < 2:
        complaint = (errors.read().strip().splitlines() or [f"exit status {process.returncode}"])[-1]
        return {"failure": complaint.replace("\t", " ")[:100]}
    return dict(zip(lines[0], lines[-1])) | {"peak_mb": f"{peak:.0f}" if peak else ""}


def foreign_seconds():
    """What all cores have spent so far on programs that are not ours: the difference over a measurement tells whether
    the machine was quiet."""
    counts = list(map(int, pathlib.Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]))
    idle = counts[3] + counts[4]
    times = os.times()
    return (sum(counts) - idle) / os.sysconf("SC_CLK_TCK") - sum(times[:4])


class Record:
    """The table of all measurements, written as they are made."""

    def __init__(self, path):
        self.file = open(path, "w", newline="")
        self.table = csv.DictWriter(self.file, COLUMNS, delimiter="\t", extrasaction="ignore", restval="")
        self.table.writeheader()
        self.begin = time.monotonic()

    def measure(self, setting, round, way, cores=(0,), threads=1, repeats=REPEATS, target=TARGET,
                values=None):
        """Measures, keeps the rows, and returns the sum of their steps a second; 0 if one failed."""
        foreign, begin = foreign_seconds(), time.monotonic()
        results = run([way.command(core, threads, repeats, target, values) for core in cores], way.timeout,
                      keeps_compiled=way.name != "startup")
        available = (time.monotonic() - begin) * os.cpu_count()
        share = max(0, foreign_seconds() - foreign) / available
        for core, result in zip(cores, results):
            self.table.writerow(
                {"setting": setting, "round": round, "program": way.program, "mode": way.mode, "name": way.name,
                 "core": core, "foreign_share": f"{share:.3f}", **result})
        self.file.flush()
        rates = [float(result["steps_per_s"]) for result in results if "failure" not in result]
        failures = {result["failure"] for result in results if "failure" in result}
        total = sum(rates) if len(rates) == len(results) else 0
        if setting != "nudged":
            said = "; ".join(failures) if failures else f"{total:,.2f}"
            print(f"{self.minutes:5.1f} min  {setting} {round}  {way}: {said}", file=sys.stderr, flush=True)
        return total

    def measure_peak(self, round, workload):
        """What the core can do in the minute in which the workload is measured: the clock is not always the same."""
        if workload == "startup":
            return
        command = [str(word) for word in (BENCH, "--peak", "--first-core", 0, "--repeats", REPEATS, "--target", TARGET)]
        output = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, text=True, check=True).stdout
        self.table.writerow({"setting": "peak", "round": round, "name": workload, "gf_per_s": output.split()[1]})

    def fail(self, setting, round, way, failure):
        self.table.writerow({"setting": setting, "round": round, "program": way.program, "mode": way.mode,
                             "name": way.name, "failure": failure})

    @property
    def minutes(self):
        return (time.monotonic() - self.begin) / 60


def names(command):
    listing = subprocess.run(command, env=environment(), stdout=subprocess.PIPE, text=True, check=True)
    return listing.stdout.split()


def is_skipped(peer, name):
    return any(peer == other and re.fullmatch(pattern, name) for other, pattern in SKIPPED)


def ways(workload, listed):
    """Every way in which a peer can run this workload."""
    own = [name for name in listed["ours"] if name != workload]
    found = []
    for (program, script, mode), known in listed["peers"].items():
        variants = [name for name in known if name == workload or name.startswith(workload + "-") and name not in own]
        found += [Way(program, mode, name, script) for name in variants if not is_skipped(program, name)]
    return found


def prepare(workloads, listed):
    """Compiles everything once, two at a time, but what a mark says has been. Returns what failed, with the reason."""
    marks = WORK / "compiled"
    marks.mkdir(exist_ok=True)
    todo = [way for workload in workloads if workload != "startup" for way in ways(workload, listed)
            if not way.mode.startswith("eager") and not (marks / str(way)).exists()]
    failures = {}
    for index in range(0, len(todo), 2):
        pair = todo[index:index + 2]
        begin = time.monotonic()
        results = run([way.command(core, threads=1, repeats=1, target=0.01) for core, way in enumerate(pair)],
                      max(way.timeout for way in pair))
        seconds = time.monotonic() - begin
        print(f"compiled {', '.join(map(str, pair))} in {seconds:.0f} s", file=sys.stderr, flush=True)
        for way, result in zip(pair, results):
            if "failure" in result:
                failures[way] = result["failure"]
            else:
                (marks / str(way)).touch()
    return failures


def fastest(rates):
    """The fastest way of each peer, from steps a second by way; a peer without any is left out."""
    best = {}
    for way, rate in rates.items():
        if rate > rates.get(best.get(way.program), 0):
            best[way.program] = way
    return best


def compare(workloads, listed, failures, record):
    steady = [workload for workload in workloads if workload != "startup"]
    for nudge in range(1, NUDGES + 1):
        for workload in steady:
            record.measure("nudged", nudge, ours(workload), repeats=1, target=0.001,
                           values=WORK / "values" / f"nudged-{nudge}")
    best, rates = {}, {}
    for workload in workloads:
        record.measure_peak(1, workload)
        record.measure("one core", 1, ours(workload))
        rates[workload] = {}
        for way in ways(workload, listed):
            if way in failures:
                record.fail("one core", 1, way, failures[way])
            else:
                rates[workload][way] = record.measure("one core", 1, way)
        best[workload] = fastest(rates[workload])
    for round in range(2, options.rounds + 1):
        for workload in workloads:
            record.measure_peak(round, workload)
            for way in [ours(workload), *best[workload].values()]:
                record.measure("one core", round, way)
    for workload in workloads:
        # Compiling once more for two threads takes long, and is done where it could matter.
        quick = {way: rate for way, rate in rates[workload].items() if not way.mode.startswith("compile")}
        leads = max(rates[workload].values(), default=0) > max(quick.values(), default=0)
        for way in (best[workload] if leads else fastest(quick)).values():
            record.measure("two cores", 1, way, threads=2)
    for round in range(1, max(2, options.rounds)):
        for workload in steady:
            for way in [ours(workload), *best[workload].values()]:
                record.measure("at once", round, way, cores=(0, 1))


def main():
    if not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2:
        sys.exit("error: expected Linux and two cores, which the peers' programs keep to; run it on such a machine")
    WORK.mkdir(parents=True, exist_ok=True)
    for peer in PEERS:
        machine.install(peer, pathlib.Path(options.peers).absolute())
    values = ROOT / "Benchmarks" / "Peers" / "values.py"
    subprocess.run([python("jax"), values, WORK / "values", "--nudges", str(NUDGES)], check=True)
    listed = {"ours": names([BENCH, "--list"]), "peers": {}}
    for (peer, script), modes in PROGRAMS.items():
        for mode, pattern in modes.items():
            known = names(peer_command(peer, script, mode) + ["--list"])
            listed["peers"][peer, script, mode] = [name for name in known if re.fullmatch(pattern, name)]
    try:
        workloads = [name for name in listed["ours"] if re.fullmatch(options.only, name)]
    except re.error:
        workloads = []
    if not workloads:
        sys.exit(f"error: expected a regular expression that names a workload, got '{options.only}'; "
                 f"see {BENCH.relative_to(ROOT)} --list")
    facts = machine.facts(BENCH, environment(), {peer: python(peer) for peer in PEERS})
    failures = prepare(workloads, listed)
    record = Record(WORK / "raw.tsv")
    compare(workloads, listed, failures, record)
    facts |= {"minutes": record.minutes, "only": options.only, "rounds": options.rounds,
              "skipped": [[*way, reason] for way, reason in SKIPPED.items()]}
    (WORK / "machine.json").write_text(json.dumps(facts, indent=2))
    whole = options.only == ".*"
    subprocess.run([sys.executable, ROOT / "Benchmarks" / "report.py", WORK,
                    (ROOT / "Benchmarks" if whole else WORK) / "RESULTS.md"], check=True)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--only", default=".*", help="workloads: a regular expression over their names")
    arguments.add_argument("--rounds", type=int, default=3, help="how often everything is compared on one core")
    arguments.add_argument("--peers", default=ROOT / ".peers", help="where the peers are, or are to be installed")
    options = arguments.parse_args()
    main()
