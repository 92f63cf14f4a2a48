#!/usr/bin/env python3
"""Writes Tests/Golden/perceptron.json: a three-layer perceptron with tanh, its loss, gradients and five SGD steps.

Everything in float64, with the backward pass written out by hand. Run: python3 scripts/golden/perceptron.py
"""
import golden
import numpy as np

WIDTHS, BATCH, RATE, STEPS = [4, 6, 5, 3], 7, 0.2, 5

rng = np.random.default_rng(20)
x = rng.normal(size=(BATCH, WIDTHS[0]))
labels = rng.integers(WIDTHS[-1], size=BATCH)
weights = [rng.normal(scale=0.7, size=shape) for shape in zip(WIDTHS, WIDTHS[1:])]
biases = [rng.normal(scale=0.3, size=width) for width in WIDTHS[1:]]


def loss_and_gradients():
    """Mean cross-entropy in nats, and its gradients by the weights and by the biases."""
    activations = [x]
    for w, b in zip(weights[:-1], biases[:-1]):
        activations.append(np.tanh(activations[-1] @ w + b))
    logits = activations[-1] @ weights[-1] + biases[-1]
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_softmax = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_softmax[np.arange(BATCH), labels].mean()

    delta = (np.exp(log_softmax) - np.eye(WIDTHS[-1])[labels]) / BATCH
    by_weights, by_biases = [], []
    for layer in reversed(range(len(weights))):
        by_weights.insert(0, activations[layer].T @ delta)
        by_biases.insert(0, delta.sum(axis=0))
        delta = (delta @ weights[layer].T) * (1 - activations[layer] ** 2)
    return loss, by_weights, by_biases


def flat(arrays):
    return [array.ravel().tolist() for array in arrays]


before = {"weights": flat(weights), "biases": flat(biases)}
losses, first = [], None
for step in range(STEPS):
    loss, by_weights, by_biases = loss_and_gradients()
    first = first or {"weights": flat(by_weights), "biases": flat(by_biases)}
    losses.append(loss)
    weights = [w - RATE * g for w, g in zip(weights, by_weights)]
    biases = [b - RATE * g for b, g in zip(biases, by_biases)]

golden.write("perceptron", {
    "widths": WIDTHS,
    "learning_rate": RATE,
    "images": x.ravel().tolist(),
    "labels": labels.tolist(),
    "before": before,
    "losses": losses,
    "first_gradients": first,
    "after": {"weights": flat(weights), "biases": flat(biases)},
})
