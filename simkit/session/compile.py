"""From a scenario to a program: states are points of the talk, transitions are what leads from one to the next.

Steps are laid out backwards, so that each knows the name of the state that follows it. Triggers: an option's id,
`done` (a line or wait has run), `silent`, `timeout`, `timer:<key>`, `pass` (a choose with nothing open) and `auto`.
"""

from __future__ import annotations

from collections.abc import Sequence

from simkit.scenario.beside import Cancel, Join, Meanwhile, Resume, Send
from simkit.scenario.expression import Value
from simkit.scenario.model import (
    After,
    Call,
    Change,
    Choose,
    Effect,
    End,
    Feel,
    GoTo,
    Line,
    Option,
    Otherwise,
    Prompt,
    Scenario,
    Scene,
    Step,
    Topics,
    Vary,
    Wait,
    Work,
)
from simkit.scenario.text import named_in
from simkit.session import (
    compile_scenes,
    compile_topics,
    compile_work,
    entering,
    floor,
    leaving,
    regions,
    sending,
    topics,
)
from simkit.session.closing import closes
from simkit.session.effects import Run, effect, touching
from simkit.session.frames import enters_path, goes_to_path, nested, path_to
from simkit.session.guards import Reader, reader
from simkit.session.layout import entry_of, returns_from, scene_end
from simkit.session.machine import LeanMachine, StockMachine, check_profile
from simkit.session.points import Kind, Point
from simkit.session.program import Drifting, Program
from simkit.session.watched import has_regions, is_procedure, watched_slots
from simkit.session.world_program import world_of

AUTO = "auto"
START = "(start)"


def compile_program(scenario: Scenario, *, machine: type[StockMachine] = LeanMachine) -> Program:
    """`machine` may be StockMachine: the same behaviour at `transitions`' own speed."""
    return Compiler(scenario, machine()).program()


