"""A roster file as entries, one a person: CSV as Dutch and English spreadsheets write it."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from typing import Literal, cast

from simkit.errors import Diagnostic, diagnostic
from simkit.errors.diagnostic import Place
from simkit.server.accounts.text import clean, clean_email, is_email

RosterRole = Literal["trainee", "trainer", "manager"]
MOST_LINES = 30_000
_MOST_FAULTS = 100
_NAMES = {
    "number": "number|staff number|employee number|personnel number|nummer|personeelsnummer|medewerkernummer|pnr",
    "name": "name|full name|naam|volledige naam|medewerker",
    "shop": "shop|store|branch|group|team|department|winkel|filiaal|vestiging|groep|afdeling",
    "role": "role|rol|functie",
    "email": "e mail|email|mail|e mail address|email address|e mailadres|emailadres|mailadres",
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names.split("|")}
_NEEDED = ("number", "name", "shop")
_ROLES: Mapping[str, RosterRole] = {
    **dict.fromkeys(("", "trainee", "learner", "employee", "deelnemer", "medewerker", "leerling"), "trainee"),
    **dict.fromkeys(("trainer", "coach", "praktijkopleider", "opleider"), "trainer"),
    **dict.fromkeys(("manager", "leidinggevende", "teamleider", "filiaalmanager"), "manager"),
}


@dataclass
class Entry:
    """One person, from one line or several. `places`: (shop, role)."""

    line: int
    number: str
    name: str
    email: str = ""
    places: set[tuple[str, RosterRole]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Roster:
    """`faults` empty, or nothing of it is to be used."""

    entries: tuple[Entry, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


def read_roster(data: bytes, file: str) -> Roster:
    """Faults: SK9210 not readable, SK9211 a column missing, SK9212 a cell empty, SK9213 a role or SK9214 an address
    that is none, SK9215 a number twice."""
    text = _text(data)
    if text is None or "\0" in text:
        return _unreadable(file, "it is not text in UTF-8 or Windows-1252")
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        return _unreadable(file, str(error))
    if not rows:
        return _unreadable(file, "it is empty")
    if len(rows) > MOST_LINES:
        return _unreadable(file, f"it has more than {MOST_LINES} lines")
    at = {_COLUMNS[name]: number for number, name in enumerate(_heads(rows[0][1])) if name in _COLUMNS}
    missing = [column for column in _NEEDED if column not in at]
    if missing:
        place = Place(file, rows[0][0])
        return Roster(faults=tuple(diagnostic("SK9211", place, column=column) for column in missing))
    return _entries(rows[1:], at, file)


def _text(data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(data, "utf-16")
    found = _decoded(data, "utf-8-sig")
    return found if found is not None else _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """(line, cells) of each line that has something in it."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";,\t", key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]


def _heads(cells: Sequence[str]) -> list[str]:
    return [" ".join(clean(cell).casefold().replace("-", " ").replace("_", " ").split()) for cell in cells]


def _entries(rows: Sequence[tuple[int, list[str]]], at: Mapping[str, int], file: str) -> Roster:
    found: dict[str, Entry] = {}
    faults: list[Diagnostic] = []
    mails: dict[str, str] = {}
    shops: dict[str, str] = {}
    for line, cells in rows:
        if len(faults) >= _MOST_FAULTS:
            break

        def cell(column: str, cells: list[str] = cells) -> str:
            place = at.get(column)
            return clean(cells[place]) if place is not None and place < len(cells) else ""

        place = Place(file, line)
        empty = [column for column in _NEEDED if not cell(column)]
        faults += [diagnostic("SK9212", place, column=column) for column in empty]
        role = _ROLES.get(cell("role").casefold())
        if role is None:
            faults.append(diagnostic("SK9213", place, role=cell("role")))
        email = clean_email(cell("email"))
        number, name = cell("number"), cell("name")
        if email and (not is_email(email) or mails.setdefault(email, number) != number):
            faults.append(diagnostic("SK9214", place, email=email))
        if empty or role is None:
            continue
        entry = found.setdefault(number.casefold(), Entry(line, number, name, email))
        if entry.name != name or (email and entry.email and entry.email != email):
            faults.append(diagnostic("SK9215", place, number=number, line=entry.line))
            continue
        entry.email = entry.email or email
        shop = cell("shop")
        entry.places.add((shops.setdefault(shop.casefold(), shop), role))
    return Roster(() if faults else tuple(found.values()), tuple(faults))


def _unreadable(file: str, reason: str) -> Roster:
    return Roster(faults=(diagnostic("SK9210", Place(file), reason=reason),))


def packed(entries: Sequence[Entry]) -> list[list[object]]:
    """For keeping between looking and applying."""
    return [[one.line, one.number, one.name, one.email, sorted(one.places)] for one in entries]


def unpacked(kept: Sequence[Sequence[object]]) -> tuple[Entry, ...]:
    found = []
    for line, number, name, email, places in kept:
        pairs = cast("list[tuple[str, RosterRole]]", places)
        found.append(
            Entry(cast(int, line), str(number), str(name), str(email), {(shop, role) for shop, role in pairs})
        )
    return tuple(found)
