#!/usr/bin/env python3
"""Writes Tests/Golden/optimizers.json: a vector after each of several updates by given gradients, for each rule.

Everything in float64, from the formulas of the papers. Run: python3 scripts/golden/optimizers.py
"""
import golden
import numpy as np

RATE, MOMENTUM, BETA1, BETA2, EPSILON, STEPS, SIZE = 0.05, 0.9, 0.9, 0.999, 1e-8, 6, 5

rng = np.random.default_rng(7)
start = rng.normal(size=SIZE)
# Three decades of size, where Adam differs most from the others.
gradients = rng.normal(size=(STEPS, SIZE)) * 10.0 ** np.linspace(-2, 1, SIZE)


def sgd():
    w = start
    for g in gradients:
        w = w - RATE * g
        yield w


def momentum():
    """Polyak (1964)."""
    w, v = start, np.zeros(SIZE)
    for g in gradients:
        v = MOMENTUM * v + g
        w = w - RATE * v
        yield w


def nesterov():
    """Sutskever et al. (2013), by the shifted variable at which the gradient is taken."""
    w, v = start, np.zeros(SIZE)
    for g in gradients:
        v = MOMENTUM * v + g
        w = w - RATE * (g + MOMENTUM * v)
        yield w


def adam():
    """Kingma & Ba (2015), algorithm 1."""
    w, m, s = start, np.zeros(SIZE), np.zeros(SIZE)
    for t, g in enumerate(gradients, start=1):
        m = BETA1 * m + (1 - BETA1) * g
        s = BETA2 * s + (1 - BETA2) * g**2
        w = w - RATE * (m / (1 - BETA1**t)) / (np.sqrt(s / (1 - BETA2**t)) + EPSILON)
        yield w


golden.write("optimizers", {
    "learning_rate": RATE,
    "start": start.tolist(),
    "gradients": gradients.tolist(),
    "after": {rule.__name__: [w.tolist() for w in rule()] for rule in (sgd, momentum, nesterov, adam)},
})
