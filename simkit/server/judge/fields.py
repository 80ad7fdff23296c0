"""What the room's forms send: a level, a number, the id of the form."""

from __future__ import annotations

from uuid import UUID, uuid4

from starlette.requests import Request

from simkit.server.web.state import field

LEVELS = {"1": 1, "2": 2, "3": 3, "4": 4, "none": None}
"""Value of a radio button -> level; none: *not observed*."""


def number(request: Request, name: str) -> int:
    """0 for what is no number."""
    text = field(request, name, 18)
    return int(text) if text.isascii() and text.isdigit() else 0


def request_id(request: Request) -> str:
    """The form's own id; a new one for a form that bears none."""
    try:
        return str(UUID(field(request, "request", 40)))
    except ValueError:
        return str(uuid4())
