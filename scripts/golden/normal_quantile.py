#!/usr/bin/env python3
"""Writes Tests/Golden/normal_quantile.json: the standard normal quantile, from scipy.stats.norm.ppf.

Run: python3 scripts/golden/normal_quantile.py
"""
import golden
import numpy as np
import scipy
from scipy.stats import norm

# Both tails, the center, and both sides of the two places where AS 241 changes its formula:
# |p - 1/2| = 0.425, and sqrt(-log p) = 5, p = 1.3888e-11.
p = np.concatenate([
    10.0 ** -np.arange(1, 17), 1 - 10.0 ** -np.arange(1, 10), np.linspace(0.01, 0.99, 33),
    [0.0749, 0.0751, 0.9249, 0.9251, 1.388e-11, 1.389e-11, 2.0**-53, 2.0**-300],
])

golden.write(
    "normal_quantile", {"probabilities": p.tolist(), "quantiles": norm.ppf(p).tolist()}, scipy=scipy.__version__)
