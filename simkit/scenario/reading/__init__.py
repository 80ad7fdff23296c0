"""From bytes to a tree with positions: YAML that lets everyday speech stand as it is written."""

from simkit.scenario.reading.forgive import IsText, TextRun, Written, unfold
from simkit.scenario.reading.nodes import Mapping, Node, Scalar, Sequence, moved, plain
from simkit.scenario.reading.problems import Problems
from simkit.scenario.reading.reader import read_tree
from simkit.scenario.reading.source import read_file, source_of

__all__ = [
    "IsText",
    "Mapping",
    "Node",
    "Problems",
    "Scalar",
    "Sequence",
    "TextRun",
    "Written",
    "moved",
    "plain",
    "read_file",
    "read_tree",
    "source_of",
    "unfold",
]
