"""Try again from a decision: a what-if starts just before it, and the parent stays as it was."""

import simkit
from simkit.events import Choose, Clock
from simkit.session import session_before

program = simkit.compile(simkit.load("late-delivery"))
session = simkit.Session(program, seed=7)
while not session.done:
    choose = session.view.choose
    session.act(Choose(choose.options[0].id, choose.cue) if choose else Clock(1_000))

entry = [entry for entry in session.log if isinstance(entry.act, Choose)][-1]
print("said:", entry.act)
what_if = session_before(program, session.log, entry.n, seed=7, settings=session.first_settings)
choose = what_if.view.choose
assert choose is not None
print("could have said:", [option.text for option in choose.options])
