#!/usr/bin/env python3
"""jax_conv_bench.py: JAX reference peer for convolutional networks (CPU, float32).

    python jax_conv_bench.py --threads 1               # one jitted call per training step
    python jax_conv_bench.py --threads 1 --mode scan   # 16 steps per jitted call (lax.scan)
    python jax_conv_bench.py --list

Workloads, initial values, batches and columns are those of torch_conv_bench.py. Images are NHWC.
A name that ends in -layerscan runs equal blocks by lax.scan over depth, so that compile time does not grow with it.
"""
import argparse, math, os, re, sys, time

ap = argparse.ArgumentParser()
ap.add_argument("--threads", type=int, default=1)
ap.add_argument("--mode", choices=["jit", "scan"], default="jit")
ap.add_argument("--only", default=".*")
ap.add_argument("--repeats", type=int, default=15)
ap.add_argument("--target", type=float, default=0.15, help="seconds per timing")
ap.add_argument("--first-core", type=int, default=0, help="pin to cores first-core .. first-core+threads-1")
ap.add_argument("--list", action="store_true")
args = ap.parse_args()
os.sched_setaffinity(0, range(args.first_core, args.first_core + args.threads))
os.environ["JAX_PLATFORMS"] = "cpu"

import numpy as np
import jax
import jax.numpy as jnp
from jax import lax

NB = 16  # batches held in memory


# ---------------------------------------------------------------- initial values (same numbers as in torch_conv_bench.py)
class Init:
    def __init__(self, seed=0):
        self.rng = np.random.default_rng(seed)

    def dense(self, n_in, n_out, gain=1.0, bias=True, b0=0.0):
        w = self.rng.standard_normal((n_in, n_out), dtype=np.float32) * np.float32(gain / math.sqrt(n_in))
        return dict(w=jnp.asarray(w), b=jnp.full((n_out,), b0, jnp.float32)) if bias else dict(w=jnp.asarray(w))

    def conv(self, k, c_in, c_out, gain=math.sqrt(2), bias=True):
        w = self.rng.standard_normal((k, k, c_in, c_out), dtype=np.float32) * np.float32(gain / math.sqrt(k * k * c_in))
        return dict(w=jnp.asarray(w), b=jnp.zeros((c_out,), jnp.float32)) if bias else dict(w=jnp.asarray(w))


def data(batch, shape):
    """inputs come as (batch, C, H, W) from the shared generator and are turned to NHWC"""
    rng = np.random.default_rng(1)
    xs = [rng.standard_normal((batch, *shape), dtype=np.float32) for _ in range(NB)]
    ys = [rng.integers(0, 10, batch).astype(np.int32) for _ in range(NB)]
    if len(shape) == 3:
        xs = [np.ascontiguousarray(x.transpose(0, 2, 3, 1)) for x in xs]
    return [jnp.asarray(x) for x in xs], [jnp.asarray(y) for y in ys]


def dense(p, x):
    return x @ p["w"] + p["b"] if "b" in p else x @ p["w"]


def conv(p, x, pad, stride=1):
    y = lax.conv_general_dilated(x, p["w"], (stride, stride), ((pad, pad), (pad, pad)), dimension_numbers=("NHWC", "HWIO", "NHWC"))
    return y + p["b"] if "b" in p else y


def pool(x, k=2):
    return lax.reduce_window(x, -jnp.inf, lax.max, (1, k, k, 1), (1, k, k, 1), "VALID")


def flat(x):   # flatten in (C, H, W) order as torch does, so that the dense weights mean the same
    return x.transpose(0, 3, 1, 2).reshape(x.shape[0], -1)


def new_norm(c):
    return dict(gamma=jnp.ones(c), beta=jnp.zeros(c)), (jnp.zeros(c), jnp.ones(c))


def norm(p, s, x):
    axes, m = tuple(range(x.ndim - 1)), x.size // x.shape[-1]
    mean, var = x.mean(axes), x.var(axes)
    new = (0.9 * s[0] + 0.1 * mean, 0.9 * s[1] + 0.1 * var * (m / (m - 1)))
    return (x - mean) * (lax.rsqrt(var + 1e-5) * p["gamma"]) + p["beta"], new


# ---------------------------------------------------------------- models: (params, state, apply(params, state, x) -> logits, state)
relu = jax.nn.relu


def regular(channels, hidden=500):
    i, g, c, convs = Init(), math.sqrt(2), 3, []
    for n in range(1, 9):
        convs.append(i.conv(4 if n <= 5 else 3, c, channels))
        c = channels
    fcs = [i.dense(16 * channels, hidden, g), i.dense(hidden, hidden, g), i.dense(hidden, 10)]

    def apply(params, state, x):
        convs, fcs = params
        for n, p in enumerate(convs, 1):
            x = relu(conv(p, x, 2 if n <= 5 else 0))
            if n in (2, 4):
                x = pool(x)
        x = relu(dense(fcs[0], flat(x)))
        return dense(fcs[2], relu(dense(fcs[1], x))), state
    return (convs, fcs), [], apply


