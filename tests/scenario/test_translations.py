"""Texts in other languages: by id alone, stale ones known, faults said at their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from simkit.errors import SimkitError
from simkit.scenario import load, load_text
from tests.scenario.helpers import HERE, codes, loaded, whole

SCENARIO = """\
facts:
  days: {start: 3, range: [0, 10]}
scenes:
  hello:
    - customer: I have waited {days, plural, one {# day} other {# days}}.
      id: hello.days
    - end: done
"""


def _po(*entries: tuple[str, str, str]) -> str:
    return "\n".join(f'msgctxt "{id}"\nmsgid "{source}"\nmsgstr "{text}"\n' for id, source, text in entries)


REST = (
    ("title", "A sample", "Een voorbeeld"),
    ("briefing", "You are at the counter.", "Je staat aan de balie."),
    ("cast.customer.name", "Sam", "Sam"),
    ("ending.done", "done", "klaar"),
)
ENGLISH = "I have waited {days, plural, one {# day} other {# days}}."
DUTCH = "Ik wacht al {days, plural, one {# dag} other {# dagen}}."


def test_a_translation_is_found_by_its_id() -> None:
    scenario = load_text(whole(SCENARIO), files={"nl.po": _po(("hello.days", ENGLISH, DUTCH), *REST)})
    assert scenario.languages == ("en", "nl")
    assert scenario.text("hello.days", "nl") == DUTCH
    assert scenario.text("hello.days", "en") == ENGLISH
    assert scenario.stale["nl"] == frozenset()


def test_a_changed_source_is_stale_and_still_shown() -> None:
    old = ENGLISH.replace("waited", "been waiting")
    found = loaded(SCENARIO, nl_po=_po(("hello.days", old, DUTCH), *REST))
    assert codes(found.diagnostics) == ["SK5002"]
    assert found.scenario is not None
    assert found.scenario.stale["nl"] == {"hello.days"}
    assert found.scenario.text("hello.days", "nl") == DUTCH


def test_a_missing_or_fuzzy_translation_is_known() -> None:
    fuzzy = "#, fuzzy\n" + _po(("hello.days", ENGLISH, DUTCH))
    found = loaded(SCENARIO, nl_po=fuzzy + "\n" + _po(*REST[:-1]))
    assert sorted(codes(found.diagnostics)) == ["SK5001", "SK5002"]
    assert found.scenario is not None
    assert found.scenario.stale["nl"] == {"hello.days", "ending.done"}
    assert found.scenario.text("ending.done", "nl") == "done"


@pytest.mark.parametrize(
    ("dutch", "code"),
    [
        ("Ik wacht al {dagen} dagen.", "SK2021"),
        ("Ik wacht al {days, plural, one {# dag}}.", "SK1061"),
        ("Ik wacht {zucht diep}.", "SK1060"),
    ],
)
def test_a_translation_that_cannot_be_shown_is_an_error_in_its_file(dutch: str, code: str) -> None:
    found = loaded(SCENARIO, nl_po=_po(*REST, ("hello.days", ENGLISH, dutch)))
    (error,) = found.errors
    assert error.code == code
    assert error.place is not None
    assert (error.place.file, error.place.line) == ("nl.po", 17)


def test_the_rubric_is_translated_by_the_same_file() -> None:
    folder = HERE / "data" / "late-delivery"
    rubric = (folder / "rubric.yaml").read_text(encoding="utf-8")
    po = _po(("rubric.own.name", "Takes ownership", "Maakt het van ons"))
    scenario = load_text((folder / "scenario.yaml").read_bytes(), files={"rubric.yaml": rubric, "nl.po": po})
    assert scenario.text("rubric.own.name", "nl") == "Maakt het van ons"
    assert scenario.rubric is not None
    own = next(criterion for criterion in scenario.rubric.criteria if criterion.id == "own")
    assert own.name == {"en": "Takes ownership", "nl": "Maakt het van ons"}


def test_a_language_can_be_asked_for(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text(whole(SCENARIO), encoding="utf-8")
    (tmp_path / "nl.po").write_text(_po(("hello.days", ENGLISH, DUTCH), *REST), encoding="utf-8")
    assert load(tmp_path, language="nl").languages == ("en", "nl")
    with pytest.raises(SimkitError) as missing:
        load(tmp_path, language="fr")
    assert missing.value.code == "SK5007"


def test_the_source_may_be_dutch() -> None:
    dutch = whole("language: nl\n")
    po = _po(("hello.hello", "Hello.", "Hello there."))
    assert load_text(dutch, files={"en.po": po}).text("hello.hello", "en") == "Hello there."


def test_an_option_that_stands_out_in_a_translation_is_told_there() -> None:
    scenario = """\
scenes:
  hello:
    - choose:
        - {say: That is not my job., id: hello.job}
        - {say: Please wait over there., id: hello.wait}
        - {say: Since Monday?, id: hello.ask}
      id: hello.first
    - end: done
"""
    texts = {
        "hello.job": ("That is not my job.", "Dat is mijn werk niet."),
        "hello.wait": ("Please wait over there.", "Wacht daar maar even."),
        "hello.ask": ("Since Monday?", "Sinds maandag al, en dat zijn dus drie volle dagen zonder bericht?"),
    }
    po = 'msgid ""\nmsgstr "Language: nl\\n"\n'
    for id, (source, text) in texts.items():
        po += f'\nmsgctxt "{id}"\nmsgid "{source}"\nmsgstr "{text}"\n'
    found = [one for one in loaded(scenario, nl_po=po).diagnostics if one.code == "SK7002"]
    assert len(found) == 1
    assert found[0].place is not None
    assert found[0].place.file == "nl.po"
    assert "hello.ask" in po.split("\n")[found[0].place.line - 1]
