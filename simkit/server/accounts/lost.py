"""A password for an administrator who lost theirs, where nobody else can give them one.

Who may run programs on the server as the owner of its record could read and write all of it anyway: that is the
authority here, and the log says that it was used.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import select

from simkit.errors import SimkitError, diagnostic
from simkit.record import Record
from simkit.record.tables import people, person_roles
from simkit.server.accounts.codes import new_code, withdraw
from simkit.server.app import make_app
from simkit.server.config import Config
from simkit.server.web.audit import note

WITHIN: Final = timedelta(hours=1)


def password_link(config: Config, who: str) -> str:
    """An address where an administrator sets a new password, once; earlier ones for them are worth nothing.

    `who`: an e-mail address, a number, an id or a name. Raises SimkitError SK9219 where no open account of an
    administrator, or more than one, goes by it.
    """
    wanted = who.strip().casefold()
    with Record.open(config.home, url=config.database) as record:
        server = make_app(config, record).state.server
        query = (
            select(people.c.id, people.c.name, people.c.email, people.c.number)
            .join(person_roles, person_roles.c.person == people.c.id)
            .where(person_roles.c.role == "admin", people.c.closed.is_(None))
            .order_by(people.c.name)
        )
        with record.reading() as connection:
            admins = connection.execute(query).all()
        found = [row for row in admins if wanted in {str(one).casefold() for one in row if one}]
        if len(found) != 1:
            known = ", ".join(f"{row.name} ({row.email or row.number or row.id})" for row in admins) or "–"
            raise SimkitError(diagnostic("SK9219", who=who, administrators=known))
        (row,) = found
        with record.writing() as connection:
            withdraw(connection, "password", row.id)
            note(connection, datetime.now(UTC), None, "accounts.password-link-local", row.id)
        code = new_code(server, "password", row.id, WITHIN)
    return f"{config.base_url}/set-password/{code}"
