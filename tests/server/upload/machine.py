"""A trainee's own computer: a home folder with a record, enrolled with the world's server, and sessions to deliver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from simkit.errors import SimkitError
from simkit.events import Act, Choose, Clock
from simkit.export.upload.deliver import deliver
from simkit.export.upload.enrolment import Enrolment
from simkit.export.upload.receipts import Said
from simkit.export.upload.server import Refused, Server
from simkit.record import Record, SessionRow
from simkit.record.tables import accepted_programs, flags
from simkit.server.upload import enrolling
from tests.record.world import STARTED, practise
from tests.server.world import NOW, Browser, World


@dataclass
class Machine:
    record: Record
    server: Server
    enrolment: Enrolment
    played: int = 0

    def play(self, mode: Any = "assessment", acts: Sequence[Act] | None = None, **how: Any) -> SessionRow:
        """A finished session, different in time from all others of this machine."""
        self.played += 1
        trainee = self.record.trainee_local()
        started = STARTED + timedelta(minutes=self.played)
        how = {"started": started, **how}
        return practise(self.record, trainee, mode=mode, acts=acts or good(self.played), **how).row

    def deliver(self, row: SessionRow, *, share: bool = False) -> Said:
        return deliver(self.server, self.record, self.enrolment, row, share=share)

    def journal(self, row: SessionRow) -> bytes:
        return (self.record.home.path / row.journal).read_bytes()

    def rewrite(self, row: SessionRow, data: bytes) -> SessionRow:
        """As somebody who alters a journal would leave it."""
        (self.record.home.path / row.journal).write_bytes(data)
        return row


def good(after: int) -> tuple[Act, ...]:
    """The best way through, a little later each time."""
    return (Clock(3_000), Clock(2_500 + after), Choose("ask"), Clock(1_250), Choose("solve"))


def enrolled(
    world: World, home: Path, *, group: str = "Amsterdam", role: Any = "trainee", name: str = "Laptop"
) -> Machine:
    """Its record is for the caller to close."""
    record = Record.open(home)
    code = enrolling.new_code(world.server, world.people[group, role])
    said = anonymous(world).enrol(code, name, record.trainee_local().id)
    made = Enrolment(
        server=world.server.config.base_url,
        token=said["token"],
        device=said["device"],
        person=said["person"],
        trainee=record.trainee_local().id,
        key=said["key"],
        since=STARTED - timedelta(days=1),
    )
    return Machine(record, server_for(world, made.token), made)


def anonymous(world: World) -> Server:
    return Server(world.server.config.base_url, client=Browser(world, None))


def server_for(world: World, token: str, language: str = "en") -> Server:
    return Server(world.server.config.base_url, token, language=language, client=Browser(world, None))


def another(machine: Machine, home: Path) -> Machine:
    """The same token in another home folder, with another local trainee."""
    return replace(machine, record=Record.open(home))


def accept_any(world: World) -> None:
    """Let every scenario count as an assessment."""
    by = world.people["Amsterdam", "admin"]
    with world.record.writing() as connection:
        connection.execute(insert(accepted_programs).values(program="any", by=by, at=NOW))


def flagged(world: World) -> list[str]:
    """Codes of the open flags, oldest first."""
    with world.record.reading() as connection:
        return list(
            connection.scalars(select(flags.c.code).where(flags.c.closed.is_(None)).order_by(flags.c.id))
        )


def count(world: World, table: Any, **where: Any) -> int:
    query = select(func.count()).select_from(table).filter_by(**where)
    with world.record.reading() as connection:
        return int(connection.scalar(query) or 0)


def refusal(do: Any) -> str:
    """The code with which the server refuses what `do` asks."""
    try:
        do()
    except Refused as refused:
        return refused.code
    except SimkitError as error:
        return error.code
    raise AssertionError("nothing was refused")
