"""What a session is exported as: the same as on the command line."""

from __future__ import annotations

import csv
import io

from simkit.export import gather, session_document
from tests.server.world import World


def test_json_is_the_document_that_the_command_line_writes(world: World) -> None:
    session = world.assessments["Amsterdam"]
    answer = world.browser("Amsterdam", "trainer").get(f"/sessions/{session}/export/json")
    assert answer.json() == session_document(gather(world.record, session))
    assert answer.headers["content-disposition"] == f'attachment; filename="simkit-{session}.json"'


def test_csv_has_a_row_for_each_criterion_in_the_readers_way(world: World) -> None:
    browser, session = world.browser("Amsterdam", "trainee"), world.practices["Amsterdam"]
    text = browser.get(f"/sessions/{session}/export/csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["criterion"] for row in rows] == ["acknowledge", "own", "solve"]
    browser.submit("/language", {"language": "nl"})
    assert ";acknowledge;Erkennen;" in browser.get(f"/sessions/{session}/export/csv").text


def test_there_is_no_other_format(world: World) -> None:
    session = world.assessments["Amsterdam"]
    assert world.browser("Amsterdam", "trainer").get(f"/sessions/{session}/export/pdf").status_code == 404
