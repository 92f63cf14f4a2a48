#!/usr/bin/env python3
"""Writes Tests/Golden/peers.json: losses of small networks after 1 and 10 updates, by PyTorch and by JAX, and what the
two measure of two matrices; and Tests/Golden/peers/: the values that both begin with.

The networks are those of Benchmarks/Peers, made by the same functions with smaller numbers.
Run, once `make bench` has installed the peers: .peers/jax/bin/python scripts/golden/peers.py
"""
import json
import os
import pathlib
import re
import subprocess
import sys

import numpy as np

import golden

ROOT = pathlib.Path(__file__).resolve().parents[2]
PEERS = ROOT / "Benchmarks" / "Peers"
DEPTH, WIDTH, BATCH, BATCHES, CHAINS, BINS = 3, 5, 4, 4, 7, 8
ACTIVATIONS = ["relu", "elu", "sigmoid", "tanh", "selu"]


def definitions(script):
    """What a peer's program defines. It measures as soon as it is imported, so only the part before that is executed,
    with the arguments that it reads."""
    sys.argv = [script, "--threads", "1"]
    source = re.split("^# -+ timing$", (PEERS / script).read_text(), flags=re.MULTILINE)[0]
    names = {"__name__": "peer"}
    exec(compile(source, script, "exec"), names)
    names["NB"] = BATCHES
    return names


def families(peer, residual, highway):
    """How one program builds a step of each kind; two kinds have other names in the other program."""
    def training(make, **options):
        return peer["training"](make, BATCH, **options)
    workloads = {f"mlp-{a}": training(lambda a=a: peer["mlp"](a, DEPTH, WIDTH)) for a in ACTIVATIONS} | {
        "mlp-bn": training(lambda: peer["mlp"]("relu", DEPTH, WIDTH, bn=True)),
        "residual": training(lambda: residual(DEPTH, WIDTH), lr=0.001),
        "highway": training(lambda: highway(DEPTH, WIDTH), momentum=0.9),
        "chain-50": peer["chain"](),
        "chains": peer["chains"](CHAINS),
    }
    return {name: build for name, (_, build) in workloads.items()}


def run(step):
    """The first call begins with the values given, so that the losses of calls 1 and 10 are those after 1 and 10
    updates. The gradients, of the chains only, are those of call 10."""
    results = [step(i) for i in range(11)]
    gradients = [np.asarray(g).ravel().tolist() for g in results[10][1]]
    return dict(losses=[float(results[1][0]), float(results[10][0])], gradients=sum(gradients, []))


def matrices():
    """Units to look at, the last one a constant, and gradients of all sizes; no number is at the border of two bins."""
    rng = np.random.default_rng(2)
    units = rng.standard_normal((12, 5), dtype=np.float32)
    units[:, -1] = 0.25
    sizes = 10 ** rng.uniform(-14, -1, (30, 20))
    return units, (rng.standard_normal((30, 20)) * sizes).astype(np.float32)


def by_torch():
    peer = definitions("torch_bench.py")
    torch = peer["torch"]

    def calls(build):
        step = build()
        return lambda i: (step(i).detach(), getattr(step, "grads", ()))

    units, gradients = map(torch.from_numpy, matrices())
    mean, low, high, counts = peer["unit_stats"](units, BINS)
    return dict(
        version=torch.__version__,
        workloads={name: batch for name, (batch, _) in peer["W"].items()},
        runs={name: run(calls(build)) for name, build in families(peer, peer["Residual"], peer["Highway"]).items()},
        units=dict(mean=mean.tolist(), low=low.tolist(), high=high.tolist(), counts=counts.T.int().tolist()),
        gradients=peer["grad_hist"]([gradients])[0].int().tolist())


def by_jax():
    peer = definitions("jax_bench.py")
    jax = peer["jax"]

    def calls(build):
        carry, step, xs, ys = build()
        step = jax.jit(step)

        def call(i):
            nonlocal carry
            carry, result = step(carry, xs[i % BATCHES], ys[i % BATCHES])
            return result
        return call

    units, gradients = map(jax.numpy.asarray, matrices())
    mean, low, high, counts = peer["unit_stats"](units, BINS)
    return dict(
        version=jax.__version__,
        runs={name: run(calls(build)) for name, build in families(peer, peer["residual"], peer["highway"]).items()},
        units=dict(mean=mean.tolist(), low=low.tolist(), high=high.tolist(), counts=counts.tolist()),
        gradients=peer["grad_hist"]([gradients])[0].astype(int).tolist())


def write():
    answers = {}
    for peer in ("torch", "jax"):
        python = pathlib.Path(os.environ.get("PEERS", ROOT / ".peers")) / peer / "bin" / "python"
        answer = subprocess.run([python, __file__, peer], stdout=subprocess.PIPE, check=True)
        answers[peer] = json.loads(answer.stdout)

    def both(what):
        return {peer: answer[what] for peer, answer in answers.items()}

    # The longest sequence of weights is that of the highway network.
    weights = 784 * WIDTH + (DEPTH - 1) * 2 * WIDTH**2 + WIDTH * 10
    sys.path.insert(0, str(PEERS))
    import values
    values.write(golden.FOLDER / "peers", weights, sizes=[BATCH], batches=BATCHES)
    units, gradients = matrices()
    golden.write("peers", {
        "depth": DEPTH, "width": WIDTH, "batch": BATCH, "batches": BATCHES, "chains": CHAINS, "bins": BINS,
        "workloads": answers["torch"]["workloads"],
        "runs": both("runs"),
        "units": {"shape": units.shape, "numbers": units.ravel().tolist(), "results": both("units")},
        "gradients": {
            "shape": gradients.shape, "numbers": gradients.ravel().tolist(), "results": both("gradients")},
    }, **both("version"))


if sys.argv[1:]:
    print(json.dumps({"torch": by_torch, "jax": by_jax}[sys.argv[1]]()))
else:
    write()
