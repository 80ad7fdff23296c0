"""From a folder to a scenario."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from simkit.errors import SimkitError
from simkit.scenario import check, load, load_bundle, load_text, load_with_warnings, read_text
from simkit.scenario.expression import Arithmetic, Const, Name
from simkit.scenario.model import AddFact, Choose, Feel, GoTo, Line, SetFact, Topics, Vary
from tests.scenario.helpers import codes, loaded, whole

DATA = Path(__file__).parent / "data"


def test_a_scenario_is_read_whole() -> None:
    scenario = load(DATA / "late-delivery")
    line, choose, jump = scenario.scenes["greeting"].steps
    assert isinstance(line, Line)
    assert (line.id, line.speaker, line.face) == ("greeting.monday", "customer", "irritated")
    assert isinstance(choose, Choose)
    assert [option.id for option in choose.options] == ["greeting.carrier", "greeting.ask", "greeting.send"]
    assert choose.about == ("acknowledge", "own")
    assert choose.options[0].effects == (
        Feel("customer", "anger", 20, "blamed"),
        Feel("customer", "trust", -10, "blamed"),
    )
    assert choose.if_silent is not None
    assert choose.if_silent.after_ms == 20_000
    assert isinstance(jump, GoTo)
    topics = scenario.scenes["story"].steps[1]
    assert isinstance(topics, Topics)
    assert [option.optional for option in topics.options] == [False, True]
    assert scenario.rubric is not None
    assert scenario.texts["greeting.ask.feedback"].startswith("You named her three days")


def test_a_kept_bundle_gives_the_same_scenario() -> None:
    scenario = load(DATA / "late-delivery")
    again = load_bundle(scenario.bundle)
    assert again.hash == scenario.hash
    assert again.texts == scenario.texts


def test_a_good_scenario_has_nothing_to_warn_of() -> None:
    assert [d for d in load_with_warnings(DATA / "late-delivery")[1] if d.severity != "note"] == []


def test_a_scenario_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(SimkitError) as nothing:
        load(tmp_path / "nothing.yaml")
    assert nothing.value.code == "SK1001"
    with pytest.raises(SimkitError) as empty:
        load(tmp_path)
    assert empty.value.code == "SK1006"
    with pytest.raises(SimkitError) as unknown:
        load("no-such-scenario-anywhere")
    assert unknown.value.code == "SK1007"


def test_an_id_is_found_in_the_working_folder_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "scenarios" / "late-delivery"
    folder.mkdir(parents=True)
    (folder / "scenario.yaml").write_text(whole("title: My own\n"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load("late-delivery").title == "My own"


def test_all_errors_of_a_file_are_told_in_one_run() -> None:
    found = loaded(
        """\
plaats: shop-counter
cast:
  customer: {name: Sam, person: woman-50, voice: woman, feels: {anger: 500}}
facts:
  days: {start: 3}
scenes:
  hello:
    - custommer: Hello.
      id: hello.hello
    - customer: Hello.
      id: hello.hello
      causes: herd
    - only if: days > 3 and dayz > 3
      go to: nowhere
    - wait: 20
    - choose:
        - sya: Good morning.
          id: hello.morning
      id: hello.hello
    - end: done
"""
    )
    assert found.scenario is None
    assert codes(found.diagnostics) == [
        *("SK1030", "SK1034", "SK1048", "SK2005", "SK2004", "SK2002", "SK2001", "SK1036", "SK1030"),
    ]


def test_flow_is_checked_beside_other_errors() -> None:
    found = loaded("""\
scenes:
  hello:
    - customer: Hello.
      causes: herd
""")
    assert sorted(codes(found.diagnostics)) == ["SK2004", "SK2011", "SK3002", "SK3010"]


def test_messages_come_in_dutch_too() -> None:
    (found,) = loaded("minutes: five\n").errors
    assert found.message("nl") == '"five" is geen heel getal'
    assert found.message("en") == '"five" is not a whole number'


def test_every_step_has_a_key_and_derived_ids_are_known() -> None:
    scenario = load_text(
        whole(
            """\
scenes:
  hello:
    - customer: Hello.
    - vary:
        - customer: One.
        - - customer: Two.
            id: hello.two
          - wait: 2 s
    - choose:
        - say: Good morning.
          then:
            - customer: Well.
      within: 30 s
      otherwise: [{narrator: Nobody speaks., id: hello.nobody}]
    - after: 40 s
      end: late
    - set: {}
      id: hello.nothing
    - end: done
