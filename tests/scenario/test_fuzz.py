"""Whatever the file holds: it is read, or refused with a code. Nothing runs, hangs or escapes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simkit.errors import SimkitError, render
from simkit.scenario import check, fix_text, read_text
from tests.scenario.helpers import HERE, codes, whole

SOURCE = (HERE / "data" / "late-delivery" / "scenario.yaml").read_text(encoding="utf-8")
RUBRIC = (HERE / "data" / "late-delivery" / "rubric.yaml").read_text(encoding="utf-8")
_QUICK = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_PIECES = (
    "'", '"', ": ", " #", "- ", "? ", "{", "}", "[", "]", "|", ">", "&a ", "*a", "!!python/object:os.system ", "!x ",
    "\t", "\n", "  ", "\\", "---\n", "...\n", "%YAML 1.1\n", "<<: ", "\u2028", "\x85", "\x00", "😀", "id: x\n", "end",
    "choose:", "say:", "only if: ", "(" * 30, "-" * 40, "9" * 40, "customer", "once: yes\n", "go to: greeting",
    "call: story",
)  # fmt: skip


def _holds(source: str | bytes) -> None:
    loaded = read_text(source, files={"rubric.yaml": RUBRIC})
    assert (loaded.scenario is None) is bool(loaded.errors)
    for found in loaded.diagnostics:
        assert render(found)
        assert render(found, "nl")
        if found.place is not None:
            assert found.place.line >= 1
            assert found.place.col >= 1
    try:
        fix_text(source)
    except SimkitError:
        assert loaded.scenario is None


@_QUICK
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    _holds(data)


@_QUICK
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_mix_of_signs(text: str) -> None:
    _holds(text)
    _holds(whole("scenes:\n  a:\n    - customer: " + text))


@st.composite
def _mutated(draw: st.DrawFn) -> str:
    """The example with pieces put in, cut out, doubled, swapped or re-indented."""
    lines = SOURCE.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(("insert", "cut", "double", "swap", "indent", "chop"))):
            case "insert":
                col = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:col] + draw(st.sampled_from(_PIECES)) + lines[at][col:]
            case "cut":
                del lines[at : at + draw(st.integers(1, 6))]
                lines = lines or [""]
            case "double":
                lines[at:at] = lines[at : at + draw(st.integers(1, 8))]
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "indent":
                lines[at] = " " * draw(st.integers(1, 5)) + lines[at]
            case "chop":
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
    return "\n".join(lines)


@_QUICK
@given(_mutated())
def test_a_good_file_gone_wrong(text: str) -> None:
    _holds(text)


LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [" + ",".join([f"*{before}"] * 9) + "]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
_WORDS = (
    *"()+-*<>=!,. ",
    *(
        "and",
        "or",
        "not",
        "offer",
        "none",
        "customer.anger",
        "count",
        "visited",
        "story",
        "min",
        "max",
        "abs",
        "1",
        "yes",
    ),
)


@_QUICK
@given(st.lists(st.sampled_from(_WORDS), max_size=14).map(" ".join))
def test_any_condition(guard: str) -> None:
    _holds(SOURCE.replace("customer.anger >= 70 and offer == none", guard))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LAUGHS, "SK1013"),
        ("a: " + "[" * 5_000, "SK1014"),
        ("- " * 5_000, "SK1014"),
        ("a: {b: " * 900, "SK1028"),
        ("x" * 30_000, "SK1004"),
        ("- a\n" * 200_000, "SK1004"),
        ("x" * 1_100_000, "SK1004"),
        ("", "SK1005"),
        ("# nothing\n", "SK1005"),
        ("a: b\x00", "SK1003"),
        ("- just a list\n", "SK1032"),
        ("a: !!python/object/apply:os.system [echo]\n", "SK1012"),
    ],
    ids=lambda value: value if value.startswith("SK") else "",
)  # fmt: skip
def test_hostile_files_are_refused(text: str, code: str) -> None:
    assert code in codes(read_text(text).diagnostics)


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1", "utf-32"])
def test_another_encoding_is_named(encoding: str) -> None:
    (found,) = read_text("title: café\n".encode(encoding)).diagnostics
    assert found.code in ("SK1002", "SK1003")


def test_a_byte_order_mark_and_any_line_end_are_fine() -> None:
    plain = read_text(SOURCE, files={"rubric.yaml": RUBRIC}).scenario
    assert plain is not None
    for other in (
        b"\xef\xbb\xbf" + SOURCE.encode(),
        SOURCE.replace("\n", "\r\n"),
        SOURCE.replace("\n", "\r"),
    ):
        read = read_text(other, files={"rubric.yaml": RUBRIC}).scenario
        assert read is not None
        assert read.texts == plain.texts
        assert read.hash == plain.hash


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "scenario.yaml"
    path.write_text(SOURCE, encoding="utf-8")
    path.chmod(0)
    assert codes(check(path)) == ["SK1001"]


def test_a_translation_file_of_any_kind(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text(whole("minutes: 5\n"), encoding="utf-8")
    for data in (
        b"\xff\xfe",
        b"",
        b"msgid\n",
        b'msgctxt "a"\nmsgid "b"\nmsgstr "',
        b"msgctxt\nmsgid\nmsgstr\n" * 10,
    ):
        (tmp_path / "nl.po").write_bytes(data)
        found = check(tmp_path)
        assert found
        assert {code[:3] for code in codes(found)} <= {"SK1", "SK5"}
