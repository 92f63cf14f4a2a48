"""Where the programs beside this one leave their numbers: Tests/Golden/<name>.json, with what made them."""
import json
import pathlib
import platform
import sys

import numpy

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Golden"


def write(name, numbers, **versions):
    """Writes `numbers` with the program's path and the versions of Python, NumPy and what else it used."""
    versions = {"python": platform.python_version(), "numpy": numpy.__version__, **versions}
    made_by = {"program": f"scripts/golden/{pathlib.Path(sys.argv[0]).name}", "versions": versions}
    FOLDER.mkdir(parents=True, exist_ok=True)
    # Python writes the shortest decimal that reads back as the same number.
    lines = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in {"made_by": made_by, **numbers}.items()]
    (FOLDER / f"{name}.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
