"""`check --fix` writes ids and quotes at their place and leaves everything else alone."""

from __future__ import annotations

from pathlib import Path

from simkit.scenario import fix, fix_folder, fix_text, read_text
from tests.scenario.helpers import HERE, codes, whole

SOURCE = (HERE / "data" / "late-delivery" / "scenario.yaml").read_text(encoding="utf-8")

ROUGH = whole(
    """\
# A comment at the top.
cast:
  customer: {name: Sam, person: woman-50, voice: woman}
scenes:
  hello:
    - customer: 't Is toch wat: #4711 is er niet.   
    # about the first answer
    - choose:
        - say: Ik zoek het op.   # dit is tekst
          # why this option is here
          then:
            - customer: Graag.
        - {say: Even wachten?, then: [{customer: Nou?}]}
      if silent: {after: 20 s, customer: Hallo?}
    - end: done      # the end
"""  # noqa: W291
)


MENDED = """\
# A comment at the top.
cast:
  customer: {name: Sam, person: woman-50, voice: woman}
scenes:
  hello:
    - customer: "'t Is toch wat: #4711 is er niet."   
      id: hello.toch-wat-4711
    # about the first answer
    - choose:
        - say: 'Ik zoek het op.   # dit is tekst'
          id: hello.zoek-tekst
          # why this option is here
          then:
            - customer: Graag.
              id: hello.graag
        - {id: hello.even-wachten, say: 'Even wachten?', then: [{id: hello.nou, customer: 'Nou?'}]}
      id: hello.choose
      if silent: {after: 20 s, id: hello.hallo, customer: 'Hallo?'}
"""  # noqa: W291


def test_a_file_without_faults_is_returned_letter_by_letter() -> None:
    fixed = fix_text(SOURCE)
    assert fixed.text == SOURCE
    assert fixed.changes == ()


def test_ids_and_quotes_are_inserted_and_nothing_is_moved() -> None:
    fixed = fix_text(ROUGH)
    assert fixed.text.splitlines()[:18] == MENDED.splitlines()
    assert fixed.text.splitlines()[18:] == ROUGH.splitlines()[14:]
    lines = fixed.text.splitlines()
    for change in fixed.changes:
        assert change.what in lines[change.line - 1].replace("''", "'")
    before, after = read_text(ROUGH), read_text(fixed.text)
    assert before.scenario is not None
    assert after.scenario is not None
    assert list(before.scenario.texts.values()) == list(after.scenario.texts.values())
    assert after.scenario.derived == frozenset()
    assert after.diagnostics == ()


def test_mending_twice_changes_nothing_more() -> None:
    once = fix_text(ROUGH).text
    assert fix_text(once).text == once


def test_line_ends_stay_as_they_are() -> None:
    fixed = fix_text(ROUGH.replace("\n", "\r\n"))
    assert fixed.text == fix_text(ROUGH).text.replace("\n", "\r\n")


def test_a_broken_file_is_left_alone_and_says_why() -> None:
    fixed = fix_text("scenes:\n  a:\n    - customer: {x\n  b: [\n")
    assert fixed.changes == ()
    assert codes(fixed.left) == ["SK1028"]


def test_a_file_is_mended_without_being_written() -> None:
    path = HERE / "data" / "late-delivery"
    assert fix(path).text == SOURCE


def test_new_ids_differ_from_those_there_are() -> None:
    lines = "    - customer: Hello.\n      id: a.hello\n    - customer: Hello!\n    - customer: Hello?\n"
    source = whole(f"scenes:\n  a:\n{lines}    - end: done\n")
    assert [change.what for change in fix_text(source).changes] == ["a.hello-2", "a.hello-3"]


def test_a_rubric_is_mended_with_its_scenario(tmp_path: Path) -> None:
    rubric = (HERE / "data" / "late-delivery" / "rubric.yaml").read_text(encoding="utf-8")
    told = rubric.replace("Brushes it aside", "Says: 't is nothing # really")
    (tmp_path / "scenario.yaml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "rubric.yaml").write_text(told, encoding="utf-8")
    (tmp_path / "tests.yaml").write_text("- a: 'b\n", encoding="utf-8")
    fixed = fix_folder(tmp_path)
    assert list(fixed) == [tmp_path / "scenario.yaml", tmp_path / "rubric.yaml"]
    mended = fixed[tmp_path / "rubric.yaml"].text
    assert mended == rubric.replace("Brushes it aside", '"Says: \'t is nothing # really"')
