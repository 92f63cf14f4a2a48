#!/usr/bin/env python3
"""Writes what torch_bench.py and jax_bench.py draw, for `bench --values DIR`, so that all start from the same numbers.

    python values.py DIR [--nudges N]

Both programs draw the weights of a network one after another from default_rng(0), and pixels and classes of the
batches from default_rng(1). Every network thus takes the beginning of one sequence, and so do the pixels, but the
classes come after the pixels and depend on the batch size. The chains take weights, biases and inputs, in this order,
from the sequence of the weights. Files are raw and little-endian: weights.f32, images.f32, labels-<batch>.i32.

DIR/nudged-1 to DIR/nudged-N have the same data, and weights that differ by up to 1e-7 of themselves: the losses of a
network that is chaotic then differ by much more.
"""
import argparse
import os
import pathlib

import numpy as np

BATCHES = 16
CHAINS = 2 * 50 * 10_000 + BATCHES  # the longest sequence of draws


def write(folder, weights=CHAINS, sizes=(64, 128, 512), batches=BATCHES):
    """`weights` draws, and `batches` batches of each size in `sizes`."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    np.random.default_rng(0).standard_normal(weights, dtype=np.float32).astype("<f4").tofile(folder / "weights.f32")
    for size in sorted(sizes):  # the largest last: its images are the longest
        rng = np.random.default_rng(1)
        images = rng.standard_normal(batches * size * 784, dtype=np.float32)
        labels = [rng.integers(0, 10, size) for _ in range(batches)]
        images.astype("<f4").tofile(folder / "images.f32")
        np.concatenate(labels).astype("<i4").tofile(folder / f"labels-{size}.i32")


def nudge(folder, number):
    """Weights moved by about a rounding error."""
    nudged = folder / f"nudged-{number}"
    nudged.mkdir(exist_ok=True)
    weights = np.fromfile(folder / "weights.f32", "<f4")
    moves = np.random.default_rng(number).uniform(-1e-7, 1e-7, weights.size)
    (weights * (1 + moves)).astype("<f4").tofile(nudged / "weights.f32")
    for file in [folder / "images.f32", *folder.glob("labels-*.i32")]:
        (nudged / file.name).unlink(missing_ok=True)
        os.link(file, nudged / file.name)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--nudges", type=int, default=0)
    options = arguments.parse_args()
    write(options.folder)
    for number in range(1, options.nudges + 1):
        nudge(options.folder, number)
