"""Cards: kept small, read back whole; and scoring again under another rubric."""

from __future__ import annotations

from datetime import timedelta

import pytest

from scoring import score
from simkit.record import Record, Trainee
from simkit.session import Parent, observations
from tests.record.conftest import on_sqlite
from tests.record.world import BAD, GOOD, LATE, STARTED, begin, practise, rubric

LATER = STARTED + timedelta(days=30)


@pytest.mark.parametrize("acts", [GOOD, BAD, LATE], ids=["good", "bad", "late"])
def test_a_card_comes_back_as_it_was_given(record: Record, trainee: Trainee, acts: tuple) -> None:
    done = practise(record, trainee, acts=acts)
    (kept,) = record.scorecards(done.row.id)
    assert kept.card == done.card
    assert kept.card.to_data() == done.card.to_data()


def test_a_card_keeps_the_rubrics_translations(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee)
    (kept,) = record.scorecards(done.row.id)
    assert kept.card["acknowledge"].definition.name["nl"] == "Erkennen"


def test_every_level_leads_to_the_journal_entries_behind_it(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee)
    (kept,) = record.scorecards(done.row.id)
    for result in kept.card.results:
        for ref in result.because.events:
            event = done.journal.entries[ref.entry].events[ref.event]
            assert (event.id, event.at) == (ref.id, ref.at)


def test_observations_are_kept_as_the_log_gives_them(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee, acts=LATE)
    assert record.observations(done.row.id) == observations(done.journal.entries)


def test_rescoring_changes_levels_and_keeps_the_old_card(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee, acts=LATE)
    harder = rubric(version="2", missed=1)
    found = record.rescore(harder, "late-delivery", at=LATER)
    assert (found.sessions, found.already) == (1, 0)
    new, old = record.scorecards(done.row.id)
    assert old.card == done.card
    assert (new.created, new.card.rubric_hash) == (LATER, harder.hash)
    assert (old.card.levels["acknowledge"], new.card.levels["acknowledge"]) == (2, 1)
    assert new.card == score(observations(done.journal.entries), harder)


def test_rescoring_again_under_the_same_rubric_does_nothing(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee)
    harder = rubric(version="2", rule="lowest")
    record.rescore(harder, "late-delivery", at=LATER)
    again = record.rescore(harder, "late-delivery", at=LATER + timedelta(days=1))
    assert (again.sessions, again.already) == (0, 1)
    assert len(record.scorecards(done.row.id)) == 2


def test_rescoring_goes_on_where_it_was_stopped(
    record: Record, trainee: Trainee, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simkit.record.rescore.BATCH", 2)
    for _ in range(5):
        practise(record, trainee)

    class Stop(Exception):
        pass

    def stop(done: int, total: int) -> None:
        assert (done, total) == (2, 5)
        raise Stop

    harder = rubric(version="2", rule="lowest")
    with pytest.raises(Stop):
        record.rescore(harder, "late-delivery", at=LATER, progress=stop)
    told: list[tuple[int, int]] = []
    found = record.rescore(harder, "late-delivery", at=LATER, progress=lambda *now: told.append(now))
    assert (found.sessions, found.already) == (3, 2)
    assert told == [(4, 5), (5, 5)]
    assert all(len(record.scorecards(row.id)) == 2 for row in record.sessions())


@on_sqlite  # the processes judge, and never see the database
def test_two_processes_give_what_one_gives(
    record: Record, trainee: Trainee, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simkit.record.rescore.BATCH", 1)
    rows = [practise(record, trainee, acts=acts).row for acts in (GOOD, BAD, LATE)]
    alone, together = rubric(version="2", rule="lowest"), rubric(version="3", rule="lowest")
    record.rescore(alone, "late-delivery", at=LATER)
    record.rescore(together, "late-delivery", at=LATER, jobs=2)
    for row in rows:
        new, old, _ = record.scorecards(row.id)
        assert (new.card.rubric_version, old.card.rubric_version) == ("3", "2")
        assert new.card.results == old.card.results


def test_what_ifs_and_unfinished_sessions_are_not_rescored(record: Record, trainee: Trainee) -> None:
    first = practise(record, trainee)
    what_if = practise(record, trainee, acts=BAD, parent=Parent(first.row.id, 2, first.journal.head))
    begin(record, trainee, acts=GOOD[:2])
    assert record.rescore(rubric(version="2"), "late-delivery", at=LATER).sessions == 1
    assert len(record.scorecards(what_if.row.id)) == 1


def test_newest_cards_are_read_for_many_sessions_at_once(record: Record, trainee: Trainee) -> None:
    rows = [practise(record, trainee).row for _ in range(3)]
    unscored = begin(record, trainee).row
    record.rescore(rubric(version="2"), "late-delivery", at=LATER)
    found = record.newest_scorecards([row.id for row in (*rows, unscored)])
    assert {id: one.card.rubric_version for id, one in found.items()} == {row.id: "2" for row in rows}


def test_the_best_levels_are_over_attempts_that_count(record: Record, trainee: Trainee) -> None:
    weak = practise(record, trainee, acts=BAD)
    good = practise(record, trainee, acts=GOOD, started=STARTED + timedelta(hours=1))
    practise(record, trainee, acts=GOOD, started=STARTED + timedelta(hours=2))
    assert {one.criterion: one.level for one in record.best_levels(trainee)["late-delivery"]} == {
        "acknowledge": 4,
        "own": 3,
        "solve": 4,
    }
    assert {one.session for one in record.best_levels(trainee)["late-delivery"]} == {good.row.id}
    assert weak.card.levels == {"acknowledge": 2, "own": 1, "solve": 1}


@pytest.mark.parametrize("how", ["class", "what-if", "somebody else"])
def test_what_does_not_count_raises_no_best_level(record: Record, trainee: Trainee, how: str) -> None:
    first = practise(record, trainee, acts=BAD)
    if how == "class":
        practise(record, trainee, mode="class")
    elif how == "what-if":
        practise(record, trainee, parent=Parent(first.row.id, 2, first.journal.head))
    else:
        other = record.add_trainee("3f0c6f7e-0000-4000-8000-00000000000b", home_page="https://people.example")
        practise(record, other)
    found = {one.criterion: one.level for one in record.best_levels(trainee)["late-delivery"]}
    assert found == {"acknowledge": 2, "own": 1, "solve": 1}


def test_the_newest_card_of_a_session_is_the_one_that_counts(record: Record, trainee: Trainee) -> None:
    practise(record, trainee, acts=LATE)
    record.rescore(rubric(version="2", missed=1), "late-delivery", at=LATER)
    best = {one.criterion: one.level for one in record.best_levels(trainee)["late-delivery"]}
    assert best["acknowledge"] == 1
