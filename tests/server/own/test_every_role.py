"""Everybody who is signed in practises too: what is their own is theirs, whatever their role."""

from __future__ import annotations

from datetime import timedelta

import pytest

from simkit.server.access import ROLES, Role
from tests.record.world import GOOD, STARTED, practise
from tests.server.world import World


@pytest.mark.parametrize("role", ROLES)
def test_a_session_of_ones_own_opens_and_can_be_shared_appealed_and_erased(world: World, role: Role) -> None:
    me = world.record.trainee(world.trainees["Amsterdam", role])
    made = {
        mode: practise(
            world.record,
            me,
            program=world.program,
            mode=mode,
            acts=GOOD,
            started=STARTED + timedelta(days=1 + number),
        ).row.id
        for number, mode in enumerate(("practice", "assessment"))
    }
    browser = world.browser("Amsterdam", role)
    for session in made.values():
        page = browser.get(f"/sessions/{session}")
        assert page.status_code == 200
        assert "A late delivery" in page.text
        assert browser.get(f"/sessions/{session}/export/csv").status_code == 200
        assert browser.get(f"/sessions/{session}/pictures").status_code == 200
        assert browser.submit(f"/sessions/{session}/comments", {"text": "x"}).status_code in (403, 404)
        other = world.browser("Utrecht", role)
        assert other.get(f"/sessions/{session}").status_code == 404
    assert browser.submit(f"/own/sessions/{made['practice']}/share").status_code == 303
    assert browser.submit(f"/own/sessions/{made['practice']}/erase").status_code == 303
    assert browser.get(f"/sessions/{made['practice']}").status_code == 404
    appeal = world.app.url_path_for("judge.appeal.send", session=made["assessment"])
    assert browser.submit(appeal, {"text": "I did ask her"}).status_code == 303
    assert "I did ask her" in browser.get(f"/sessions/{made['assessment']}").text
