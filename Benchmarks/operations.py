"""How many floating-point operations a step of a workload takes, in matrix products only."""
import re


def residual_images(blocks, widths, side):
    """He's network of 6 blocks + 2 layers: 3 x 3 pixels, the second and third stage on half the side each."""
    channels, found = widths[0], [(side**2, 9 * 3, widths[0])]
    for stage, width in enumerate(widths):
        pixels = (side >> stage) ** 2
        found += [(pixels, 9 * channels, width)] + [(pixels, 9 * width, width)] * (2 * blocks - 1)
        channels = width
    return found + [(1, channels, 10)]


def regular(channels):
    """Eight convolutions, the first five of 4 x 4 pixels, with the sides of their results; 500, 500, 10."""
    sides, sizes = [33, 34, 18, 19, 10, 8, 6, 4], [4] * 5 + [3] * 3
    return [(side**2, size**2 * (channels if layer else 3), channels)
            for layer, (side, size) in enumerate(zip(sides, sizes))
            ] + [(1, 16 * channels, 500), (1, 500, 500), (1, 500, 10)]


def products(workload):
    """(pixels, fanIn, fanOut) of every layer; a fully connected one has a single pixel. None if there are no layers."""
    if found := re.fullmatch(r"conv-regular(-16)?", workload):
        return regular(16 if found.group(1) else 128)
    if workload == "conv-2layer":
        return [(32**2, 25 * 3, 375), (1, 64 * 375, 10)]
    if found := re.fullmatch(r"conv-single-28-\w+-c(\d+)-b\d+", workload):
        channels = int(found.group(1))
        return [(24**2, 25, channels), (1, 24**2 * channels, 10)]
    if found := re.fullmatch(r"(?:resnet|plain)(\d+)-(\d+)px", workload):
        depth, side = map(int, found.groups())
        return residual_images((depth - 2) // 6, [8, 16, 32] if side == 16 else [16, 32, 64], side)
    if workload == "bn-small":
        return [(1, 784, 100), (1, 100, 100), (1, 100, 100), (1, 100, 10)]
    size = re.search(r"(\d+)x(\d+)$", "deep-50x100" if workload.startswith("deep") else workload)
    if not size or workload.startswith("chain"):
        return None
    depth, width = map(int, size.groups())
    inner = [(1, width, width)] * ((depth - 1) * (2 if workload.startswith("highway") else 1))
    return [(1, 784, width)] + inner + [(1, width, 10)]


def operations(workload, batch):
    """2 · batch · pixels · fanIn · fanOut a product. One forwards and two backwards for each layer, none for the
    gradient by the images; taps that meet only padding count. None if there are no products."""
    layers = products(workload)
    if not layers:
        return None
    counts = [pixels * fan_in * fan_out for pixels, fan_in, fan_out in layers]
    if workload.startswith("deep"):  # forwards only, without logits
        return 2 * batch * sum(counts[:-1])
    return 2 * batch * (3 * sum(counts) - counts[0])
