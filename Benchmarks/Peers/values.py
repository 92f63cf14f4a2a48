#!/usr/bin/env python3
"""Writes what the peers' programs beside it draw, for `bench --values DIR`, so that all start from the same numbers.

    python values.py DIR [--nudges N]

The programs draw the weights of a network one after another from default_rng(0), and pixels and classes of the
batches from default_rng(1). Every network thus takes the beginning of one sequence, and so do the pixels, but the
classes come after the pixels and depend on how many of these there are. The chains take weights, biases and inputs, in
this order, from the sequence of the weights. Images with channels are drawn as planes, [channels, height, width]. The
gradients that come back to batch normalization alone are from default_rng(2).

Files are raw and little-endian: weights.f32, images.f32, cotangent.f32, labels-<batch>.i32 for images of 784 pixels,
labels-<batch>-<pixels>.i32 for others, where a pixel has one channel.

DIR/nudged-1 to DIR/nudged-N have the same data, and weights that differ by up to 1e-7 of themselves: the losses of a
network that is chaotic then differ by much more.
"""
import argparse
import os
import pathlib

import numpy as np

BATCHES = 16
PIXELS = 784
# Of conv-regular: the longest sequence of draws.
WEIGHTS = 3 * 128 * 4**2 + 4 * (128 * 4) ** 2 + 3 * (128 * 3) ** 2 + 2048 * 500 + 500**2 + 500 * 10
# Batch and pixels of the perceptrons, of the convolutional networks, and of batch normalization alone.
SIZES = [(64, PIXELS), (128, PIXELS), (512, PIXELS), (60, PIXELS), (1, PIXELS),
         (32, 3 * 32**2), (100, 3 * 32**2), (128, 3 * 16**2), (128, 3 * 32**2), (128, 16 * 16**2), (128, 16 * 32**2)]
COTANGENTS = 128 * 16 * 32**2


def normal(seed, count):
    rng = np.random.default_rng(seed)
    return rng, rng.standard_normal(count, dtype=np.float32).astype("<f4")


def write(folder, weights=WEIGHTS, sizes=SIZES, batches=BATCHES, cotangents=COTANGENTS):
    """`weights` draws, `batches` batches of each (batch, pixels) in `sizes`, and `cotangents` gradients."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    normal(0, weights)[1].tofile(folder / "weights.f32")
    normal(2, cotangents)[1].tofile(folder / "cotangent.f32")
    for batch, pixels in sorted(sizes, key=lambda size: size[0] * size[1]):  # the longest images last
        rng, images = normal(1, batches * batch * pixels)
        labels = [rng.integers(0, 10, batch) for _ in range(batches)]
        images.tofile(folder / "images.f32")
        name = f"labels-{batch}.i32" if pixels == PIXELS else f"labels-{batch}-{pixels}.i32"
        np.concatenate(labels).astype("<i4").tofile(folder / name)


def nudge(folder, number):
    """Weights moved by about a rounding error."""
    nudged = folder / f"nudged-{number}"
    nudged.mkdir(exist_ok=True)
    weights = np.fromfile(folder / "weights.f32", "<f4")
    moves = np.random.default_rng(number).uniform(-1e-7, 1e-7, weights.size)
    (weights * (1 + moves)).astype("<f4").tofile(nudged / "weights.f32")
    for file in [folder / "images.f32", folder / "cotangent.f32", *folder.glob("labels-*.i32")]:
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
