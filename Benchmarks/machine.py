"""What compare.py needs to know of the machine, and the peers that it installs there."""
import os
import pathlib
import re
import subprocess
import sys
import time

REQUIREMENTS = {"torch": ["torch==2.13.0", "numpy"], "jax": ["jax==0.10.2", "jaxlib==0.10.2", "numpy"]}


def version(python, peer):
    """The peer's version, None if it is not there."""
    if not python.exists():
        return None
    answer = subprocess.run([python, "-c", f"import {peer}; print({peer}.__version__)"], capture_output=True, text=True)
    return answer.stdout.strip() or None


def install(peer, folder):
    """Puts a peer into a virtual environment of its own, unless it is there."""
    wanted = REQUIREMENTS[peer][0].split("==")[1]
    python = folder / peer / "bin" / "python"
    found = version(python, peer)
    if found is None:
        print(f"installing {' '.join(REQUIREMENTS[peer])} into {folder / peer}", file=sys.stderr, flush=True)
        for command in ([sys.executable, "-m", "venv", folder / peer],
                        [python, "-m", "pip", "install", "--quiet", *REQUIREMENTS[peer]]):
            if subprocess.run(command).returncode:
                sys.exit(f"error: expected {peer} {wanted}, got an error of {command[2]}; see above, then make bench")
    elif found.split("+")[0] != wanted:
        sys.exit(f"error: expected {peer} {wanted}, got {found}; remove {folder / peer}, then make bench")


def facts(bench, environment, pythons):
    """Processor, speed of products, versions: for the head of the results."""
    def products(**switches):
        lines = subprocess.run([bench, "--products", "--first-core", "0"], env=environment | switches, stdout=subprocess.PIPE, text=True,
                               check=True).stdout
        return dict(line.split("\t") for line in lines.splitlines())

    def first_line(*command):
        try:
            return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]
        except (OSError, IndexError):
            return "unknown"

    def commit():
        # What a comparison writes itself is no change; `diff --quiet` fails if there are others.
        unchanged = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", ":/", ":(top,exclude)Benchmarks/RESULTS.md",
                                    ":(top,exclude)Benchmarks/step-cost"]).returncode == 0
        return first_line("git", "rev-parse", "--short", "HEAD") + ("" if unchanged else "-dirty")

    def number(text):
        found = re.search(r"\d[\w.+-]*", text)
        return found.group() if found else text

    processor = pathlib.Path("/proc/cpuinfo").read_text()

    def entry(name):
        found = re.search(rf"^{name}\s*: (.*)", processor, re.MULTILINE)
        return found.group(1) if found else ""

    both = [products(), products(TRAINABILITY_OPENBLAS="1")]
    return {
        "date": time.strftime("%Y-%m-%d"), "cores": os.cpu_count(),
        "processor": f"{entry('model name')} (family {entry('cpu family')}, model {entry('model')})",
        "instruction_sets": [name for name in ("avx2", "fma", "avx512f") if name in entry("flags").split()],
        "products": {product["product_by"]: float(product["product_gf_per_s"]) for product in both},
        "versions": {
            "this repository": commit(),
            "Swift": number(first_line("swift", "--version")),
            "PyTorch": version(pythons["torch"], "torch"), "JAX": version(pythons["jax"], "jax"),
            "Python": number(first_line(pythons["jax"], "--version")),
        },
    }
