"""The inbox: one page of sessions a trainer may review, and what its filters and its bulk acts offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    union,
)

from simkit.record.columns import UtcDateTime
from simkit.record.tables import (
    appeals,
    assignments,
    calibration_items,
    calibration_sets,
    groups,
    judgements,
    levels,
    memberships,
    people,
    programs,
    rubrics,
    scorecards,
    second_ratings,
    sessions,
)
from simkit.server.review.filters import Filter, day
from simkit.server.sight import for_trainers, in_groups, reviewable
from simkit.server.who import Who

PAGE = 25
MOST = 200
"""Choices a filter offers."""
_MANY_GROUPS = 10
_AT_FIRST = 8
"""Assignments that are looked at for a page by what is due."""
_NEVER = datetime(9999, 12, 31, tzinfo=UTC)


def page_of(connection: Connection, who: Who, wanted: Filter, zone: ZoneInfo) -> tuple[list[Row[Any]], str]:
    """Sessions with title, name, `due`, `judged`, `waits` and `appealed`; and where the next page begins, or nothing.

    `waits`: for this person's own blind rating. Two queries, whatever is asked for; by what is due a few more.
    """
    if wanted.sort == "due":
        found = _by_due(connection, who, wanted, zone)
    else:
        found = list(connection.execute(_ids(who, wanted, zone)).all())
    order = [row.id for row in found[:PAGE]]
    more = ""
    if len(found) > PAGE:
        last = found[PAGE - 1]
        more = f"{last.place.astimezone(UTC).isoformat()}~{last.id}"
    if not order:
        return [], ""
    rows = {row.id: row for row in connection.execute(_rows(who, order))}
    return [rows[id] for id in order], more


def _ids(who: Who, wanted: Filter, zone: ZoneInfo) -> Select[Any]:
    by, falling = sessions.c.started, wanted.sort == "newest"
    query = select(sessions.c.id, by.label("place")).where(*_conditions(who, wanted, zone))
    if wanted.place is not None:
        at, id = wanted.place
        beyond = by < at if falling else by > at
        query = query.where(
            or_(beyond, and_(by == at, sessions.c.id < id if falling else sessions.c.id > id))
        )
    if falling:
        query = query.order_by(by.desc(), sessions.c.id.desc())
    else:
        query = query.order_by(by, sessions.c.id)
    return query.limit(PAGE + 1)


def _by_due(connection: Connection, who: Who, wanted: Filter, zone: ZoneInfo) -> list[Row[Any]]:
    """What answers an assignment with a date, the earliest first; then the rest, in the order of an index.

    Only as many assignments are looked at as fill a page: eight, or eight times more, until it is full.
    """
    at, id = wanted.place or (None, "")
    found: list[Row[Any]] = []
    if at is None or at < _NEVER:
        due, reach = _due(), _AT_FIRST
        while True:
            until = connection.scalar(_dated(who, at).order_by(assignments.c.due).offset(reach).limit(1))
            first = (
                select(sessions.c.id, due.label("place"))
                .where(*_conditions(who, wanted, zone, looked=True))
                .where(sessions.c.id.in_(_answering(who, at, until)))
                .where(due <= until if until is not None else due.is_not(None))
                .order_by(due, sessions.c.id)
            )
            if at is not None:
                first = first.where(or_(due > at, and_(due == at, sessions.c.id > id)))
            found = list(connection.execute(first.limit(PAGE + 1)))
            if until is None or len(found) > PAGE:
                break
            reach *= 8
        id = ""
    if len(found) <= PAGE:
        rest = (
            select(sessions.c.id, literal(_NEVER, UtcDateTime).label("place"))
            .where(*_conditions(who, wanted, zone, looked=True), sessions.c.id > id, _due().is_(None))
            .order_by(sessions.c.id)
        )
        found += connection.execute(rest.limit(PAGE + 1 - len(found))).all()
    return found


def _dated(who: Who, since: datetime | None, until: datetime | None = None) -> Select[Any]:
    """When assignments, of few groups those that can be their people's, were to be done, from one moment to another."""
    query = select(assignments.c.due).where(assignments.c.due.is_not(None), assignments.c.cancelled.is_(None))
    if len(who.trains) < _MANY_GROUPS:  # for who trains many, looking is dearer than taking all
        query = query.where(
            or_(assignments.c.group.in_(_practised_in(who)), assignments.c.person.is_not(None))
        )
    if since is not None:
        query = query.where(assignments.c.due >= since)
    return query.where(assignments.c.due <= until) if until is not None else query


