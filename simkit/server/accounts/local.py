"""One person on their own machine: an account with every role, and a link that signs it in."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from simkit.record.tables import people
from simkit.server.access import ROLES
from simkit.server.accounts.codes import new_code
from simkit.server.accounts.people import add_group, add_person, join
from simkit.server.web.state import Server
from simkit.server.words import word

_WITHIN = timedelta(hours=12)


def local_person(server: Server) -> str:
    """Who practises on this machine, as a person that also trains, manages and administers; made once."""
    trainee = server.record.trainee_local()
    language = server.config.language
    with server.record.writing() as connection:
        found = connection.scalar(select(people.c.id).where(people.c.trainee == trainee.id))
        if found is not None:
            return str(found)
        at = server.now()
        person = add_person(
            connection, at, word(language, "accounts.you"), ROLES, language=language, trainee=trainee.id
        )
        group = add_group(connection, at, word(language, "accounts.this-machine"))
        for role in ("trainee", "trainer", "manager"):
            join(connection, group, person, role)
        return person


def start_link(server: Server) -> str:
    """The address that signs the local person in, once."""
    code = new_code(server, "start", local_person(server), _WITHIN)
    return f"{server.config.base_url}/start/{code}"
