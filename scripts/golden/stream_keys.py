#!/usr/bin/env python3
"""Writes Tests/Golden/stream_keys.json: keys of named random streams, by Philox 4x32-10 and FNV-1a in plain Python.

Run: python3 scripts/golden/stream_keys.py
"""
import golden


def philox(counter, key):
    for _ in range(10):
        left, right = 0xD2511F53 * counter[0], 0xCD9E8D57 * counter[2]
        counter = [
            right >> 32 ^ counter[1] ^ key[0], right & 0xFFFFFFFF, left >> 32 ^ counter[3] ^ key[1], left & 0xFFFFFFFF]
        key = [key[0] + 0x9E3779B9 & 0xFFFFFFFF, key[1] + 0xBB67AE85 & 0xFFFFFFFF]
    return counter


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def child(key, name):
    number, domain = (fnv1a(name), 1) if isinstance(name, str) else (name % 2**64, 2)
    words = philox([number & 0xFFFFFFFF, number >> 32, domain, 0], [key & 0xFFFFFFFF, key >> 32])
    return words[1] << 32 | words[0]


def stream(seed, *path):
    key = seed % 2**64
    for name in path:
        key = child(key, name)
    # As text: a JSON number of this size is no exact integer for every reader.
    return str(key)


golden.write("stream_keys", {
    "root": stream(1, "vanishing-gradient"),
    "third_weights": stream(1, "vanishing-gradient", "weights", 3),
    "negative_seed_and_number": stream(-1, "vanishing-gradient", -2),
    "accents": stream(7, "Maß, naïve"),
})
