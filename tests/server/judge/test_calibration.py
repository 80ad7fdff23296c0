"""Calibration sets: who may make one, rate in it, and see what of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from simkit.record.tables import calibration_items, calibration_sets, ratings
from simkit.server.judge.alike import alike, beside_the_others, furthest_apart
from simkit.server.judge.blind import is_blind
from tests.record.world import BAD, LATE
from tests.server.judge.rooms import add_assessment, add_trainer, forms, open_page, send, text_of
from tests.server.judge.test_held_and_blind import trainer as who_trains
from tests.server.world import GROUPS, Browser, World, counted_queries

OWN, OTHER = GROUPS
CRITERIA = ("acknowledge", "own", "solve")


def make(world: World, browser: Browser, name: str = "November") -> tuple[str, list[str]]:
    """A set of three sessions of the group; its path, and the sessions in the order of their numbers."""
    ids = [world.assessments[OWN], add_assessment(world, OWN, BAD, 2), add_assessment(world, OWN, LATE, 3)]
    page = open_page(browser, "/judge/calibration?scenario=late-delivery")
    answer = send(browser, page, "/calibration", {"name": name, "session": ids}, scenario="late-delivery")
    assert answer.status_code == 303, answer.text
    path = answer.headers["location"]
    with world.record.reading() as connection:
        query = select(calibration_items.c.session).order_by(calibration_items.c.number)
        return path, list(connection.scalars(query))


def rate(browser: Browser, path: str, session: str, levels: tuple[str, str, str]) -> Any:
    page = open_page(browser, f"{path}/{session}")
    filled = {f"level-{id}": level for id, level in zip(CRITERIA, levels, strict=True)}
    return send(browser, page, f"/{session}", filled)


def test_raters_rate_blind_and_see_each_other_only_after_that(either_world: World) -> None:
    world = either_world
    owner = world.browser(OWN, "trainer")
    other = world.browser_of(add_trainer(world, OWN, "Other Rater"))
    path, ids = make(world, owner)
    session = world.assessments[OWN]
    with world.record.reading() as connection:
        assert is_blind(connection, who_trains(world), session)
    assert owner.get(f"/judge/sessions/{session}").headers["location"] == "/judge/calibration"
    assert "Rate a session first" in text_of(open_page(owner, path)), "the owner rates too, and is blind too"
    for at in ids:
        assert rate(other, path, at, ("4", "1", "none")).status_code == 303
    assert "furthest apart" not in text_of(open_page(owner, path))
    assert rate(owner, path, ids[0], ("4", "3", "4")).status_code == 303
    shown = text_of(open_page(owner, path))
    assert "Session 1: Own it 1 – 1 – – Level 3" in shown
    assert "Session 2: Own it" not in shown, "only what one has rated"
    assert shown.index("Session 1: Own it") < shown.index("Session 1: Solve"), "the furthest apart first"
    assert "Session 1: Acknowledge" not in shown, "the two agree"
    assert "too few" in shown.lower()
    with world.record.reading() as connection:
        assert is_blind(connection, who_trains(world), session) == (session != ids[0])


def test_each_sees_themselves_and_the_owner_sees_all_by_name(world: World) -> None:
    owner = world.browser(OWN, "trainer")
    names = ("Zoe Rater", "Ann Rater")
    others = [world.browser_of(add_trainer(world, OWN, name)) for name in names]
    path, ids = make(world, owner)
    for browser, levels in zip(
        (owner, *others), (("4", "3", "4"), ("4", "1", "4"), ("4", "2", "1")), strict=True
    ):
        for session in ids:
            rate(browser, path, session, levels)
    shown = text_of(open_page(owner, path))
    assert shown.index("Ann Rater beside the others") < shown.index("You beside"), "by name, not by agreement"
    assert shown.index("You beside") < shown.index("Zoe Rater beside the others")
    mine = text_of(open_page(others[0], path))
    assert "You beside the others" in mine
    assert "Ann Rater" not in mine
    assert "This is for training" in mine
    assert "Trainer Amsterdam, who made the set, sees each rater by name." in mine


def test_a_rating_is_given_once_and_whole(world: World) -> None:
    owner = world.browser(OWN, "trainer")
    path, ids = make(world, owner)
    page = open_page(owner, f"{path}/{ids[0]}")
    answer = send(owner, page, f"/{ids[0]}", {"level-own": "2", "reason-own": "Curt."})
    assert (answer.status_code, "Curt." in answer.text) == (422, True)
    for level in ("2", "4"):
        filled = {f"level-{id}": level for id in CRITERIA}
        assert send(owner, page, f"/{ids[0]}", filled).status_code == 303
    with world.record.reading() as connection:
        found = connection.execute(select(ratings)).all()
    assert [(one.level, one.set is not None) for one in found] == [(2, True)] * 3


def test_trainers_of_other_groups_and_trainees_find_no_set(world: World) -> None:
    owner = world.browser(OWN, "trainer")
    path, ids = make(world, owner)
    stranger, designer = world.browser(OTHER, "trainer"), world.browser(OTHER, "designer")
    for browser in (stranger, designer):
        assert browser.get(path).status_code == 404
        assert "November" not in browser.get("/judge/calibration").text
        assert browser.submit(f"{path}/close").status_code == 404
    assert stranger.get(f"{path}/{ids[0]}").status_code == 404
    assert owner.get(f"{path}/{world.shared[OWN]}").status_code == 404, "it is not in the set"


def test_a_set_is_made_of_sessions_one_may_see(either_world: World) -> None:
    world = either_world
    browser = world.browser(OWN, "trainer")
    good = [world.assessments[OWN], world.shared[OWN]]
    for form in (
        {"name": "", "session": good},
        {"name": "x", "session": good[:1]},
        {"name": "x", "session": [*good, world.assessments[OTHER]]},
        {"name": "x", "session": [*good, world.practices[OWN]]},
        {"name": "x", "session": good, "scenario": "another"},
    ):
        answer = browser.submit("/judge/calibration", {"scenario": "late-delivery", **form})
        assert (answer.status_code, "SK9267" in answer.text) == (422, True)
    page = open_page(browser, "/judge/calibration?scenario=late-delivery")
    shown = text_of(page)
    assert world.practices[OWN] not in page.text
    assert "Level" not in shown
    made = browser.submit("/judge/calibration", {"scenario": "late-delivery", "name": "x", "session": good})
    assert made.status_code == 303


def test_who_may_see_no_sessions_can_make_no_set(world: World) -> None:
    page = text_of(open_page(world.browser(OWN, "designer"), "/judge/calibration?scenario=late-delivery"))
    assert "There are not two sessions of this scenario that you may see." in page


def test_its_owner_closes_it_and_nobody_is_blind_any_more(world: World) -> None:
    owner = world.browser(OWN, "trainer")
    other = world.browser_of(add_trainer(world, OWN, "Other Rater"))
    path, ids = make(world, owner)
    late = open_page(other, f"{path}/{ids[0]}")
    assert other.submit(f"{path}/close").status_code == 404
    assert owner.submit(f"{path}/close").status_code == 303
    with world.record.reading() as connection:
        assert not is_blind(connection, who_trains(world), ids[0])
        assert connection.execute(select(calibration_sets.c.closed)).scalar_one() is not None
    filled = {f"level-{id}": "2" for id in CRITERIA}
    assert send(other, late, f"/{ids[0]}", filled).status_code == 303
    with world.record.reading() as connection:
        assert connection.execute(select(ratings)).all() == [], "it was closed"
    assert forms(open_page(owner, path), "/close") == []


def test_the_pages_ask_a_fixed_number_of_times(world: World) -> None:
    owner = world.browser(OWN, "trainer")
    path, ids = make(world, owner)
    for session in ids:
        rate(owner, path, session, ("4", "3", "4"))

    def asked(page: str) -> int:
        with counted_queries(world.record) as queries:
            open_page(owner, page)
        return len([query for query in queries if query.lstrip().lower().startswith("select")])

    assert asked(path) <= 9
    assert asked("/judge/calibration") <= 6


def test_agreement_is_figured_over_criteria_in_sessions() -> None:
    """Three raters: two alike, one a level higher throughout; 20 sessions make enough units."""
    sessions = [f"s{n}" for n in range(20)]
    levels = [1 + n % 3 for n in range(20)]
    found: dict[tuple[str, str], dict[str, int | None]] = {}
    for session, level in zip(sessions, levels, strict=True):
        for person, shift in (("a", 0), ("b", 0), ("c", 1)):
            found[person, session] = {"own": level + shift, "solve": None if person == "c" else level}
    group = alike(found, ["own", "solve"], sessions)
    assert group.raters == 3
    own, solve = group.by_criterion["own"], group.by_criterion["solve"]
    assert own is not None
    assert solve is not None
    assert own.units == 20
    assert solve.percent.value == 1.0, "not observed is no disagreement about the level"
    assert own.alpha.value is not None
    assert own.alpha.value < 0.9
    assert own.alpha.low is not None
    mine = beside_the_others(found, "a", ["own"], sessions).by_criterion["own"]
    high = beside_the_others(found, "c", ["own"], sessions).by_criterion["own"]
    assert mine is not None
    assert high is not None
    assert mine.kappa.value == 1.0, "the lower median of b and c is b's"
    assert high.kappa.value is not None
    assert high.kappa.value < 1
    apart = furthest_apart(found, "a", ["own", "solve"], sessions)
    assert {one.criterion for one in apart} == {"own", "solve"}
    assert apart[0].spread == 1
    assert [one.mine for one in apart[:2]] == [1, 1]


def test_nothing_is_said_of_what_one_alone_rated() -> None:
    found: dict[tuple[str, str], dict[str, int | None]] = {("a", "s"): {"own": 3}}
    assert alike(found, ["own"], ["s"]).by_criterion == {"own": None}
    assert beside_the_others(found, "a", ["own"], ["s"]).whole is None
    assert furthest_apart(found, "a", ["own"], ["s"]) == ()
