"""A monitor's `go to` leaves everything that is on in the main scene, however deep, and the regions with it."""

from __future__ import annotations

from simkit.events import Enter
from tests.session.procedure import played, session_of

TEXT = """
    zones:
      pit: {box: [0, 0, 1, 1]}
    never:
      pit:
        do: enter pit
        go to: hurt
    scenes:
      hello:
        - meanwhile: talk
        - call: job
        - end: done
      job:
        - free: told
      talk:
        - wait: 9 s
      hurt:
        - sam: Out!
          id: hurt.out
        - end: lost
"""


def test_it_leaves_a_called_scene_and_its_caller_and_stops_the_region() -> None:
    found = played(session_of(TEXT), Enter("pit"))
    assert found[:2] == ["entered_zone", "violated"]
    assert found[2:-2] == ["leave job", "leave talk", "stop talk", "leave hello"], (
        "innermost first, regions with it"
    )
    assert found[-2:] == ["enter hurt", "say hurt.out"]