def two_layer(channels=375):
    i = Init()

    def apply(params, state, x):
        return dense(params[1], flat(pool(relu(conv(params[0], x, 2)), 4))), state
    return (i.conv(5, 3, channels), i.dense(64 * channels, 10)), [], apply


def single(channels, act):
    i, f = Init(), relu if act == "relu" else jax.nn.sigmoid

    def apply(params, state, x):
        return dense(params[1], flat(f(conv(params[0], x, 0)))), state
    return (i.conv(5, 1, channels), i.dense(24 * 24 * channels, 10)), [], apply


def block(p, s, x, stride, residual):
    y, s0 = norm(p["n0"], s[0], conv(p["c0"], x, 1, stride))
    y, s1 = norm(p["n1"], s[1], conv(p["c1"], relu(y), 1))
    if residual:
        if stride == 2:
            x = jnp.pad(x[:, ::2, ::2, :], ((0, 0), (0, 0), (0, 0), (0, y.shape[-1] - x.shape[-1])))
        y = y + x
    return relu(y), (s0, s1)


def cifar_net(n, widths, residual=True, layerscan=False):
    i, c = Init(), widths[0]
    p0, s0 = new_norm(c)
    params, state, strides = [dict(c=i.conv(3, 3, c, bias=False), n=p0)], [s0], []
    for stage, width in enumerate(widths):
        for b in range(n):
            (n0, t0), (n1, t1) = new_norm(width), new_norm(width)
            params.append(dict(c0=i.conv(3, c, width, bias=False), n0=n0, c1=i.conv(3, width, width, bias=False), n1=n1))
            state.append((t0, t1))
            strides.append(2 if stage and not b else 1)
            c = width
    params.append(i.dense(c, 10))
    if layerscan:   # first, then per stage: first block and the stacked others (of stage 1 all)
        stack = lambda l: jax.tree.map(lambda *v: jnp.stack(v), *l)
        blocks, st = params[1:-1], state[1:]
        params = (params[0], [(blocks[k * n], stack(blocks[k * n + 1:(k + 1) * n])) for k in range(3)], params[-1])
        state = (state[0], [(st[k * n], stack(st[k * n + 1:(k + 1) * n])) for k in range(3)])

    def apply(params, state, x):
        new = []
        x, s = norm(params[0]["n"], state[0], conv(params[0]["c"], x, 1))
        x = relu(x)
        if layerscan:
            for k, ((p, ps), (t, ts)) in enumerate(zip(params[1], state[1])):
                x, t = block(p, t, x, 2 if k else 1, residual)
                x, ts = lax.scan(lambda x, pt: block(pt[0], pt[1], x, 1, residual), x, (ps, ts))
                new.append((t, ts))
            return dense(params[-1], x.mean((1, 2))), (s, new)
        new.append(s)
        for p, t, stride in zip(params[1:-1], state[1:], strides):
            x, t = block(p, t, x, stride, residual)
            new.append(t)
        return dense(params[-1], x.mean((1, 2))), new
    return params, state, apply


def bn_small(width=100):
    i, n, params, state = Init(), 784, [], []
    for _ in range(3):
        p = i.dense(n, width, bias=False)
        q, s = new_norm(width)
        params.append(dict(d=p, n=q)); state.append(s)
        n = width
    params.append(i.dense(n, 10))

    def apply(params, state, x):
        new = []
        for p, s in zip(params[:-1], state):
            x, s = norm(p["n"], s, dense(p["d"], x))
            new.append(s)
            x = jax.nn.sigmoid(x)
        return dense(params[-1], x), new
    return params, state, apply


# ---------------------------------------------------------------- steps
# Every workload is (batch, build); build() -> (carry, step(carry, x, y) -> (carry, out), xs, ys).
def cross_entropy(logits, y):
    return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(logits), y[:, None], 1))


def training(make, batch, shape, lr=0.01, momentum=0.9):
    def build():
        params, state, apply = make()
        xs, ys = data(batch, shape)
        vel = jax.tree.map(jnp.zeros_like, params) if momentum else ()

        def loss_fn(params, state, x, y):
            logits, state = apply(params, state, x)
            return cross_entropy(logits, y), state

        def step(carry, x, y):
            params, vel, state = carry
            (loss, state), g = jax.value_and_grad(loss_fn, has_aux=True)(params, state, x, y)
            if momentum:
                vel = jax.tree.map(lambda v, g: momentum * v + g, vel, g)
                params = jax.tree.map(lambda p, v: p - lr * v, params, vel)
            else:
                params = jax.tree.map(lambda p, g: p - lr * g, params, g)
            return (params, vel, state), (loss,)
        return (params, vel, state), step, xs, ys
    return batch, build


