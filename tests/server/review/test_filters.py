"""The inbox's address: read, and written again."""

from __future__ import annotations

from urllib.parse import parse_qsl

from simkit.server.review.filters import Filter, read_filter


def test_an_address_finds_the_same_again() -> None:
    wanted = Filter(group="g", skill="listening", level="2-", sort="due", search="Åsa & co", after="x~y")
    assert read_filter(dict(parse_qsl(wanted.address()[1:]))) == wanted


def test_what_goes_without_saying_is_not_in_the_address() -> None:
    assert Filter().address() == ""
    assert Filter(mode="practice").address(mode="", after="") == ""


def test_what_is_not_understood_is_left_out() -> None:
    asked = {"mode": "class", "level": "7", "sort": "best", "since": "yesterday", "judged": "maybe", "x": "y"}
    assert read_filter(asked) == Filter()
    assert read_filter({"level": "2"}) == Filter(), "a level of no skill says nothing"


def test_a_place_to_go_on_from_has_a_zone_and_an_id() -> None:
    for text in ("", "~", "2026-11-24T09:00:00~id", "2026-11-24T09:00:00+00:00", "nonsense~id"):
        assert Filter(after=text).place is None
    place = Filter(after="2026-11-24T09:00:00+00:00~id").place
    assert place is not None
    assert place[1] == "id"
