"""From a log to a scorecard: every level with its opportunities, its rule and the events behind it."""

import scoring
import simkit
from simkit.events import Choose, Clock

scenario = simkit.load("late-delivery")
session = simkit.Session(simkit.compile(scenario), seed=7)
while not session.done:
    choose = session.view.choose
    session.act(Choose(choose.options[-1].id, choose.cue) if choose else Clock(1_000))

assert scenario.rubric is not None
card = scoring.score(simkit.observations(session.log), scenario.rubric)
for result in card.results:
    print(f"{result.criterion}: {result.because.sentence('en')}")
print("passed" if card.passing.outcome == "passed" else "not yet")

because = card["hear-out"].because
print("hear-out rests on:", ", ".join(f"{event.id} at {event.at} ms" for event in because.events))
