"""How much a file may hold: enough for any scenario a person writes, little enough to open a stranger's."""

from __future__ import annotations

FILE_BYTES = 1_000_000
LINE_CHARS = 20_000
NODES = 100_000
DEPTH = 40
ALIASES = 100
ALIAS_NODES = 2_000
"""Nodes that may come from aliases: a shared map used often is fine, a billion laughs is not."""
TEXT_CHARS = 4_000
EXPRESSION_CHARS = 500
EXPRESSION_DEPTH = 20
NUMBER = 1_000_000_000
"""Whole numbers lie between minus and plus this."""
EXCERPT_CHARS = 240
BUNDLE_FILES = 40