def _practised_in(who: Who) -> Select[tuple[str]]:
    """Groups that people of theirs practise in: their own, and what these people practise in besides."""
    own, besides = memberships.alias(), memberships.alias()
    mine = select(own.c.person).where(own.c.role == "trainee", own.c.group.in_(who.trains))
    return select(besides.c.group).where(besides.c.role == "trainee", besides.c.person.in_(mine)).distinct()


def _answering(who: Who, since: datetime | None, until: datetime | None) -> Select[tuple[str]]:
    """Ids of the sessions that may answer one of these assignments, found from the assignments."""
    given = _dated(who, since, until)
    member = memberships.alias()
    to_person = given.with_only_columns(assignments.c.id.label("given"), assignments.c.person.label("to"))
    to_person = to_person.where(assignments.c.person.is_not(None))
    to_group = (
        given.with_only_columns(assignments.c.id.label("given"), member.c.person.label("to"))
        .join(member, member.c.group == assignments.c.group)
        .where(member.c.role == "trainee")
    )
    asked = union(to_person, to_group).subquery()
    mine, task, answer = people.alias(), assignments.alias(), sessions.alias()
    return (
        select(answer.c.id)
        .select_from(asked)
        .join(task, task.c.id == asked.c.given)
        .join(mine, mine.c.id == asked.c.to)
        .join(answer, answer.c.trainee == mine.c.trainee)
        .where(
            answer.c.scenario == task.c.scenario,
            answer.c.mode == task.c.mode,
            answer.c.started >= task.c.created,
        )
    )


def _conditions(
    who: Who, wanted: Filter, zone: ZoneInfo, *, looked: bool = False
) -> list[ColumnElement[bool]]:
    """`looked`: by what is due; the sessions are found by another way than whose they are."""
    found = [_of_many(who) if _is_wide(who, wanted, looked=looked) else reviewable(who)]
    if wanted.group:
        found.append(in_groups(frozenset((wanted.group,))) if wanted.group in who.trains else false())
    if wanted.scenario:
        found.append(sessions.c.scenario == wanted.scenario)
    if wanted.mode:
        found.append(sessions.c.mode == wanted.mode)
    if (since := day(wanted.since)) is not None:
        found.append(sessions.c.started >= datetime.combine(since, time(), zone))
    if (until := day(wanted.until)) is not None:
        found.append(sessions.c.started < datetime.combine(until + timedelta(days=1), time(), zone))
    if wanted.search:
        found.append(_named(wanted.search))
    if wanted.judged:
        found.append(sessions.c.id.in_(_all_judged()) if wanted.judged == "yes" else ~_judged())
    if wanted.skill:
        found += [_shows(wanted.skill, wanted.level), sessions.c.id.not_in(_kept_from(who))]
    return found


def _is_wide(who: Who, wanted: Filter, *, looked: bool) -> bool:
    """Much of what there is would be found, in the order of an index."""
    return (
        len(who.trains) >= _MANY_GROUPS
        and (wanted.sort != "due" or looked)
        and not (wanted.group or wanted.search)
    )


def _of_many(who: Who) -> ColumnElement[bool]:
    """As `reviewable`, worded so that the index of moments is followed until a page is full: nothing is sorted."""
    members = (
        select(people.c.trainee)
        .join(memberships, memberships.c.person == people.c.id)
        .where(memberships.c.role == "trainee", memberships.c.group.in_(who.trains))
    )
    return and_(for_trainers(), (sessions.c.trainee + "").in_(members))


def _named(text: str) -> ColumnElement[bool]:
    like = text.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    known = select(people.c.trainee).where(
        or_(func.lower(people.c.name).like(f"%{like}%", escape="\\"), people.c.number == text)
    )
    return sessions.c.trainee.in_(known)


def _judged() -> ColumnElement[bool]:
    """Somebody judged a criterion, and did not take it back."""
    return exists().where(judgements.c.session == sessions.c.id, *_standing())


def _all_judged() -> Select[Any]:
    return select(judgements.c.session).where(*_standing())


def _standing() -> tuple[ColumnElement[bool], ...]:
    """Of a judgement: it is the newest of its criterion, and takes nothing back."""
    newer = judgements.alias()
    replaced = (
        select(literal(1))
        .select_from(newer)
        .where(
            newer.c.session == judgements.c.session,
            newer.c.criterion == judgements.c.criterion,
            newer.c.id > judgements.c.id,
        )
        .correlate(judgements)
        .exists()
    )
    return (judgements.c.kind != "withdrawn", ~replaced)


