"""The one way simkit writes JSON that others compare byte for byte: RFC 8785."""

from __future__ import annotations

import orjson


def canonical(value: object) -> bytes:
    """Equal to RFC 8785 for ASCII keys and for numbers made by `number`; integers stay within 2**53."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER)


def number(value: float) -> int | float:
    """To four decimals; a whole number as one, because RFC 8785 writes `1` where others write `1.0`."""
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded
