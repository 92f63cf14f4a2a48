#!/usr/bin/env python3
"""Writes Tests/Golden/peers.json: losses of small networks after 1 and 10 updates, by PyTorch and by JAX, and what the
two measure of two matrices; and Tests/Golden/peers/: the values that both begin with.

The networks are those of Benchmarks/Peers, made by the same functions with smaller numbers. Those with convolutions
take batches of two images.
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
IMAGES, CHANNELS, SIDE, WIDTHS = 2, 5, 16, [4, 8, 16]
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


def convolutions(peer, net):
    """The same with images; the residual network has another name in the other program."""
    def training(make, side=32, channels=3, **options):
        return peer["training"](make, IMAGES, (channels, side, side), **options)

    def single(channels, activation):
        return training(lambda: peer["single"](channels, activation), 28, 1, lr=0.001, momentum=0)
    workloads = {
        "conv-regular": training(lambda: peer["regular"](CHANNELS, WIDTH), lr=0.001),
        "conv-2layer": training(lambda: peer["two_layer"](CHANNELS), lr=0.0001),
        "conv-single-relu": single(1, "relu"),
        "conv-single-sigmoid": single(2, "sigmoid"),
        "resnet": training(lambda: net(1, WIDTHS), SIDE),
        "plain": training(lambda: net(1, WIDTHS, residual=False), SIDE),
        "spatial-bn": peer["spatial_bn"](IMAGES, CHANNELS, SIDE),
        "bn-small": peer["training"](lambda: peer["bn_small"](WIDTH), BATCH, (784,)),
    }
    return {name: build for name, (_, build) in workloads.items()}


def run(step):
    """The first call begins with the values given, so that the losses of calls 1 and 10 are those after 1 and 10
    updates. The gradients, of the chains only, are those of call 10. Calls without a loss are not asked for it."""
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
    peer, images = definitions("torch_bench.py"), definitions("torch_conv_bench.py")
    torch = peer["torch"]

    def calls(build):
        step = build()

        def call(i):
            loss = step(i)
            return loss if loss is None else loss.detach(), getattr(step, "grads", ())
        return call

    units, gradients = map(torch.from_numpy, matrices())
    mean, low, high, counts = peer["unit_stats"](units, BINS)
    builds = families(peer, peer["Residual"], peer["Highway"]) | convolutions(images, images["CifarNet"])
    return dict(
        version=torch.__version__,
        workloads={name: batch for name, (batch, _) in (peer["W"] | images["W"]).items()},
        runs={name: run(calls(build)) for name, build in builds.items()},
        units=dict(mean=mean.tolist(), low=low.tolist(), high=high.tolist(), counts=counts.T.int().tolist()),
        gradients=peer["grad_hist"]([gradients])[0].int().tolist())


def by_jax():
    peer, images = definitions("jax_bench.py"), definitions("jax_conv_bench.py")
    jax = peer["jax"]

    def calls(build):
        carry, step, xs, ys = build()
        step = jax.jit(step)

        def call(i):
            nonlocal carry
            carry, (loss, *gradients) = step(carry, xs[i % BATCHES], ys[i % BATCHES])
            return loss, gradients[0] if gradients else ()
        return call

    units, gradients = map(jax.numpy.asarray, matrices())
    mean, low, high, counts = peer["unit_stats"](units, BINS)
    builds = families(peer, peer["residual"], peer["highway"]) | convolutions(images, images["cifar_net"])
    return dict(
        version=jax.__version__,
        runs={name: run(calls(build)) for name, build in builds.items()},
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

    # The longest sequence of weights is that of the single layer with two channels.
    weights = 2 * (5**2 + 24**2 * 10)
    sizes = [(BATCH, 784), (IMAGES, 784), (IMAGES, 3 * 32**2), (IMAGES, 3 * SIDE**2), (IMAGES, CHANNELS * SIDE**2)]
    sys.path.insert(0, str(PEERS))
    import values
    values.write(golden.FOLDER / "peers", weights, sizes, BATCHES, IMAGES * CHANNELS * SIDE**2)
    units, gradients = matrices()
    golden.write("peers", {
        "depth": DEPTH, "width": WIDTH, "batch": BATCH, "batches": BATCHES, "chains": CHAINS, "bins": BINS,
        "images": IMAGES, "channels": CHANNELS, "side": SIDE, "widths": WIDTHS,
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