class Compiler:
    def __init__(self, scenario: Scenario, machine: StockMachine) -> None:
        self.scenario = scenario
        self.machine = machine
        self.points: dict[str, Point] = {}
        self.chooses: dict[str, Choose | Topics | Work] = {}
        self.options: dict[str, Option | Otherwise] = {}
        self.lines: dict[str, Line | Prompt] = {}
        self.reopens: dict[str, Run] = {}
        self.after_choose: dict[str, str] = {}
        self.timers: list[tuple[After, Scene]] = []
        self.facts = {**scenario.facts, **scenario.properties}
        feelings = (f"{c.id}.{f}" for c in scenario.cast.values() for f in c.feels)
        names = [*scenario.facts, *feelings, *scenario.properties]
        self.slots = {name: slot for slot, name in enumerate(names)}
        self.nested = nested(scenario)
        self.has_regions = has_regions(scenario)
        self.watched = watched_slots(scenario, self.slots)
        """Slots that a task, a monitor or free work asks about."""
        self.returns_from = returns_from(scenario)
        self.event_calls = {
            handler.jump.key
            for scene in scenario.scenes.values()
            for handler in scene.on
            if isinstance(handler.jump, Call)
        }
        self.around: list[tuple[Topics, Option]] = []
        """Interruptible topics inside which steps are being laid out, innermost last."""
        self.called_in = compile_topics.called_in(scenario, self.returns_from)
        self.resumes: list[tuple[Resume, tuple[Run, ...]]] = []
        self.entries: dict[str, Sequence[Run]] = {}
        """State of a line or choose -> what entering it does, where it may have to wait until nobody else speaks."""

    def program(self) -> Program:
        scenario = self.scenario
        first = scenario.scenes[scenario.start]
        self.state(Point(START, Kind.AUTOMATIC, ""))
        self.link(AUTO, START, self.entry(first), before=[self.enters(first.id, None)])
        for ending in scenario.endings:
            before = [closes] if is_procedure(scenario) else []
            point = Point(f"ending:{ending}", Kind.DONE, "", ending=ending)
            self.state(point, [*before, entering.ending(ending)])
        for scene in scenario.scenes.values():
            self.steps(scene.steps, scene_end(scene.id), scene)
            compile_scenes.end(self, scene)
        waiting = [point.name for point in self.points.values() if point.waits]
        for timer, scene in self.timers:
            self.timer(timer, scene, waiting)
        compile_scenes.beyond(self, waiting)
        check_profile(self.machine)
        initial: list[Value] = [fact.start for fact in scenario.facts.values()]
        feelings = []
        for member in scenario.cast.values():
            for name, feel in member.feels.items():
                slot = self.slots[f"{member.id}.{name}"]
                feelings.append(Drifting(slot, member.id, name, feel.start, feel.half_life_ms))
                initial.append(feel.start)
        initial += [fact.start for fact in scenario.properties.values()]
        return Program(
            scenario=scenario,
            machine=self.machine,
            points=self.points,
            start=START,
            slots=self.slots,
            initial=tuple(initial),
            feelings=tuple(feelings),
            chooses=self.chooses,
            options=self.options,
            lines=self.lines,
            reopens=self.reopens,
            world=world_of(self) if is_procedure(scenario) else None,
            entries=self.entries,
            shown=named_in(scenario),
        )

    # -- building blocks ------------------------------------------------------------------------------------

    def state(self, point: Point, on_enter: Sequence[Run] = ()) -> None:
        self.points[point.name] = point
        self.machine.add_states(point.name, on_enter=list(on_enter))

    def link(
        self,
        trigger: str,
        source: str,
        dest: str | None,
        *,
        conditions: Sequence[Reader] = (),
        before: Sequence[Run] = (),
    ) -> None:
        self.machine.add_transition(trigger, source, dest, conditions=list(conditions), before=list(before))

    def effects(self, effects: Sequence[Effect]) -> list[Run]:
        found = []
        for one in effects:
            run = effect(one, self.facts, self.slots)
            slot = self.slots[f"{one.cast}.{one.feeling}" if isinstance(one, Feel) else one.fact]
            found.append(touching(run, slot) if slot in self.watched else run)
        return found

    def entry(self, scene: Scene) -> str:
        """Where a scene is entered: of one with scenes inside, the first step of the innermost that comes first."""
        return entry_of(self.scenario.scenes[path_to(self.scenario, scene.id)[-1]])

    def enters(self, scene: str, site: str | None) -> Run:
        if self.nested:
            return enters_path(path_to(self.scenario, scene), site)
        return leaving.calls(scene, site) if site is not None else leaving.enters(scene)

    def goes_to(self, scene: str) -> Run:
        return goes_to_path(scene, path_to(self.scenario, scene)) if self.nested else leaving.goes_to(scene)

    def goes_around(self, scene: str) -> Run:
        """A jump to a scene without entering what lies in it."""
        return goes_to_path(scene, self.scenario.chain(scene)) if self.nested else leaving.goes_to(scene)

    def spoken(self, point: Point, on_enter: Sequence[Run]) -> None:
        """A state that needs the floor: beside others, entering it waits until nobody speaks or is asked."""
        if not self.has_regions:
            self.state(point, on_enter)
            return
        self.entries[point.name] = tuple(on_enter)
        self.state(point, [floor.waits_for(tuple(on_enter))])

    def conditions(self, step: Step | Option, once_key: str) -> list[Reader]:
        found = [] if step.guard is None else [reader(step.guard, self.slots)]
        if step.once:
            found.append(leaving.not_yet(once_key))
        return found

    # -- steps ----------------------------------------------------------------------------------------------

    def steps(self, steps: Sequence[Step], following: str, scene: Scene) -> None:
        for step in reversed(steps):
            self.step(step, following, scene)
            following = entry_of(step)

    def step(self, step: Step, following: str, scene: Scene) -> None:
        match step:
            case Line():
                self.line(step, following, scene)
            case Wait():
                self.state(Point(step.key, Kind.WAIT, scene.id, step), [entering.wait(step)])
                self.link("done", step.key, following)
            case Choose():
                self.choose(step, following, scene)
            case Topics():
                compile_topics.topics(self, step, following, scene)
            case Work():
                compile_work.work(self, step, following, scene)
            case Join():
                self.state(Point(step.key, Kind.JOIN, scene.id, step))
                self.link("joined", step.key, following)
            case _:
                self.state(Point(step.key, Kind.AUTOMATIC, scene.id))
                self.automatic(step, following, scene)
        if gate := self.conditions(step, step.key):
            name = entry_of(step)
            self.state(Point(name, Kind.AUTOMATIC, scene.id))
            inside = step.key if not isinstance(step, Topics) else topics.start(step)
            self.link(AUTO, name, inside, conditions=gate)
            self.link(AUTO, name, following)

    def automatic(self, step: Step, following: str, scene: Scene) -> None:
        passed = [leaving.passes(step.key)] if step.once else []
        match step:
            case GoTo():
                self.go_to(AUTO, step.key, step, passed)
            case Call():
                called = self.scenario.scenes[step.scene]
                before = [*passed, self.enters(called.id, step.key)]
                self.link(AUTO, step.key, self.entry(called), before=before)
                self.state(Point(f"{step.key}/returned", Kind.AUTOMATIC, scene.id))
                self.link(AUTO, f"{step.key}/returned", following)
            case End():
                self.link(AUTO, step.key, f"ending:{step.ending}", before=passed)
            case Change():
                self.link(AUTO, step.key, following, before=[*passed, *self.effects(step.effects)])
            case After():
                self.link(AUTO, step.key, following, before=[*passed, leaving.sets_timer(step)])
                self.timers.append((step, scene))
            case Vary():
                for pick, run in enumerate(step.runs):
                    self.steps(run, following, scene)
                    dest = entry_of(run[0]) if run else following
                    drawn = leaving.drawn(step.key, len(step.runs), pick)
                    self.link(
                        AUTO, step.key, dest, conditions=[drawn], before=[leaving.varies(step.key, pick)]
                    )
            case Send():
                self.link(AUTO, step.key, following, before=[*passed, sending.sends(step)])
            case Cancel():
                self.link(AUTO, step.key, following, before=[*passed, sending.cancels(step)])
            case Meanwhile():
                self.link(AUTO, step.key, following, before=[*passed, regions.begins(step)])
            case Resume():
                compile_scenes.resume(self, step, passed)

    def go_to(self, trigger: str, source: str, jump: GoTo, before: Sequence[Run]) -> None:
        scene = self.scenario.scenes[jump.scene]
        self.link(trigger, source, self.entry(scene), before=[*before, self.goes_to(scene.id)])

    def line(self, step: Line, following: str, scene: Scene) -> None:
        self.lines[step.id] = step
        chosen = self.points.get(following)
        after = chosen.step if chosen is not None and chosen.kind is Kind.CHOOSE else None
        early = tuple(option for option in after.options if option.early) if isinstance(after, Choose) else ()
        enters = [entering.line(step), *self.effects(step.effects)]
        if isinstance(after, Choose) and early:
            enters.append(entering.early(after, self.open_options(after, early)))
        self.spoken(Point(step.key, Kind.LINE, scene.id, step), enters)
        self.link("done", step.key, following)
        if isinstance(after, Choose):
            for option in early:
                self.option(step.key, after, option, self.after_choose[after.key], [leaving.interrupts(step)])

    # -- chooses --------------------------------------------------------------------------------------------

    def choose(self, step: Choose, following: str, scene: Scene) -> None:
        self.chooses[step.id] = step
        self.after_choose[step.key] = following
        readers = [*self.open_options(step, step.options), *compile_topics.others(self, step, scene)]
        self.spoken(Point(step.key, Kind.CHOOSE, scene.id, step), [entering.choose(step, readers)])
        self.reopens[step.key] = entering.reopens(step, readers)
        self.link("pass", step.key, following, before=[leaving.passes_over(step)])
        for option in step.options:
            self.steps(option.then, following, scene)
            self.option(step.key, step, option, following, [])
        if step.otherwise is not None:
            self.timeout(step, step.otherwise, following, scene)
        self.prompt(step)

    def open_options(
        self, step: Choose | Topics | Work, options: Sequence[Option]
    ) -> list[tuple[Option, list[Reader]]]:
        return [(option, self.conditions(option, option.id)) for option in options]

    def option(
        self,
        source: str,
        step: Choose | Topics | Work,
        option: Option,
        following: str,
        first: Sequence[Run],
        also: Sequence[Reader] = (),
        last: Sequence[Run] = (),
    ) -> None:
        self.options[option.id] = option
        answered = leaving.answers(step, option)
        self.link(
            option.id,
            source,
            entry_of(option.then[0]) if option.then else following,
            conditions=[*also, *self.conditions(option, option.id)],
            before=[*first, answered, *self.effects(option.effects), *leaving.evidence(step, option), *last],
        )

    def timeout(self, step: Choose | Work, otherwise: Otherwise, following: str, scene: Scene) -> None:
        self.options[otherwise.id] = otherwise
        self.steps(otherwise.then, following, scene)
        dest = entry_of(otherwise.then[0]) if otherwise.then else following
        before = [
            leaving.runs_out(step),
            *self.effects(otherwise.effects),
            *leaving.evidence(step, otherwise),
        ]
        self.link("timeout", step.key, dest, before=before)

    def prompt(self, step: Choose | Topics | Work) -> None:
        if step.if_silent is not None:
            self.lines[step.if_silent.id] = step.if_silent
            self.link("silent", step.key, None, before=[leaving.prompts(step, step.if_silent)])

    # -- timers ---------------------------------------------------------------------------------------------

    def timer(self, timer: After, scene: Scene, waiting: Sequence[str]) -> None:
        trigger = f"timer:{timer.key}"
        before = [leaving.fires(timer), *self.effects(timer.effects)]
        cut = [floor.cuts] if is_procedure(self.scenario) else []
        for source in waiting:
            match timer.jump:
                case GoTo():
                    self.go_to(trigger, source, timer.jump, [*before, *cut, leaving.unwinds(timer)])
                case End(ending=ending):
                    self.link(trigger, source, f"ending:{ending}", before=[*before, *cut])
                case None:
                    self.link(trigger, source, None, before=before)
