"""A group's figures as a sheet to take along: what the page shows, no more."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from simkit.server.figures.shown import GroupFigures
from simkit.server.sheets import Sheet, Table
from simkit.server.web.state import Server
from simkit.server.words import word


def sheet_of(found: GroupFigures, server: Server, language: str) -> Sheet:
    zone = ZoneInfo(server.config.timezone)

    def t(key: str, **values: object) -> str:
        return word(language, key, **values)

    def day(at: datetime | None) -> str:
        return at.astimezone(zone).strftime("%Y-%m-%d") if at else ""

    lines = [t("figures.members", n=found.members), t("figures.made", date=day(server.now()))]
    if not found.whole:
        lines.append(t("figures.suppressed", below=found.below))
        if found.until:
            lines.append(t("figures.until", date=day(found.until)))
    if not found.enough:
        return Sheet(found.name, (*lines, t("figures.too-few", below=found.below)), (), language)
    practised = Table(
        t("figures.practised"),
        (t("figures.scenario"), t("figures.assessed"), t("figures.not-assessed")),
        tuple((one.scenario, one.people, one.rest) for one in found.practised),
    )
    skills = Table(
        t("figures.skills"),
        (
            t("figures.skill"),
            t("figures.on-level"),
            t("figures.gap"),
            t("figures.not-sure"),
            t("figures.not-assessed"),
        ),
        tuple((one.name, one.on_level, one.gap, one.not_sure, one.without) for one in found.skills),
    )
    criteria = Table(
        t("figures.criteria"),
        (
            t("figures.scenario"),
            t("figures.criterion"),
            *(t("level", level=level) for level in (1, 2, 3, 4)),
            t("figures.unseen"),
        ),
        tuple((one.scenario, one.name, *one.counts, one.without) for one in found.criteria),
    )
    due = Table(
        t("figures.due"),
        (t("figures.person"), t("figures.scenario"), t("figures.due-date")),
        tuple((one.name, one.scenario, day(one.due)) for one in found.due),
    )
    return Sheet(
        found.name, tuple(lines), (practised, skills, criteria, *((due,) if found.due else ())), language
    )