"""
        )
    )
    line, vary, choose, timer, change, end = scenario.scenes["hello"].steps
    assert isinstance(vary, Vary)
    assert isinstance(choose, Choose)
    assert [step.key for step in (line, vary, choose, timer, change, end)] == [
        *("hello/0", "hello/1", "hello/2", "hello/3", "hello.nothing", "hello/5"),
    ]
    assert [[step.key for step in run] for run in vary.runs] == [
        ["hello/1/0/0"],
        ["hello.two", "hello/1/1/1"],
    ]
    assert choose.options[0].then[0].key == "hello/2/0/0"
    assert choose.otherwise is not None
    assert choose.otherwise.id == "hello/2.otherwise"
    assert scenario.derived == {
        "hello/0",
        "hello/1/0/0",
        "hello/2",
        "hello/2/0",
        "hello/2/0/0",
        "hello/2.otherwise",
    }


def test_texts_are_texts_and_facts_are_what_they_look_like() -> None:
    scenario = load_text(
        whole(
            """\
title: 1.10
facts:
  days: {start: 3, range: [-2, 10]}
  offer: {start: no, one of: [no, yes]}
  told: {start: nee}
scenes:
  hello:
    - customer: true
      id: hello.true
      set: {days: days * 2 - 1, offer: yes, told: ja}
      add: {days: -1}
    - only if: told and offer == yes and days > 0
      end: done
    - end: lost
"""
        )
    )
    assert scenario.title == "1.10"
    assert scenario.texts["hello.true"] == "true"
    assert (scenario.facts["days"].start, scenario.facts["days"].low) == (3, -2)
    assert (scenario.facts["offer"].kind, scenario.facts["offer"].start) == ("choice", "no")
    assert (scenario.facts["told"].kind, scenario.facts["told"].start) == ("yes-no", False)
    (line, *_) = scenario.scenes["hello"].steps
    assert isinstance(line, Line)
    assert line.effects == (
        SetFact("days", Arithmetic(Arithmetic(Name("days"), "*", Const(2)), "-", Const(1))),
        SetFact("offer", Const("yes")),
        SetFact("told", Const(True)),
        AddFact("days", Const(-1)),
    )


def test_a_rubric_s_faults_are_shown_in_its_own_file() -> None:
    rubric = (DATA / "late-delivery" / "rubric.yaml").read_text(encoding="utf-8")
    broken = rubric.replace("levels:", "levles:", 1).replace("1: Blames somebody else\n          ", "", 1)
    text = (DATA / "late-delivery" / "scenario.yaml").read_text(encoding="utf-8")
    found = read_text(text, files={"rubric.yaml": broken})
    assert found.scenario is None
    assert {one.place.file for one in found.errors if one.place} == {"rubric.yaml"}
    assert ("SK4101", 11) in [(one.code, one.place.line) for one in found.errors if one.place]


@pytest.mark.parametrize("path", ["../rubric.yaml", "/etc/passwd", "C:\\rubric.yaml", "a/../../rubric.yaml"])
def test_a_rubric_cannot_lie_outside_the_folder(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    rubric = (DATA / "late-delivery" / "rubric.yaml").read_bytes()
    (tmp_path / "rubric.yaml").write_bytes(rubric)
    (folder / "scenario.yaml").write_text(whole(f"rubric: '{path}'\n"), encoding="utf-8")
    assert codes(check(folder)) == ["SK6005"]


def test_a_rubric_cannot_lie_outside_the_folder_by_a_link(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (tmp_path / "secret.yaml").write_bytes((DATA / "late-delivery" / "rubric.yaml").read_bytes())
    try:
        (folder / "rubric.yaml").symlink_to(tmp_path / "secret.yaml")
    except OSError:
        pytest.skip("no links here")
    (folder / "scenario.yaml").write_text(whole("rubric: rubric.yaml\n"), encoding="utf-8")
    assert codes(check(folder)) == ["SK6005"]


def test_without_libyaml_the_same_is_read() -> None:
    script = (
        "import sys; sys.modules['yaml._yaml'] = None; sys.modules['yaml.cyaml'] = None\n"
        "from simkit.scenario import load\n"
        "from simkit.scenario.reading import reader\n"
        "assert reader._Parser.__module__ == reader.__name__\n"
        "scenario = load(sys.argv[1])\n"
        "print(scenario.hash, len(scenario.texts), scenario.scenes['begin'].place)"
    )
    folder = DATA / "kapotte-waterkoker"
    shown = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    scenario = load(folder)
    assert shown.stdout.split() == [
        scenario.hash,
        str(len(scenario.texts)),
        str(scenario.scenes["begin"].place),
    ]


def test_options_taken_once_may_all_be_gone_on_the_way_back() -> None:
    found = loaded(
        """\
scenes:
  hello:
    - customer: Hello.
      id: hello.hello
    - choose:
        - say: Good morning.
          id: hello.morning
          once: yes
      id: hello.first
    - only if: count(hello.morning) > 3
      end: done
    - go to: hello
"""
    )
    assert codes(found.diagnostics) == ["SK3006"]


@pytest.mark.parametrize(
    ("id", "word"), [("lockout", "exercise"), ("hazard-round", "exercise"), ("late-delivery", "talk")]
)
def test_a_scenario_with_tasks_is_an_exercise(id: str, word: str) -> None:
    rubric = load(id).rubric
    assert rubric is not None
    assert {criterion.of for criterion in rubric.criteria} == {word}
