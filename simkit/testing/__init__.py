"""The contracts of simkit as functions anyone can call: on a presenter, a scenario or an exporter of their own."""

from simkit.testing.exporters import check_exporter
from simkit.testing.fault import ContractBroken
from simkit.testing.presenters import check_presenter
from simkit.testing.scenarios import ScenarioReport, check_scenario

__all__ = ["ContractBroken", "ScenarioReport", "check_exporter", "check_presenter", "check_scenario"]
