"""Everyday speech survives: whatever stands behind a text key is read back letter by letter."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from simkit.scenario import Scenario, fix_text, read_text
from simkit.scenario.mend.quoting import quoted
from simkit.scenario.model import Choose, Line
from tests.scenario.helpers import codes, sentences, whole

SENTENCES = sentences()


def _file(texts: list[str], style: str) -> str:
    """A scenario with each text as a line, an option, its feedback, and a line of a flow-free prompt."""
    steps = []
    for number, text in enumerate(texts):
        steps += [
            f"    - customer:{_styled(text, style, 6)}",
            f"      id: a.line{number}",
            "    - choose:",
            f"        - say:{_styled(text, style, 10)}",
            f"          id: a.say{number}",
            f"          feedback:{_styled(text, style, 10)}",
            f"      id: a.choose{number}",
            "      if silent:",
            "        after: 20 s",
            f"        narrator:{_styled(text, style, 8)}",
            f"        id: a.silent{number}",
        ]
    return whole("scenes:\n  a:\n" + "\n".join(steps) + "\n    - end: done\n")


def _styled(text: str, style: str, indent: int) -> str:
    deeper = " " * (indent + 2)
    match style:
        case "as it stands":
            return f" {text}"
        case "below the key":
            return f"\n{deeper}{text}"
        case "over two lines":
            return " " + f"\n{deeper}".join(_halves(text))
        case "single quotes":
            return " '" + text.replace("'", "''") + "'"
        case "double quotes":
            return ' "' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case "block":
            return f" >-\n{deeper}{text}"
    raise ValueError(style)


def _halves(text: str) -> list[str]:
    """A text broken at a single space, where the second half looks like no comment and no key."""
    for match in re.finditer(r"(?<=\S) (?=[^\s#])", text):
        first, second = text[: match.start()], text[match.end() :]
        if not re.match(r"[\w '-]+ ?:(\s|$)", second) and not re.fullmatch(r"[|>][+-]?", first):
            return [first, second]
    return [text]


def _texts(scenario: Scenario) -> list[tuple[str, str, str | None, str]]:
    found = []
    steps = scenario.scenes["a"].steps
    for line, choose in zip(steps[0:-1:2], steps[1:-1:2], strict=True):
        assert isinstance(line, Line)
        assert isinstance(choose, Choose)
        assert choose.if_silent
        (option,) = choose.options
        found.append((line.text, option.text, option.feedback, choose.if_silent.text))
    return found


@pytest.mark.parametrize(
    "style", ["as it stands", "below the key", "over two lines", "single quotes", "double quotes", "block"]
)
def test_sentences_read_back_exactly(style: str) -> None:
    if style == "below the key":
        # Below its key a lone key-like or comment-like line is not taken for text: it is refused, never guessed.
        texts = [text for text in SENTENCES if not re.match(r"(#|(say|id|end|choose|customer|go to):)", text)]
    else:
        texts = SENTENCES
    loaded = read_text(_file(texts, style))
    assert loaded.errors == ()
    assert loaded.scenario is not None
    assert _texts(loaded.scenario) == [(text, text, text, text) for text in texts]


def test_there_are_enough_sentences_in_both_languages() -> None:
    assert len(SENTENCES) >= 200
    assert len(set(SENTENCES)) == len(SENTENCES)


def _plain_texts(data: Any) -> list[tuple[Any, ...]]:
    steps = data["scenes"]["a"]
    return [
        (
            line["customer"],
            choose["choose"][0]["say"],
            choose["choose"][0]["feedback"],
            choose["if silent"]["narrator"],
        )
        for line, choose in zip(steps[0:-1:2], steps[1:-1:2], strict=True)
    ]


@pytest.mark.parametrize("style", ["as it stands", "over two lines"])
def test_mended_files_read_alike_everywhere(style: str) -> None:
    source = _file(SENTENCES, style)
    fixed = fix_text(source)
    assert fixed.left == ()
    expected = [(text, text, text, text) for text in SENTENCES]
    assert _plain_texts(yaml.load(fixed.text, Loader=yaml.CSafeLoader)) == expected
    assert _plain_texts(YAML(typ="safe", pure=True).load(fixed.text)) == expected
    again = read_text(fixed.text)
    assert again.scenario is not None
    assert _texts(again.scenario) == expected
    assert "SK1020" not in codes(again.diagnostics)
    assert fix_text(fixed.text).changes == ()
    assert len(fixed.text.splitlines()) == len(source.splitlines())


def test_pure_pyyaml_reads_a_mended_file_alike() -> None:
    some = SENTENCES[::5]
    fixed = fix_text(_file(some, "as it stands"))
    assert _plain_texts(yaml.load(fixed.text, Loader=yaml.SafeLoader)) == [(text,) * 4 for text in some]


_TYPED = st.text(
    st.characters(blacklist_categories=["Cc", "Cs"], blacklist_characters="\ufeff\ufffe\uffff{}\u2028\u2029"),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip(" ") == text and text)
_SPEECH = st.one_of(
    _TYPED, st.text(st.sampled_from(list("ab :#'\"-?!&*%@`,|>[]=~.\\0n\t")), min_size=1, max_size=14)
).map(lambda text: text.strip(" \t"))


def _not_yaml_already(text: str) -> bool:
    """What YAML itself reads as quoted or as block text is YAML."""
    return (
        bool(text)
        and not re.match(r"[|>][-+0-9 ]*(#|$)", text)
        and not re.match(r"(['\"]).*\1\s*(#.*)?$", text)
    )


@settings(max_examples=150, deadline=None)
@given(text=_SPEECH.filter(_not_yaml_already))
def test_any_single_line_survives_and_so_does_its_mending(text: str) -> None:
    source = whole(f"scenes:\n  a:\n    - customer: {text}\n      id: a.x\n    - end: done\n")
    loaded = read_text(source)
    if "SK1042" in codes(loaded.diagnostics):
        assert not text.strip()
        return
    assert loaded.errors == ()
    assert loaded.scenario is not None
    assert loaded.scenario.texts["a.x"] == text
    mended = fix_text(source).text
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        assert yaml.load(mended, Loader=loader)["scenes"]["a"][0]["customer"] == text


@settings(max_examples=100, deadline=None)
@given(lines=st.lists(_TYPED, min_size=1, max_size=3))
def test_quoting_keeps_any_text(lines: list[str]) -> None:
    written = "\n  ".join(quoted(lines))
    assert yaml.safe_load(f"a: {written}\n") == {"a": " ".join(lines)}


def test_a_text_says_where_other_programs_differ() -> None:
    loaded = read_text(whole("scenes:\n  a:\n    - customer: 't Is zo.\n      id: a.x\n    - end: done\n"))
    (note,) = loaded.diagnostics
    assert (note.code, note.severity) == ("SK1020", "note")
    assert note.place is not None
    assert (note.place.line, note.place.col, note.place.end_col) == (3, 17, 26)


def test_what_is_read_on_things_and_hinted_stands_as_it_is_written() -> None:
    objects, hints = "", ""
    for number, sentence in enumerate(SENTENCES):
        objects += f"  it-{number}:\n    kind: sign\n    read:\n      says: {sentence}\n"
        hints += f"          - text: {sentence}\n            id: hint.{number}\n" if number < 10 else ""
    words = (
        "kinds:\n  dial:\n    from: switch\n    name: 's Avonds: aan\n    words:\n      'on': Aan: 't is zo\n"
    )
    tasks = f"tasks:\n  look:\n    steps:\n      - act: read it-0\n        hints:\n{hints}"
    scenes = "scenes:\n  a:\n    - task: look\n      id: a.look\n    - end: done\n"
    found = read_text(whole(f"objects:\n{objects}{words}{tasks}{scenes}"))
    assert found.scenario is not None, codes(found.diagnostics)
    texts = found.scenario.texts
    assert [texts[f"object.it-{number}.read.says"] for number in range(len(SENTENCES))] == SENTENCES
    assert [texts[f"hint.{number}"] for number in range(10)] == SENTENCES[:10]
    assert texts["kind.dial.word.on"] == "Aan: 't is zo"
