#!/usr/bin/env python3
"""torch_conv_bench.py: PyTorch reference peer for convolutional networks (CPU, float32).

    python torch_conv_bench.py --threads 1                                # eager, NCHW
    python torch_conv_bench.py --threads 1 --channels-last                # eager, NHWC in memory
    python torch_conv_bench.py --threads 1 --mode eager-fused             # SGD(fused=True)
    python torch_conv_bench.py --threads 1 --mode compile --channels-last # torch.compile for model+loss and optimizer
    python torch_conv_bench.py --threads 1 --profile --only resnet20-16px # where the time goes, by kind of operation
    python torch_conv_bench.py --list

One step = forward, softmax cross-entropy, backward, SGD update (momentum 0.9; none for conv-single-*) on the next of 16
batches held in memory (N(0,1) inputs, random labels); spatial-bn-* is forward and backward of BN and ReLU alone.
Output is TSV with the columns of torch_bench.py: workload, batch, steps, seconds (best of --repeats timings of `steps`
steps, after warm-up), steps_per_s, first_step_s, loss1 and loss10; and then cpu_steps_per_s, the best by the processor
time of the process: what it would be if nobody else used the core, with --threads 1 (caches apart).
"""
import argparse, math, os, re, sys, time, warnings

ap = argparse.ArgumentParser()
ap.add_argument("--threads", type=int, default=1)
ap.add_argument("--mode", choices=["eager", "eager-fused", "compile"], default="eager")
ap.add_argument("--only", default=".*")
ap.add_argument("--repeats", type=int, default=15)
ap.add_argument("--target", type=float, default=0.15, help="seconds per timing")
ap.add_argument("--channels-last", action="store_true", help="NHWC memory format")
ap.add_argument("--first-core", type=int, default=0, help="pin to cores first-core .. first-core+threads-1")
ap.add_argument("--profile", action="store_true")
ap.add_argument("--list", action="store_true")
args = ap.parse_args()
os.sched_setaffinity(0, range(args.first_core, args.first_core + args.threads))

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_num_threads(args.threads)
warnings.filterwarnings("ignore")
NB = 16  # batches held in memory


# ---------------------------------------------------------------- initial values (same numbers as in jax_conv_bench.py)
class Init:
    def __init__(self, seed=0):
        self.rng = np.random.default_rng(seed)

    def dense(self, n_in, n_out, gain=1.0, bias=True, b0=0.0):
        lin = nn.Linear(n_in, n_out, bias=bias)
        w = self.rng.standard_normal((n_in, n_out), dtype=np.float32) * np.float32(gain / math.sqrt(n_in))
        with torch.no_grad():
            lin.weight.copy_(torch.from_numpy(w.T))
            if bias:
                lin.bias.fill_(b0)
        return lin

    def conv(self, k, c_in, c_out, pad, stride=1, gain=math.sqrt(2), bias=True):
        conv = nn.Conv2d(c_in, c_out, k, stride=stride, padding=pad, bias=bias)
        w = self.rng.standard_normal((k, k, c_in, c_out), dtype=np.float32) * np.float32(gain / math.sqrt(k * k * c_in))
        with torch.no_grad():
            conv.weight.copy_(torch.from_numpy(w.transpose(3, 2, 0, 1)))
            if bias:
                conv.bias.zero_()
        return conv


def data(batch, shape):
    rng = np.random.default_rng(1)
    xs = [torch.from_numpy(rng.standard_normal((batch, *shape), dtype=np.float32)) for _ in range(NB)]
    ys = [torch.from_numpy(rng.integers(0, 10, batch)) for _ in range(NB)]
    return xs, ys


# ---------------------------------------------------------------- models
def regular(channels, hidden=500):
    """IE534 REGULAR: conv k4 p2 x5, k3 p0 x3, ReLU after each, 2x2 max pools after conv2 and conv4; fc 16c-500-500-10."""
    i, L, c = Init(), [], 3
    for n in range(1, 9):
        L += [i.conv(4, c, channels, 2) if n <= 5 else i.conv(3, c, channels, 0), nn.ReLU()]
        c = channels
        if n in (2, 4):
            L.append(nn.MaxPool2d(2))
    g = math.sqrt(2)
    return nn.Sequential(*L, nn.Flatten(), i.dense(16 * channels, hidden, g), nn.ReLU(), i.dense(hidden, hidden, g),
                         nn.ReLU(), i.dense(hidden, 10))


def two_layer(channels=375):
    """IE534 2-LAYER: conv k5 p2 of 375 channels, ReLU, 4x4 max pool; fc 24000-10."""
    i = Init()
    return nn.Sequential(i.conv(5, 3, channels, 2), nn.ReLU(), nn.MaxPool2d(4), nn.Flatten(), i.dense(64 * channels, 10))


