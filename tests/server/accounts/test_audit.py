"""The log: who did what, filtered, paged, and taken along."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from io import StringIO

from sqlalchemy import insert

from simkit.record.tables import audit
from tests.server.world import NOW, World, counted_queries


def lines(world: World, count: int, action: str = "own.shared") -> None:
    rows = [
        {
            "at": NOW - timedelta(days=number),
            "person": world.people["Utrecht", "trainee"],
            "action": action,
            "subject": f"session-{number:03}",
            "details": {"number": number},
        }
        for number in range(count)
    ]
    with world.record.writing() as connection:
        connection.execute(insert(audit), rows)


def test_it_is_filtered_by_person_action_and_day(either_world: World) -> None:
    world = either_world
    lines(world, 3)
    browser = world.browser("Amsterdam", "admin")
    browser.submit(f"/people/{world.people['Amsterdam', 'trainee']}/close")
    everything = browser.get("/log").text
    assert "closed an account" in everything
    assert everything.count("number: ") == 3
    by_name = browser.get("/log", params={"person": "trainee utr"}).text.partition("<tbody>")[2]
    assert by_name.count("number: ") == 3
    assert "closed an account" not in by_name
    to_whom = browser.get("/log", params={"person": world.people["Amsterdam", "trainee"]}).text
    assert "Admin Amsterdam" in to_whom
    by_action = browser.get("/log", params={"action": "accounts.closed"}).text
    assert "number: " not in by_action
    day = {"since": "2026-11-24", "until": "2026-11-24"}
    assert re.findall(r"number: (\d+)", browser.get("/log", params=day).text) == ["1"]
    assert browser.get("/log", params={"since": "yesterday", "before": "x"}).status_code == 200


def test_it_is_shown_a_page_at_a_time_with_few_queries(world: World) -> None:
    lines(world, 250)
    browser, path, seen = world.browser("Amsterdam", "admin"), "/log", []
    while path:
        with counted_queries(world.record) as asked:
            page = browser.get(path).text
        assert len(asked) <= 8
        seen += re.findall(r"number: (\d+)", page)
        found = re.search(r'href="([^"]*before=[^"]*)"', page)
        path = found.group(1).replace("&amp;", "&") if found else ""
    assert len(seen) == len(set(seen)) == 250


def test_it_is_taken_along_and_no_cell_of_it_is_a_formula(either_world: World) -> None:
    world = either_world
    browser = world.browser("Amsterdam", "admin")
    for name in ("=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(1)"):
        browser.submit("/admin/groups", {"name": name})
    answer = browser.get("/log.csv", params={"action": "accounts.group-added"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    cells = [cell for row in rows for cell in row if cell]
    assert "'=cmd|' /C calc'!A0" in cells
    assert not [cell for cell in cells if cell[0] in "=+-@"]
    assert "took the log along" in browser.get("/log").text
