"""`python -m bench [NAME] [--json] [--long]`."""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial

from bench.kit.find import bench_names, run_of
from bench.kit.rows import Row, finished, table


def main(arguments: list[str] | None = None) -> int:
    """Exit code 1 where a bench could not be run; a target that is not met is printed, not an error."""
    names = bench_names()
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="What simkit costs, beside its peers."
    )
    parser.add_argument("name", nargs="?", choices=names, metavar="NAME", help=f"one of: {', '.join(names)}")
    parser.add_argument("--json", action="store_true", help="a JSON list of rows on standard output")
    parser.add_argument("--long", action="store_true", help="stage: half an hour of sessions too, in minutes")
    chosen = parser.parse_args(arguments)
    rows: list[Row] = []
    failed = False
    for name in [chosen.name] if chosen.name else names:
        try:
            run = partial(run_of(name), long=True) if chosen.long and name == "stage" else run_of(name)
            found = [finished(name, row) for row in run()]
        except ImportError as error:
            print(f"{name}: cannot run: {error}", file=sys.stderr)
            failed = True
            continue
        rows += found
        if not chosen.json:
            print(f"{name}\n{table(found)}", flush=True)
    if chosen.json:
        print(json.dumps(rows, indent=2))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
