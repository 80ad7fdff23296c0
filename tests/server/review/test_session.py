"""A session's page: what was said and decided, its levels with their reasons, and what cannot be told."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from sqlalchemy import delete, insert

from scoring import score
from simkit.events import Choose, Clock
from simkit.present.decisions import decisions
from simkit.record.tables import scorecards, second_ratings
from simkit.server.accounts.people import add_person, join
from simkit.server.review import elsewhere
from simkit.server.review.elsewhere import led_to
from simkit.session import Session, observations, read_journal
from simkit.session.cues import SayCue
from tests.server.review.talk import played, program_of, slowed
from tests.server.review.test_inbox import judge
from tests.server.world import NOW, World, counted_queries


def opened(world: World, session: str, *, role: str = "trainer", query: str = "") -> str:
    answer = world.browser("Amsterdam", "trainer" if role == "trainer" else "trainee").get(
        f"/sessions/{session}{query}"
    )
    assert answer.status_code == 200
    return unescape(answer.text)


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def moment(page: str, number: int) -> str:
    found = re.search(rf'<article [^>]*id="moment-{number}".*?</article>', page, re.S)
    assert found
    return text_of(found[0])


def test_it_says_who_when_and_how_it_went(world: World) -> None:
    text = text_of(opened(world, world.assessments["Amsterdam"]))
    assert "Trainee Amsterdam" in text
    assert "24 Nov 2026, 10:00" in text
    assert "You found a way" in text
    assert "Sam My parcel should have been here on Monday!" in text


def test_a_trainee_sees_their_own_without_a_name_and_nobody_elses(world: World) -> None:
    browser = world.browser("Amsterdam", "trainee")
    for session in (world.assessments, world.practices, world.shared):
        assert browser.get(f"/sessions/{session['Amsterdam']}").status_code == 200
        assert browser.get(f"/sessions/{session['Utrecht']}").status_code == 404
    page = opened(world, world.assessments["Amsterdam"], role="trainee")
    assert ">Who<" not in page
    assert "review.comment" not in page
    trainer = world.browser("Amsterdam", "trainer")
    assert trainer.get(f"/sessions/{world.practices['Amsterdam']}").status_code == 404


def test_each_decision_has_its_evidence_its_feedback_and_its_consequences(world: World) -> None:
    page = opened(world, world.assessments["Amsterdam"])
    first = moment(page, 1)
    assert "“Since Monday? What was it for?”" in first
    assert "Acknowledge: strong" in first
    assert "Own it: sound" in first
    assert "Feedback: You asked on." in first
    assert "Acknowledge: weak" in first, "of the option that was not taken"
    assert "“That is the carrier, not us.”" in first
    assert "Solve: strong" in moment(page, 2)
    assert 'id="moment-3"' not in page


def test_each_level_has_its_sentence_its_trace_and_links_to_its_moments(world: World) -> None:
    page = opened(world, world.assessments["Amsterdam"])
    found = re.search(r'id="criterion-acknowledge">.*?</article>', page, re.S)
    assert found
    journal = read_journal(world.record.home.journal(world.assessments["Amsterdam"]))
    assert world.program.scenario.rubric is not None
    result = score(observations(journal.entries), world.program.scenario.rubric)["acknowledge"]
    text = text_of(found[0])
    assert result.because.sentence("en") in text
    assert result.because.rule_text("en") in text
    for step in result.trace:
        assert step.sentence("en", result.definition.rule) in text
    for counted in result.what_counted():
        assert counted.sentence("en") in text
    assert 'href="#moment-1"' in found[0]
    assert "Level 4" in text


def test_the_level_that_a_person_judged_holds(world: World) -> None:
    session = world.assessments["Amsterdam"]
    judge(world, session, "acknowledge", 2)
    found = re.search(r'id="criterion-acknowledge">.*?</h4>', opened(world, session), re.S)
    assert found
    assert "Level 2" in found[0]
    assert "I saw it" in opened(world, session)


def test_the_time_that_was_stretched_and_the_languages_are_said(world: World) -> None:
    text = text_of(opened(world, slowed(world)))
    assert "time limits at 100 % → time limits at 200 %" in text
    assert "English → Dutch" in text


def test_it_is_told_as_it_was_said_and_on_request_in_the_readers_language(world: World) -> None:
    session = world.assessments["Amsterdam"]
    browser = world.browser("Amsterdam", "trainer")
    browser.submit("/language", {"language": "nl"})
    page = unescape(browser.get(f"/sessions/{session}").text)
    assert "“Since Monday? What was it for?”" in page
    assert "Erkennen: sterk" in text_of(page), "around what was said it speaks Dutch"
    assert "Een late bestelling" in text_of(page)
    assert "Een late bestelling" in text_of(browser.get("/review").text)
    page = unescape(browser.get(f"/sessions/{session}?in=nl").text)
    assert "“Al sinds maandag? Waar was het voor?”" in page


@pytest.mark.parametrize("query", ["?moment=2", "?moment=99", "?moment=-1", "?moment=x", "?in=xx"])
def test_any_moment_can_be_asked_for_in_the_address(world: World, query: str) -> None:
    page = opened(world, world.assessments["Amsterdam"], query=query)
    assert page.count('aria-current="true"') == 1
    wanted = 2 if query in ("?moment=2", "?moment=99") else 1
    assert f'id="moment-{wanted}" data-number="{wanted}"' in page
    assert re.search(rf'id="moment-{wanted}"[^>]*aria-current="true"', page)


def test_chart_and_table_say_the_same(world: World) -> None:
    page = opened(world, played(world, "late-delivery"))
    data = json.loads(re.findall(r'id="chart-data">(.*?)</script>', page, re.S)[0])
    assert all(len(curve["values"]) == len(data["times"]) for curve in data["curves"])
    table = re.findall(
        r"<td>(\d+:\d\d)</td><th scope=\"row\">([^<]+)</th><td class=\"number\">(\d+)</td>", page
    )
    assert table
    for name, values in ((curve["name"], curve["values"]) for curve in data["curves"]):
        last = [int(value) for _, whose, value in table if whose.endswith(name)][-1]
        assert last == values[-1]
    assert [one["n"] for one in data["moments"]] == list(range(1, len(data["moments"]) + 1))
    assert {one["grade"] for one in data["moments"]} <= {"", "harmful", "weak", "missed", "sound", "strong"}


def test_what_another_option_leads_to_is_what_the_session_would_have_done(world: World) -> None:
    page = opened(world, world.assessments["Amsterdam"])
    second = moment(page, 2)
    assert "“I cannot help you.”" in second
    assert "Then it ends: She left." in second
    assert "Then it goes on as it did here." in moment(page, 1)


def test_the_answers_to_other_options_are_those_of_playing_them(world: World) -> None:
    """Each what-if beside a session that was really played with that option at that decision."""
    name = "late-delivery"
    journal = read_journal(world.record.home.journal(played(world, name)))
    program = program_of(name)
    made = decisions(journal.entries, program, "en")
    found = led_to(program, journal, made, "en")
    decision = made[0]
    assert decision.alternatives
    for other in decision.alternatives:
        session = Session(program, seed=journal.header.seed, settings=journal.header.settings)
        for entry in journal.entries[1 : decision.entry]:
            if entry.after:
                session.act(Clock(entry.after))
            assert entry.act is not None
            session.act(entry.act)
        session.act(Clock(journal.entries[decision.entry].after))
        session.act(Choose(other.id))
        lines = [cue.text for cue in session.cues if isinstance(cue, SayCue)]
        led = found[decision.entry, other.id]
        assert [text for _, text in led.lines][: len(lines)] == lines
        assert lines


def test_what_ifs_of_one_session_are_bounded(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elsewhere, "MOST_ENTRIES", 0)
    first = moment(opened(world, world.assessments["Amsterdam"]), 1)
    assert "“That is the carrier, not us.”" in first
    assert "It would have led to" not in first


def test_work_shows_errors_and_rounds_show_how_well_hazards_were_told(world: World) -> None:
    text = text_of(opened(world, played(world, "lockout", language="nl")))
    assert "left out" in text or "too early" in text
    text = text_of(opened(world, played(world, "hazard-round")))
    assert "d′" in text
    assert "This number decides nothing." in text


def test_who_rates_it_blind_sees_what_happened_and_no_judgement_of_it(world: World) -> None:
    session = world.assessments["Amsterdam"]
    with world.record.writing() as connection:
        other = add_person(connection, NOW, "Second", ["trainer"])
        join(connection, world.groups["Amsterdam"], other, "trainer")
        first = world.people["Amsterdam", "trainer"]
        values = {"session": session, "first": first, "second": other, "asked": NOW}
        connection.execute(insert(second_ratings).values(values))
    page = opened(world, session)
    text = text_of(page)
    assert "“Since Monday? What was it for?”" in text
    assert "without knowing its levels" in text
    for told in ("Level 4", "Passed", "strong", "sound", "weak", "harmful", "You asked on", "this went well"):
        assert told not in text, told
    data = json.loads(re.findall(r'id="chart-data">(.*?)</script>', page, re.S)[0])
    assert {one["grade"] for one in data["moments"]} == {""}
    assert world.browser("Amsterdam", "trainer").get(f"/sessions/{session}/export/json").status_code == 404


def test_without_its_journal_the_page_says_so_and_shows_what_the_record_has(world: World) -> None:
    session = world.assessments["Amsterdam"]
    journal = world.record.home.journal(session)
    whole = journal.read_bytes()
    for spoil, code in (
        (lambda: journal.unlink(), "SK8001"),
        (lambda: journal.write_bytes(b"{}\n"), "SK8002"),
    ):
        spoil()
        text = text_of(opened(world, session))
        assert code in text
        assert "Level 4" in text
        assert "Acknowledge" in text
    journal.write_bytes(whole)
    assert "SK8" not in text_of(opened(world, session))


def test_a_journal_that_is_not_the_one_the_record_knows_is_doubted(world: World) -> None:
    session, other = world.assessments["Amsterdam"], world.shared["Amsterdam"]
    home = world.record.home
    home.journal(session).write_bytes(home.journal(other).read_bytes())
    assert "SK8527" in text_of(opened(world, session))


def test_without_its_program_the_page_says_so(world: World) -> None:
    world.record.home.program(world.program.hash).unlink()
    text = text_of(opened(world, world.assessments["Amsterdam"]))
    assert "SK8211" in text
    assert "Level 4" in text


def test_a_journal_that_does_not_fit_its_program_is_told_to_be_so(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise KeyError("no-such-line")

    monkeypatch.setattr("simkit.server.review.telling.make_debrief", unknown)
    text = text_of(opened(world, world.assessments["Amsterdam"]))
    assert "SK9290" in text
    assert "Level 4" in text


def test_a_session_without_a_card_says_so(world: World) -> None:
    with world.record.writing() as connection:
        connection.execute(delete(scorecards))
    assert "has no rubric" in text_of(opened(world, world.assessments["Amsterdam"]))


def test_scenario_text_cannot_become_markup(world: World) -> None:
    session = world.assessments["Amsterdam"]
    page = world.browser("Amsterdam", "trainer").get(f"/sessions/{session}").text
    for found in re.findall(r'id="chart-data">(.*?)</script>', page, re.S):
        assert "<" not in found


def test_the_number_of_queries_is_bounded(world: World) -> None:
    browser, session = world.browser("Amsterdam", "trainer"), played(world, "late-delivery")
    browser.get(f"/sessions/{session}")
    with counted_queries(world.record) as sent:
        browser.get(f"/sessions/{session}")
    assert len(sent) <= 18