def single(channels, act):
    """One bank of 5x5 filters on 28x28 without padding, then 10 logits from 24x24xc."""
    i = Init()
    return nn.Sequential(i.conv(5, 1, channels, 0), nn.ReLU() if act == "relu" else nn.Sigmoid(), nn.Flatten(),
                         i.dense(24 * 24 * channels, 10))


class CifarNet(nn.Module):
    """He et al. 2015, section 4.2: 3x3 convolutions with BN, three stages of n blocks of two; option-A shortcuts."""
    def __init__(self, n, widths, residual=True):
        super().__init__()
        i, c = Init(), widths[0]
        self.residual = residual
        self.convs, self.norms, self.strides = nn.ModuleList([i.conv(3, 3, c, 1, bias=False)]), nn.ModuleList([nn.BatchNorm2d(c)]), []
        for stage, width in enumerate(widths):
            for block in range(n):
                s = 2 if stage and not block else 1
                for k in range(2):
                    self.convs.append(i.conv(3, c if k == 0 else width, width, 1, stride=s if k == 0 else 1, bias=False))
                    self.norms.append(nn.BatchNorm2d(width))
                self.strides.append(s)
                c = width
        self.last = i.dense(c, 10)

    def forward(self, x):
        x = F.relu(self.norms[0](self.convs[0](x)))
        for b, s in enumerate(self.strides):
            y = F.relu(self.norms[2 * b + 1](self.convs[2 * b + 1](x)))
            y = self.norms[2 * b + 2](self.convs[2 * b + 2](y))
            if self.residual:
                if s == 2:
                    x = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, 0, y.shape[1] - x.shape[1]))
                y = y + x
            x = F.relu(y)
        return self.last(x.mean((2, 3)))


def bn_small(width=100):
    """Ioffe and Szegedy, figure 1: 784, three hidden layers of 100 sigmoids with BN, then 10 logits."""
    i, layers, n = Init(), [], 784
    for _ in range(3):
        layers += [i.dense(n, width, bias=False), nn.BatchNorm1d(width), nn.Sigmoid()]
        n = width
    return nn.Sequential(*layers, i.dense(n, 10))


# ---------------------------------------------------------------- steps: each returns step(i) -> scalar tensor or None
def maybe_compile(f):
    return torch.compile(f) if args.mode == "compile" else f


def last_format(x):
    return x.to(memory_format=torch.channels_last) if args.channels_last and x.dim() == 4 else x


def training(make, batch, shape, lr=0.01, momentum=0.9):
    def build():
        model = make()
        xs, ys = data(batch, shape)
        if args.channels_last and len(shape) == 3:
            model = model.to(memory_format=torch.channels_last)
        xs = [last_format(x) for x in xs]
        opt = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum, fused=True if args.mode == "eager-fused" else None)
        loss_fn = maybe_compile(lambda x, y: F.cross_entropy(model(x), y))
        opt_step = maybe_compile(opt.step)

        def step(i):
            loss = loss_fn(xs[i % NB], ys[i % NB])
            opt.zero_grad()
            loss.backward()
            opt_step()
            return loss
        return step
    return batch, build


def spatial_bn(batch, channels, size):
    """Forward and backward of batch normalization and ReLU, gradients by input, scale and shift; the loss column is the
    mean of y dy."""
    def build():
        xs, _ = data(batch, (channels, size, size))
        xs = [last_format(x).requires_grad_() for x in xs[:4]]
        dy = last_format(torch.from_numpy(np.random.default_rng(2).standard_normal((batch, channels, size, size), dtype=np.float32)))
        norm = nn.BatchNorm2d(channels)
        f = maybe_compile(lambda x: F.relu(norm(x)))

        def step(i):
            x = xs[i % 4]
            x.grad = norm.weight.grad = norm.bias.grad = None
            y = f(x)
            y.backward(dy)
            return (y.detach() * dy).mean() if i in (1, 10) else None
        return step
    return batch, build


W = {}
W["conv-regular"] = training(lambda: regular(128), 32, (3, 32, 32), lr=0.001)
W["conv-regular-16"] = training(lambda: regular(16), 100, (3, 32, 32), lr=0.001)
W["conv-2layer"] = training(two_layer, 100, (3, 32, 32), lr=0.0001)
for act in ("relu", "sigmoid"):
    for c in (1, 16):
        for b in (1, 64):
            W[f"conv-single-28-{act}-c{c}-b{b}"] = training(lambda c=c, act=act: single(c, act), b, (1, 28, 28), lr=0.001, momentum=0)
