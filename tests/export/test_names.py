"""Ids of statements follow from session and event, the same on every machine."""

from __future__ import annotations

import pytest

from simkit.export import Names, names_from
from tests.export.samples import NAMES
from tests.record.world import SESSION


def test_the_published_vector_of_statement_ids() -> None:
    assert NAMES.statement(SESSION, 12) == "80647408-b721-5675-a734-fa603b8d6275"
    assert NAMES.statement(SESSION, 12, 1) == "c288c5b1-5378-54fa-99f2-229654b0b5b0"


def test_statements_that_share_an_event_have_ids_of_their_own() -> None:
    shared = {NAMES.statement(SESSION, 12, verb=verb, object=object) for verb in "ab" for object in "xy"}
    assert len(shared | {NAMES.statement(SESSION, 12)}) == 5


def test_another_base_gives_other_ids() -> None:
    assert Names("https://org.example/simkit").statement(SESSION, 12) != NAMES.statement(SESSION, 12)


@pytest.mark.parametrize(
    "base", ["org.example", "https://org.example/", "ftp://org.example", "https://org example", ""]
)
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="IRI base"):
        Names(base)


def test_the_base_comes_from_the_environment() -> None:
    assert names_from({"SIMKIT_IRI_BASE": "https://org.example/x"}).base == "https://org.example/x"
    assert names_from({}) == Names()
