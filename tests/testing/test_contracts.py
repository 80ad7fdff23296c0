"""The contracts hold for what simkit brings, and break for what does not keep them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simkit.errors import SimkitError, diagnostic
from simkit.events import Act, Choose, Clock, Report
from simkit.export import SessionData, names_from, session_document, statements
from simkit.present.headless import HeadlessPresenter
from simkit.present.moment import Driver
from simkit.present.narrated import Narrated
from simkit.present.protocol import Presenter, Quit
from simkit.present.terminal import PlainScreen
from simkit.scenario import load
from simkit.session import View, compile_program
from simkit.testing import ContractBroken, check_exporter, check_presenter, check_scenario
from simkit.testing.offering import offers_every_act
from tests.present.typist import Typed
from tests.present.world import LATE, PACKER

# -- presenters -----------------------------------------------------------------------------------------------


class Live(HeadlessPresenter):
    """Asked many times a second, as a window is."""

    live = True

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        if busy:
            return None
        act = super().ask(view, busy=busy)
        return Clock(min(act.ms, 40)) if isinstance(act, Clock) else act


@pytest.mark.parametrize("scenario", [LATE, PACKER])
@pytest.mark.parametrize(
    "make",
    [
        HeadlessPresenter,
        Typed,
        Live,
        lambda driver: Narrated(HeadlessPresenter(driver), PlainScreen(io.StringIO())),
    ],
)
def test_simkits_own_presenters_keep_the_contract(
    make: Callable[[Driver], Presenter], scenario: Path
) -> None:
    check_presenter(make, scenario)


class Leaves(HeadlessPresenter):
    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        return Quit() if view.choose is not None else super().ask(view, busy=busy)


class Careless(HeadlessPresenter):
    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        act = super().ask(view, busy=busy)
        return Choose(act.option) if isinstance(act, Choose) else act


class Impatient(Live):
    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        if busy and view.choose is not None:
            return Choose(view.choose.options[0].id, cue=view.choose.cue)
        return super().ask(view, busy=busy)


class Needy(HeadlessPresenter):
    """Knows only what it was shown."""

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        return super().ask(view, busy=busy) if self.shown else Quit()


class Sulky(HeadlessPresenter):
    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        return Quit() if self.refusals else super().ask(view, busy=busy)


@pytest.mark.parametrize(
    ("make", "promise"),
    [
        (Leaves, "leaves before the end"),
        (Careless, "names no cue"),
        (Impatient, "not durable yet"),
        (Needy, "joined half-way"),
        (Sulky, "after an act was refused"),
    ],
)
def test_a_presenter_that_breaks_a_promise_is_found_out(make: type[HeadlessPresenter], promise: str) -> None:
    with pytest.raises(ContractBroken, match=promise):
        check_presenter(make, LATE)


class Choosy(HeadlessPresenter):
    """Has no way to report anything."""

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        act = super().ask(view, busy=busy)
        return next(one.act() for one in view.acts if not one.withs) if isinstance(act, Report) else act


def test_a_presenter_that_offers_less_than_can_be_done_is_found_out() -> None:
    with pytest.raises(ContractBroken, match="report spill"):
        offers_every_act(Choosy, compile_program(load(PACKER)))


# -- scenarios ------------------------------------------------------------------------------------------------


def test_a_scenario_is_reported_on() -> None:
    report = check_scenario(LATE)
    assert report.endings == {"agreed"}
    assert report.levels["best"]["own"] == 3
    assert report.levels["worst"]["acknowledge"] == 1


def test_a_scenario_with_errors_breaks_the_contract_with_their_places(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text("simkit: 1\nscenario: empty\n")
    with pytest.raises(ContractBroken, match=r"scenario\.yaml:\d+"):
        check_scenario(tmp_path)


def _changed(tmp_path: Path, old: str, new: str) -> Path:
    for file in LATE.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    file = tmp_path / "scenario.yaml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    return tmp_path


def test_a_scenario_that_goes_round_for_ever_breaks_it(tmp_path: Path) -> None:
    mine = _changed(tmp_path, "    - end: agreed\n", "    - go to: agree\n")
    with pytest.raises(ContractBroken):
        check_scenario(mine)


def test_a_scenario_in_which_playing_badly_pays_breaks_it(tmp_path: Path) -> None:
    mine = _changed(
        tmp_path,
        "own: sound}\n          feedback: You named",
        "own: sound}\n          go to: trap\n          feedback: You named",
    )
    file = mine / "scenario.yaml"
    text = file.read_text().replace("evidence: {acknowledge: harmful}", "evidence: {acknowledge: weak}")
    trap = """
  trap:
    - choose:
        - say: I do not care.
          id: trap.only
          evidence: {acknowledge: harmful}
      id: trap.choose
    - end: lost
"""
    file.write_text(text + trap)
    with pytest.raises(ContractBroken, match="acknowledge: playing badly gives level 2, playing well 1"):
        check_scenario(mine)


# -- exporters ------------------------------------------------------------------------------------------------


def _statements(data: SessionData) -> list[dict[str, Any]]:
    return list(statements(data, names_from({})))


@pytest.mark.parametrize("export", [session_document, _statements])
def test_simkits_own_exporters_keep_the_contract(export: Callable[[SessionData], Any]) -> None:
    check_exporter(export, LATE)


def test_an_exporter_that_counts_is_found_out() -> None:
    count = iter(range(100))
    with pytest.raises(ContractBroken, match="exported twice"):
        check_exporter(lambda data: str(next(count)), LATE)


def test_an_exporter_that_needs_a_scorecard_says_so_in_a_coded_way() -> None:
    def export(data: SessionData) -> str:
        return str(data.card.levels)  # type: ignore[union-attr]

    with pytest.raises(ContractBroken, match="AttributeError instead of a SimkitError"):
        check_exporter(export, LATE)


def test_an_exporter_that_exports_nothing_is_none() -> None:
    def export(data: SessionData) -> str:
        raise SimkitError(diagnostic("SK9112", session=data.row.id))

    with pytest.raises(ContractBroken, match="refuses every finished session"):
        check_exporter(export, LATE)


def test_an_exporter_gives_bytes_text_or_json() -> None:
    with pytest.raises(ContractBroken, match="neither bytes nor text nor JSON"):
        check_exporter(lambda data: {data.row.id: object()}, LATE)
