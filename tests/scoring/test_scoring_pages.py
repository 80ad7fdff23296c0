"""The pages on scoring say what the code does: diagnostics and reference."""

import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

import scoring
from scoring import Observation, ScoringError, rubric_from_data, score
from scoring.agreement import cohen_kappa
from scoring.detection import detection
from scoring.errors import CODES
from tests.scoring.builders import seen

DOCS = Path(scoring.__file__).parents[1] / "docs"
REFERENCE = (DOCS / "reference" / "scoring.md").read_text(encoding="utf-8")


def page(code):
    return (DOCS / "diagnostics" / f"{code}-{CODES[code]}.md").read_text(encoding="utf-8")


def yaml_under(text, heading):
    return yaml.safe_load(re.search(rf"## {heading}\n```yaml\n(.*?)```", text, re.DOTALL)[1])


def raised_by(code):
    """A fault of this code: from the page's example, or made here where no file can show it."""
    made = {
        "SK4120": lambda: score([Observation("a", "b#1", "great", None, (), ())], RUBRIC_WITH_A),
        "SK4121": lambda: scoring.scorecard_from_data({}),
        "SK4122": lambda: cohen_kappa([1, 2], [1]),
        "SK4123": lambda: detection(hits=3, hazards=2, false_alarms=0, foils=1),
    }
    run = made.get(code) or (lambda: rubric_from_data(yaml_under(page(code), "Refused")))
    with pytest.raises(ScoringError) as error:
        run()
    return error.value.problems


RUBRIC_WITH_A = scoring.Rubric(
    "r",
    "1",
    "en",
    (scoring.Skill("s", {"en": "S"}),),
    (scoring.Criterion("a", "s", {"en": "A"}, {level: {"en": "x"} for level in (1, 2, 3, 4)}),),
)


@pytest.mark.parametrize("code", CODES)
def test_a_pages_example_gives_its_code_alone_and_fills_its_messages(code):
    problems = raised_by(code)
    assert [problem.code for problem in problems] == [code]
    head = dict(line.split(": ", 1) for line in page(code).split("---\n")[1].splitlines())
    for key in ("en", "nl", "en-remedy", "nl-remedy"):
        names = {name for _, name, _, _ in Formatter().parse(head[key]) if name}
        assert names <= problems[0].values.keys()
    assert head["en"] != head["nl"]


@pytest.mark.parametrize("code", [code for code in CODES if "## Accepted" in page(code)])
def test_the_mended_example_is_accepted(code):
    assert rubric_from_data(yaml_under(page(code), "Accepted")).criteria


def test_codes_and_pages_are_the_same():
    pages = {path.name[:6] for path in (DOCS / "diagnostics").glob("SK41*.md")}
    assert pages == set(CODES)


def reference_rubric():
    return yaml.safe_load(re.search(r"```yaml\n(.*?)```", REFERENCE, re.DOTALL)[1])


def test_the_worked_example_comes_out_as_written():
    letters = {"strong": "S", "sound": "s", "weak": "w", "harmful": "h", "missed": "-"}
    rows = re.findall(
        r"^\| ([a-z-]+) \| (.+?) \| ([\d, ]*)\| (.+?) \| (\d|not observed) \|$", REFERENCE, re.MULTILINE
    )
    assert len(rows) == 4
    observations, numbers, expected = [], {}, {}
    for id, observed, as_levels, _, level in rows:
        grades = "" if observed == "*none*" else "".join(letters[word] for word in observed.split(", "))
        observations += seen(grades, of=id, start=len(observations))
        numbers[id] = as_levels.strip()
        expected[id] = None if level == "not observed" else int(level)
    card = score(observations, rubric_from_data(reference_rubric()))
    assert card.levels == expected
    assert {r.criterion: ", ".join(str(c.level) for c in r.what_counted()) for r in card.results} == numbers
    assert (card.passing.points, card.passing.observed) == (444, 600)
    assert card.passing.outcome == "not_yet"
    assert [r.criterion for r in card.passing.reasons if r.kind == "critical-failed"] == ["own"]
    for language in ("en", "nl"):
        assert f"> {card['hear-out'].because.sentence(language)}\n" in REFERENCE


def test_the_python_example_runs_and_its_remarks_hold():
    code = re.search(r"```python\n(.*?)```", REFERENCE, re.DOTALL)[1]
    names = {"data": reference_rubric()}
    exec(code, names)
    remarks = re.findall(r"^(card\S+) +# (\S+)$", code, re.MULTILINE)
    assert len(remarks) == 3
    for expression, value in remarks:
        assert eval(expression, names) == eval(value)


def test_the_table_of_keys_is_complete():
    written = set(re.findall(r"`([a-z ]+)`", " ".join(re.findall(r"^\| (`.+?) \|", REFERENCE, re.MULTILINE))))
    assert written == set(scoring.rubric_schema()["$defs"]["CriterionPart"]["properties"])
