"""What a presenter gets: cues when something is new, a view of all that is present, and time that it hands in."""

import simkit
from simkit.events import ChangeSettings, Clock

session = simkit.Session(simkit.compile(simkit.load("late-delivery")), seed=7)

print("new:", ", ".join(type(cue).__name__ for cue in session.cues))
line = session.view.line
assert line is not None
print(f"{line.speaker} speaks for {line.ms} ms: {line.text}")

print("half of it presented:", session.act(Clock(line.ms // 2)))  # nothing happened, so no events
session.act(ChangeSettings("nl"))  # at any moment, also in the middle of a line
line = session.view.line
assert line is not None
print(f"left: {line.left_ms} ms, now in Dutch: {line.text}")
