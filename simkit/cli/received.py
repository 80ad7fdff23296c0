"""What a server said it received of a session, held against the journal that is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simkit.cli.delivery_words import say
from simkit.errors import Diagnostic
from simkit.export.upload import receipts
from simkit.export.upload.enrolment import enrolment_of

if TYPE_CHECKING:
    from simkit.record import Home
    from simkit.session import Journal


@dataclass(frozen=True, slots=True)
class Received:
    server: str
    receipt: Mapping[str, Any]
    faults: tuple[Diagnostic, ...]
    """SK9259 where it does not fit."""
    checked: bool
    """The signature was checked."""

    def sentence(self, language: str) -> str:
        at = str(self.receipt.get("at", ""))[:16].replace("T", " ")
        checked = "" if self.checked else say(language, "unchecked")
        lines = self.receipt.get("lines")
        return say(language, "receipt", server=self.server, at=at, lines=lines, checked=checked)


def received(home: Home, journal: Journal) -> Received | None:
    """None where no server gave a receipt."""
    said = receipts.said_of(home, journal.header.session)
    if said is None or said.state != "accepted" or said.receipt is None:
        return None
    made = enrolment_of(home)
    key = made.key if made is not None and made.server == said.server else None
    faults = receipts.check(said, head=journal.head, key=key)
    return Received(said.server, said.receipt, faults, receipts.is_signed(said.receipt) is not None)
