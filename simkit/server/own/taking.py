"""All that is kept of a person, as a zip file: for themselves to take along (GDPR, articles 15 and 20)."""

from __future__ import annotations

import json
import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any

from sqlalchemy import Table, select

from simkit.errors import SimkitError
from simkit.export import gather, session_document
from simkit.record.tables import (
    appeals,
    assignments,
    audit,
    comments,
    devices,
    erasures,
    groups,
    judgements,
    memberships,
    people,
    person_roles,
    ratings,
    sessions,
)
from simkit.server.web.state import Server
from simkit.server.who import Who

_SECRET = ("password", "pin", "token")


def taken(server: Server, who: Who) -> bytes:
    """`person.json` with what is known of them, `sessions/<id>.json` and `journals/<id>.jsonl` for each session."""
    out = BytesIO()
    with server.record.reading() as connection:
        ids = list(connection.scalars(select(sessions.c.id).where(sessions.c.trainee == who.trainee)))

        def rows(table: Table, where: Any) -> list[dict[str, Any]]:
            found = connection.execute(select(table).where(where)).mappings()
            return [{name: value for name, value in row.items() if name not in _SECRET} for row in found]

        known = {
            "person": rows(people, people.c.id == who.person),
            "roles": rows(person_roles, person_roles.c.person == who.person),
            "groups": [
                dict(row)
                for row in connection.execute(
                    select(groups.c.name, memberships.c.role)
                    .join(memberships, memberships.c.group == groups.c.id)
                    .where(memberships.c.person == who.person)
                ).mappings()
            ],
            "judgements of my sessions": rows(judgements, judgements.c.session.in_(ids)),
            "ratings of my sessions": rows(ratings, ratings.c.session.in_(ids)),
            "comments on my sessions": rows(comments, comments.c.session.in_(ids)),
            "my appeals": rows(appeals, appeals.c.session.in_(ids)),
            "what I asked to have erased": rows(erasures, erasures.c.person == who.person),
            "given to me": rows(assignments, assignments.c.person == who.person),
            "my devices": rows(devices, devices.c.person == who.person),
            "what I did": rows(audit, audit.c.person == who.person),
        }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("person.json", _json(known))
        for id in ids:
            try:
                archive.writestr(f"sessions/{id}.json", _json(session_document(gather(server.record, id))))
            except SimkitError as error:
                archive.writestr(f"sessions/{id}.problem.txt", error.diagnostics[0].message("en"))
            path = server.record.home.journal(id)
            if path.is_file():
                archive.write(path, f"journals/{id}.jsonl")
    return out.getvalue()


def _json(value: Any) -> str:
    def plain(one: Any) -> str:
        return one.isoformat() if isinstance(one, datetime) else str(one)

    return json.dumps(value, ensure_ascii=False, indent=2, default=plain)
