"""Benches are found, not listed: modules of the folder `bench` that have a `run`."""

from __future__ import annotations

import ast
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1]


def bench_names() -> list[str]:
    """Read from the source, so that a bench whose packages are not installed is still named."""
    return sorted(path.stem for path in FOLDER.glob("*.py") if _has_run(path))


def run_of(name: str) -> Callable[[], list[dict[str, Any]]]:
    """Raises ImportError where a package that the bench needs is not installed."""
    run: Callable[[], list[dict[str, Any]]] = import_module(f"bench.{name}").run
    return run


def _has_run(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == "run" for node in tree.body)