def _shows(skill: str, level: str) -> ColumnElement[bool]:
    """A criterion of the skill has this level: the one a person judged, else the newest scorecard's."""
    card = scorecards.alias()
    newest = (
        select(func.max(card.c.id)).where(card.c.session == sessions.c.id).correlate(sessions)
    ).scalar_subquery()
    condition = and_(levels.c.scorecard == newest, levels.c.skill == skill)
    if not level:
        return exists().where(condition)
    at = int(level[0])
    or_lower = level.endswith("-")
    scored_so = levels.c.level <= at if or_lower else levels.c.level == at
    return exists().where(condition, or_(_held(at, or_lower), and_(~_held(), scored_so)))


def _held(at: int | None = None, or_lower: bool = False) -> ColumnElement[bool]:
    """A person's judgement of this criterion holds; with `at`, that level by it. Within a query of `levels`."""
    last, every = judgements.alias(), judgements.alias()
    newest = (
        select(func.max(every.c.id))
        .where(every.c.session == sessions.c.id, every.c.criterion == levels.c.criterion)
        .correlate(sessions, levels)
        .scalar_subquery()
    )
    found = select(literal(1)).select_from(last).where(last.c.id == newest, last.c.kind != "withdrawn")
    if at is not None:
        found = found.where(last.c.level <= at if or_lower else last.c.level == at)
    return found.correlate(sessions, levels).exists()


def _kept_from(who: Who) -> Any:
    """Sessions whose levels this person may be blind to: which they find by a level would tell it."""
    second = select(second_ratings.c.session).where(
        or_(second_ratings.c.first == who.person, second_ratings.c.second == who.person),
        or_(second_ratings.c.first_in.is_(None), second_ratings.c.second_in.is_(None)),
    )
    in_set = (
        select(calibration_items.c.session)
        .join(calibration_sets, calibration_sets.c.id == calibration_items.c.set)
        .where(calibration_sets.c.closed.is_(None))
    )
    return union(second, in_set)


def _due() -> ColumnElement[Any]:
    """When the assignment that a session answers was to be done; null where it answers none."""
    mine = people.alias()
    member = memberships.alias()
    groups_of = select(member.c.group).where(member.c.role == "trainee", member.c.person == mine.c.id)
    return (
        select(func.min(assignments.c.due))
        .select_from(mine)
        .join(assignments, or_(assignments.c.person == mine.c.id, assignments.c.group.in_(groups_of)))
        .where(
            mine.c.trainee == sessions.c.trainee,
            assignments.c.scenario == sessions.c.scenario,
            assignments.c.mode == sessions.c.mode,
            assignments.c.cancelled.is_(None),
            assignments.c.created <= sessions.c.started,
        )
        .correlate(sessions)
        .scalar_subquery()
    )


def _rows(who: Who, ids: Sequence[str]) -> Select[Any]:
    mine = or_(
        and_(second_ratings.c.first == who.person, second_ratings.c.first_in.is_(None)),
        and_(second_ratings.c.second == who.person, second_ratings.c.second_in.is_(None)),
    )
    waits = exists().where(second_ratings.c.session == sessions.c.id, mine)
    appealed = exists().where(appeals.c.session == sessions.c.id, appeals.c.answered.is_(None))
    return (
        select(
            sessions.c.id,
            sessions.c.scenario,
            sessions.c.mode,
            sessions.c.attempt,
            sessions.c.started,
            sessions.c.state,
            programs.c.title,
            people.c.name,
            people.c.number,
            _due().label("due"),
            _judged().label("judged"),
            waits.label("waits"),
            appealed.label("appealed"),
        )
        .join(programs, programs.c.hash == sessions.c.program)
        .outerjoin(people, people.c.trainee == sessions.c.trainee)
        .where(sessions.c.id.in_(ids))
    )


def trained_groups(connection: Connection, who: Who) -> Mapping[str, str]:
    """Id -> name, by name."""
    query = select(groups.c.id, groups.c.name).where(groups.c.id.in_(who.trains)).order_by(groups.c.name)
    return {row.id: row.name for row in connection.execute(query)}


def rubric_hashes(connection: Connection) -> Sequence[str]:
    return connection.scalars(select(rubrics.c.hash).limit(MOST)).all()


def fellow_trainers(connection: Connection, who: Who) -> Mapping[str, str]:
    """Id -> name of who else trains a group this person trains, by name."""
    beside = select(memberships.c.person).where(
        memberships.c.role == "trainer", memberships.c.group.in_(who.trains)
    )
    query = (
        select(people.c.id, people.c.name)
        .where(people.c.id.in_(beside), people.c.id != who.person, people.c.closed.is_(None))
        .order_by(people.c.name)
        .limit(MOST)
    )
    return {row.id: row.name for row in connection.execute(query)}
