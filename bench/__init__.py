"""What simkit costs, beside others that do the same: `python -m bench [NAME] [--json]`.

A bench is a module of this folder with `run() -> list[dict]`; `bench.kit.rows` says what a row holds.
"""
