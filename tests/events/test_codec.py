"""Acts and events survive the way to a journal and back, and a journal line is RFC 8785 exactly."""

from __future__ import annotations

from typing import Any, get_args

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from simkit.events import Act, Event, act_from_data, data_of, event_from_data
from simkit.session.journal import NO_LINE, Header, header_data, line
from simkit.session.settings import Settings

BIG = 2**53 - 1
EVENT_KINDS: tuple[Any, ...] = get_args(Event)
ACT_KINDS: tuple[Any, ...] = get_args(Act)


def values(kind: Any) -> st.SearchStrategy[Any]:
    return st.from_type(kind).filter(_small_numbers)


def _small_numbers(value: Any) -> bool:
    return all(abs(v) <= BIG for v in data_of(value).values() if isinstance(v, int))


@pytest.mark.parametrize("kind", EVENT_KINDS, ids=lambda k: k.kind)
def test_an_event_comes_back_as_it_went(kind: Any) -> None:
    @given(values(kind))
    def check(event: Any) -> None:
        data = data_of(event)
        assert event_from_data(data) == event
        assert line({"event": data}, NO_LINE) == rfc8785.dumps({"event": _plain(data), "prev": NO_LINE})

    check()


@pytest.mark.parametrize("kind", ACT_KINDS, ids=lambda k: k.kind)
def test_an_act_comes_back_as_it_went(kind: Any) -> None:
    @given(values(kind))
    def check(act: Any) -> None:
        assert act_from_data(data_of(act)) == act

    check()


def test_kinds_are_unique_and_named_after_their_file() -> None:
    for kinds in (EVENT_KINDS, ACT_KINDS):
        assert len({kind.kind for kind in kinds}) == len(kinds)
    for kind in EVENT_KINDS:
        assert kind.__module__ == f"simkit.events.{kind.kind}"


@given(st.text(), st.integers(-BIG, BIG))
def test_any_text_is_written_as_rfc_8785_writes_it(text: str, seed: int) -> None:
    header = Header(session=text, program="p", scenario=text, seed=seed, settings=Settings(text))
    data = header_data(header)
    try:
        wanted = rfc8785.dumps({**data, "prev": NO_LINE})
    except rfc8785.CanonicalizationError:
        return  # lone surrogates: no UTF-8, refused by both
    assert line(data, NO_LINE) == wanted


def test_an_unknown_kind_and_a_wrong_field_are_refused() -> None:
    with pytest.raises(KeyError):
        event_from_data({"kind": "exploded", "at": 0})
    with pytest.raises(ValueError):
        event_from_data({"kind": "said", "at": "soon", "id": "a", "speaker": "b", "ms": 1})


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in data.items()}