def spatial_bn(batch, channels, size):
    """Forward and backward of batch normalization and ReLU, gradients by input, scale and shift; the loss column is the
    mean of y dy, which only the two steps that are printed compute."""
    def build():
        xs, ys = data(batch, (channels, size, size))
        xs = xs[:4] * (NB // 4)
        dy = jnp.asarray(np.random.default_rng(2).standard_normal((batch, channels, size, size), dtype=np.float32).transpose(0, 2, 3, 1))
        p, s = new_norm(channels)

        def step(carry, x, y):
            number, p, s, old = carry
            def f(p, x):
                y, t = norm(p, s, x)
                return relu(y), t
            y, back, t = jax.vjp(f, p, x, has_aux=True)
            gp, gx = back(dy)
            # y and the gradients are results, so that none of the work can be left out
            loss = lax.cond((number == 1) | (number == 10), lambda: (y * dy).mean(), lambda: jnp.float32(0))
            return (number + 1, p, t, (y, gx, gp)), (loss,)
        x0 = jnp.zeros_like(xs[0])
        return (jnp.int32(0), p, s, (x0, jnp.zeros_like(x0), jax.tree.map(jnp.zeros_like, p))), step, xs, ys
    return batch, build


W = {}
W["conv-regular"] = training(lambda: regular(128), 32, (3, 32, 32), lr=0.001)
W["conv-regular-16"] = training(lambda: regular(16), 100, (3, 32, 32), lr=0.001)
W["conv-2layer"] = training(two_layer, 100, (3, 32, 32), lr=0.0001)
for act in ("relu", "sigmoid"):
    for c in (1, 16):
        for b in (1, 64):
            W[f"conv-single-28-{act}-c{c}-b{b}"] = training(lambda c=c, act=act: single(c, act), b, (1, 28, 28), lr=0.001, momentum=0)
for tail, scanned in (("", False), ("-layerscan", True)):
    W["resnet20-16px" + tail] = training(lambda s=scanned: cifar_net(3, (8, 16, 32), layerscan=s), 128, (3, 16, 16))
    W["resnet56-16px" + tail] = training(lambda s=scanned: cifar_net(9, (8, 16, 32), layerscan=s), 128, (3, 16, 16))
    W["plain56-16px" + tail] = training(lambda s=scanned: cifar_net(9, (8, 16, 32), residual=False, layerscan=s), 128, (3, 16, 16))
    W["resnet20-32px" + tail] = training(lambda s=scanned: cifar_net(3, (16, 32, 64), layerscan=s), 128, (3, 32, 32))
W["spatial-bn-16"] = spatial_bn(128, 16, 16)
W["spatial-bn-32"] = spatial_bn(128, 16, 32)
W["bn-small"] = training(bn_small, 60, (784,))


# ---------------------------------------------------------------- timing
def measure(name):
    batch, build = W[name]
    carry, step, xs, ys = build()
    if args.mode == "scan":     # one call = NB steps
        call = jax.jit(lambda c, x, y: lax.scan(lambda c, xy: step(c, *xy), c, (x, y)), donate_argnums=0)
        x_all, y_all = jnp.stack(xs), jnp.stack(ys)
        per, run = NB, lambda c, i: call(c, x_all, y_all)
    else:
        jstep = jax.jit(step, donate_argnums=0)
        per, run = 1, lambda c, i: jstep(c, xs[i % NB], ys[i % NB])
    loss1 = float("nan")
    t = time.perf_counter()
    carry, out = jax.block_until_ready(run(carry, 0))
    first = time.perf_counter() - t
    if args.mode == "scan":
        loss1, loss10 = float(out[0][1]), float(out[0][10])
    else:
        for i in range(1, 11):
            carry, out = run(carry, i)
            loss1 = float(out[0]) if i == 1 else loss1
        loss10 = float(out[0])
    i, t, n = 11, time.process_time(), 0
    while n < 1 or time.process_time() - t < args.target / 2:
        carry, out = jax.block_until_ready(run(carry, i)); i += 1; n += 1
    n = max(1, round(args.target * n / (time.process_time() - t)))
    best = cpu = math.inf
    for _ in range(args.repeats):
        t, c = time.perf_counter(), time.process_time()
        for _ in range(n):
            carry, out = run(carry, i); i += 1
        jax.block_until_ready((carry, out))
        cpu = min(cpu, time.process_time() - c)
        best = min(best, time.perf_counter() - t)
    print(f"{name}\t{batch}\t{n * per}\t{best:.6f}\t{n * per / best:.2f}\t{first:.3f}\t{loss1:.6g}\t{loss10:.6g}\t{n * per / cpu:.2f}", flush=True)
    if not np.isfinite(np.asarray(out[0])).all():
        print(f"# warning: {name} ended at loss {out[0]}", flush=True)


if args.list:
    print("\n".join(W)); sys.exit(0)
print(f"# jax {jax.__version__} mode={args.mode} threads={args.threads} devices={jax.devices()}")
print("workload\tbatch\tsteps\tseconds\tsteps_per_s\tfirst_step_s\tloss1\tloss10\tcpu_steps_per_s")
for name in W:
    if re.fullmatch(args.only, name):
        measure(name)
