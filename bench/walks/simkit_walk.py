"""simkit's engine: all events made and logged. Variants: `cues` also words what is new, `journal` also encodes."""

from __future__ import annotations

from bench.walks.runner import Job, Talk, run
from simkit.events import Choose, Clock, Evidenced
from simkit.scenario import load_text
from simkit.session import Session, compile_program
from simkit.session.journal import NO_LINE, digest, entry_data, line


class Engine:
    def __init__(self, job: Job) -> None:
        self.program = compile_program(load_text(job["scenario"]))
        self.names: list[str] = job["names"]
        self.worth: dict[str, int] = job["worth"]
        lasts = {step.ms for step in self.program.lines.values()}
        self.clock = Clock(max(lasts))
        self.acts = {id: Choose(id) for id in self.program.options}
        self.session = Session(self.program, seed=7)

    def begin(self) -> None:
        pass

    def talk(self, picks: Talk) -> None:
        acts, clock = self.acts, self.clock
        self.session = session = Session(self.program, seed=7)
        act = session.act
        act(clock)
        for _, option in picks:
            act(acts[option])
            act(clock)

    def tell(self) -> list[int]:
        session = self.session
        facts = [session.values[self.program.slots[name]] for name in self.names[:2]]
        shown = dict.fromkeys(self.names[2:], 0)
        for entry in session.log:
            for event in entry.events:
                if isinstance(event, Evidenced):
                    shown[event.criterion] += self.worth[event.grade]
        return [*(int(fact) for fact in facts), *shown.values()]


class WithCues(Engine):
    """What Ink hands over too: the words of the line, and of each open option."""

    def talk(self, picks: Talk) -> None:
        acts, clock = self.acts, self.clock
        self.session = session = Session(self.program, seed=7)
        session.act(clock)
        assert session.cues
        for _, option in picks:
            session.act(acts[option])
            assert session.cues
            session.act(clock)
            assert session.cues


class WithJournal(Engine):
    """Each entry encoded and chained; nothing goes to a disk."""

    def talk(self, picks: Talk) -> None:
        acts, clock, head = self.acts, self.clock, NO_LINE
        self.session = session = Session(self.program, seed=7)
        log = session.log
        head = digest(line(entry_data(log[-1]), head))
        session.act(clock)
        head = digest(line(entry_data(log[-1]), head))
        for _, option in picks:
            session.act(acts[option])
            head = digest(line(entry_data(log[-1]), head))
            session.act(clock)
            head = digest(line(entry_data(log[-1]), head))
        assert head != NO_LINE


VARIANTS = {"": Engine, "cues": WithCues, "journal": WithJournal}

if __name__ == "__main__":
    run(lambda job: VARIANTS[job["variant"]](job))