W["resnet20-16px"] = training(lambda: CifarNet(3, (8, 16, 32)), 128, (3, 16, 16))
W["resnet56-16px"] = training(lambda: CifarNet(9, (8, 16, 32)), 128, (3, 16, 16))
W["plain56-16px"] = training(lambda: CifarNet(9, (8, 16, 32), residual=False), 128, (3, 16, 16))
W["resnet20-32px"] = training(lambda: CifarNet(3, (16, 32, 64)), 128, (3, 32, 32))
W["spatial-bn-16"] = spatial_bn(128, 16, 16)
W["spatial-bn-32"] = spatial_bn(128, 16, 32)
W["bn-small"] = training(bn_small, 60, (784,))


# ---------------------------------------------------------------- timing
def measure(name):
    batch, build = W[name]
    torch._dynamo.reset() if args.mode == "compile" else None
    torch.manual_seed(0)
    step = build()
    t = time.perf_counter()
    step(0)
    first = time.perf_counter() - t
    losses = [step(i) for i in range(1, 11)]
    loss1, loss10 = (float("nan") if losses[k] is None else float(losses[k].detach()) for k in (0, 9))
    i, t, n = 11, time.process_time(), 0
    while n < 1 or time.process_time() - t < args.target / 2:
        out = step(i); i += 1; n += 1
    n = max(1, round(args.target * n / (time.process_time() - t)))
    best = cpu = math.inf
    for _ in range(args.repeats):
        t, c = time.perf_counter(), time.process_time()
        for _ in range(n):
            out = step(i); i += 1
        cpu = min(cpu, time.process_time() - c)
        best = min(best, time.perf_counter() - t)
    print(f"{name}\t{batch}\t{n}\t{best:.6f}\t{n / best:.2f}\t{first:.3f}\t{loss1:.6g}\t{loss10:.6g}\t{n / cpu:.2f}", flush=True)
    if out is not None and not math.isfinite(float(out.detach())):
        print(f"# warning: {name} ended at loss {float(out.detach())}", flush=True)


KINDS = [("conv forward", r"aten::(mkldnn_convolution|_slow_conv2d_forward|thnn_conv2d|slow_conv.*)$"),
         ("conv backward", r"aten::(convolution_backward|mkldnn_convolution_backward|_slow_conv2d_backward)"),
         ("batch norm", r"aten::native_batch_norm.*|aten::batch_norm.*|aten::_batch_norm.*"),
         ("relu/sigmoid", r"aten::(relu.*|clamp_min.*|threshold.*|sigmoid.*)"),
         ("pooling", r"aten::(max_pool2d.*|_?adaptive.*pool.*)"),
         ("fully connected", r"aten::(addmm|mm|linear.*|t|matmul)$"),
         ("optimizer", r"Optimizer.*|aten::_foreach.*|aten::_fused_sgd.*"),
         ("copies", r"aten::(copy_|clone|contiguous|to|_to_copy|zeros.*|zero_|fill_|empty.*|resize.*)$"),
         ("add/pad/mean", r"aten::(add_?|add.*|mul.*|mean|constant_pad_nd|slice.*|div|expand|sum|slice_backward)$")]


def profile(name):
    batch, build = W[name]
    step = build()
    for i in range(5):
        step(i)
    n = 3
    t = time.process_time()
    while time.process_time() - t < 0.4:
        step(n); n += 1
    n = max(3, min(n, 200))
    from torch.profiler import profile as prof, ProfilerActivity
    with prof(activities=[ProfilerActivity.CPU]) as p:
        for i in range(n):
            step(i)
    events = p.key_averages()
    total = sum(e.self_cpu_time_total for e in events)
    by, rest = {}, {}
    for e in events:
        kind = next((k for k, r in KINDS if re.match(r, e.key)), "other (autograd, loss, dispatch)")
        by[kind] = by.get(kind, 0) + e.self_cpu_time_total
        if kind.startswith("other"):
            rest[e.key] = e.self_cpu_time_total
    row = ", ".join(f"{k} {100 * v / total:.0f}%" for k, v in sorted(by.items(), key=lambda kv: -kv[1]) if v / total > 0.005)
    top = ", ".join(f"{k} {100 * v / total:.0f}%" for k, v in sorted(rest.items(), key=lambda kv: -kv[1])[:4])
    print(f"{name}\t{total / n / 1e3:.3f} ms a step under the profiler\t{row}\t[{top}]", flush=True)


if args.list:
    print("\n".join(W)); sys.exit(0)
print(f"# torch {torch.__version__} mode={args.mode} threads={args.threads} channels_last={args.channels_last} cpu={torch.backends.cpu.get_cpu_capability()}")
if not args.profile:
    print("workload\tbatch\tsteps\tseconds\tsteps_per_s\tfirst_step_s\tloss1\tloss10\tcpu_steps_per_s")
for name in W:
    if re.fullmatch(args.only, name):
        (profile if args.profile else measure)(name)
