#!/usr/bin/env python3
"""Writes what torch_bench.py and jax_bench.py draw, for `bench --values DIR`, so that all start from the same numbers.

    python values.py DIR

Both programs draw the weights of a network one after another from default_rng(0), and pixels and classes of the
batches from default_rng(1). Every network thus takes the beginning of one sequence, and so do the pixels, but the
classes come after the pixels and depend on the batch size. The chains take weights, biases and inputs, in this order,
from the sequence of the weights. Files are raw and little-endian: weights.f32, images.f32, labels-<batch>.i32.
"""
import pathlib
import sys

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


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("error: expected one folder; type: python values.py DIR")
    write(sys.argv[1])
