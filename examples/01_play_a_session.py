"""A session in ten lines: load, compile, act, look."""

import simkit
from simkit.events import Choose, Clock

program = simkit.compile(simkit.load("late-delivery"))
session = simkit.Session(program, seed=7, settings=simkit.Settings(language="en"))

while not session.done:
    choose = session.view.choose
    if choose is None:
        session.act(Clock(1_000))  # a second was presented
    else:
        session.act(Choose(choose.options[0].id, choose.cue))

for line in session.view.transcript:
    print(f"{line.name or line.speaker}: {line.text}")
print(f"({session.view.ending_name})")
