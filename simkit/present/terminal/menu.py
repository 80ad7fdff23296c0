"""What can be said and done here, as numbered lists: all of it, one object's part, or what a name is looked up by."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from simkit.events import Act, Choose
from simkit.present.moment import choice_is_open, limit_left
from simkit.present.terminal.say_first import SayFirst
from simkit.present.terminal.screen import Screen
from simkit.present.words import has_word, word
from simkit.scenario.expression import Value
from simkit.scenario.objects import HAND, OUTSIDE
from simkit.session import View
from simkit.session.view import ChooseView, OptionView
from simkit.session.world_view import ActView

_SHORT: Final = 9
"""A list of so many is shown as it is; a longer one by object."""


@dataclass(frozen=True, slots=True)
class Item:
    """`opens`: an option or an act that is done, an act with something yet to choose, all acts of an object, or what
    can be said."""

    text: str
    opens: OptionView | ActView | tuple[ActView, Value] | tuple[ActView, ...] | ChooseView

    @property
    def key(self) -> tuple[str, str]:
        """What it is about: the same one keeps its number while other things come and go."""
        match self.opens:
            case OptionView(id=id) | ChooseView(id=id):
                return "say", id
            case (ActView() as act, *_):
                return "all", _group(act)
            case ActView() as act:
                return ("hint", act.object) if act.affordance == "hint" else ("all", _group(act))
        return "", self.text


class Unclear(Exception):
    """What was typed is nothing here; the message says so to whoever typed it."""


class Menu:
    """The list that stands there. `view` is the moment it was made for."""

    def __init__(self, screen: Screen, say_first: SayFirst | None = None) -> None:
        self.screen = screen
        self.say_first = say_first or SayFirst()
        self.view: View | None = None
        self.heading = ""
        self.items: tuple[Item, ...] = ()
        self.numbers: tuple[int, ...] = ()
        """Of each item: what is typed for it."""
        self._standing: dict[int, Item] = {}
        """The list of everything as it stands on the screen, changes told since included."""
        self._news: tuple[list[int], list[Item], list[str]] | None = None
        """What to tell of a list that changed: numbers of items that are new or other, items that went, notes."""
        self._noted: list[str] = []
        self.whole = True
        """It is the list of everything."""
        self.notes: list[str] = []
        """What there is to know before it, beside where one is."""
        self.number_for: ActView | None = None
        """The field a number is typed for."""

    def fits(self, view: View) -> bool:
        """Whether the list still is what can be done."""
        seen = self.view
        return (
            seen is not None
            and (seen.acts, seen.language) == (view.acts, view.language)
            and self._options(seen) == self._options(view)
        )

    def open(self, view: View) -> None:
        """Everything, numbered anew."""
        self._set(*self._everything(view), whole=True)

    def update(self, view: View) -> None:
        """Everything, as `open`; where most of it stands on the screen already, numbers stay and only news is told.

        A question that is put is told with everything, first.
        """
        standing = self._standing
        language = self.view.language if self.view is not None else self.screen.language
        heading, items = self._everything(view)
        numbers = _numbered(standing, items)
        new = [n for n, item in zip(numbers, items, strict=True) if standing.get(n, item).text != item.text]
        new += [n for n in numbers if n not in standing]
        gone = [item for n, item in standing.items() if n not in numbers and item.key[0] != "say"]
        asked = {item.key for item in items if item.key[0] == "say"} - {one.key for one in standing.values()}
        most = 2 * (len(new) + len(gone)) > len(items) + 2
        if not standing or language != view.language or asked or most:
            self._set(heading, items, whole=True)
            return
        self._set(heading, items, numbers, whole=True)
        notes = [note for note in [*notes_on(view), *self.notes] if note not in self._noted]
        self._news = sorted(new), gone, notes

    def forget(self) -> None:
        """Something else stands on the screen now: the next list is told wholly."""
        self.view, self._standing = None, {}

    def _everything(self, view: View) -> tuple[str, list[Item]]:
        self.view = view
        options = [Item(option.text, option) for option in self._options(view)]
        notes: list[str] = []
        if view.choose is not None and choice_is_open(view) and not options:
            options = [Item(word(view.language, "show-options"), view.choose)]
            notes = [word(view.language, "say-first")]
        acts = [Item(act.label, act) for act in view.acts]
        if len(options) + len(acts) > _SHORT:
            acts = _by_object(view)
        key = "do.or-say" if options else "do"
        self.notes = notes
        return word(view.language, key), [*options, *acts]

    def show(self, view: View) -> None:
        if self._news is not None:
            self._tell_news(view, *self._news)
            return
        notes = [*notes_on(view), *self.notes] if self.whole else []
        items = [item.text for item in self.items]
        self.screen.menu(self.heading, items, notes, limit_left(view), self.numbers)
        if self.whole:
            self._noted = notes
            self._standing = dict(zip(self.numbers, self.items, strict=True))

    def _tell_news(self, view: View, new: Sequence[int], gone: Sequence[Item], notes: Sequence[str]) -> None:
        self._standing = dict(zip(self.numbers, self.items, strict=True))
        self._noted = [*notes_on(view), *self.notes]
        said = [*notes]
        if gone:
            left = "; ".join(item.text for item in gone)
            said.append(word(view.language, "do.gone", things=left))
        self._news = None
        if new:
            items = [self._standing[number].text for number in new]
            self.screen.menu(word(view.language, "do.new"), items, said, limit_left(view), new)
            return
        for note in said:
            self.screen.note(note)

    def prompt(self, running: bool) -> str:
        if not self.whole:
            return "do.number.back"
        return "do.number.line" if running else "do.number"

    def pick(self, typed: str) -> Act | None:
        """The act of what was typed, or None after opening what it leads to; raises Unclear."""
        view = self.view
        assert view is not None
        if self.number_for is not None:
            return self._number(typed)
        if typed.isdecimal():
            if int(typed) not in self.numbers:
                last = max(self.numbers, default=0)
                raise Unclear(word(view.language, "do.not-a-number", typed=typed, last=last))
            return self._take(self.items[self.numbers.index(int(typed))])
        exact = [item for item in self.items if _plain(item.text) == _plain(typed)]
        if exact:
            return self._take(exact[0])
        self._look_up(typed)
        return None

    def narrow(self, heading: str, acts: Sequence[ActView]) -> None:
        """Show these alone."""
        self._set(heading, [Item(act.label, act) for act in acts])

    def finds(self, typed: str) -> bool:
        """Whether what was typed stands in the list, or is in a name, a label or an option."""
        if any(_plain(item.text) == _plain(typed) for item in self.items):
            return True
        return bool(len(typed) > 1 and self.view is not None and self._found(self.view, typed))

    # -- what an item leads to --------------------------------------------------------------------------------

    def _take(self, item: Item) -> Act | None:
        assert self.view is not None
        match item.opens:
            case OptionView(id=id):
                assert self.view.choose is not None
                return Choose(id, cue=self.view.choose.cue)
            case ChooseView() as choose:
                self.say_first.show(choose)
                self.open(self.view)
            case ActView() as act:
                return self._do(act)
            case (ActView() as act, with_) if not isinstance(with_, ActView):
                return act.act(with_)
            case acts:
                of_object = [act for act in acts if isinstance(act, ActView)]
                self._set(item.text, [Item(act.label, act) for act in of_object])
        return None

    def _do(self, act: ActView) -> Act | None:
        assert self.view is not None
        language = self.view.language
        if act.withs:
            items = [Item(one.name, (act, one.id)) for one in act.withs]
            self._set(word(language, "do.with", act=act.label), items)
            return None
        if act.low is not None and act.high is not None:
            self._set(word(language, "do.range", act=act.label, low=act.low, high=act.high), [])
            self.number_for = act
            return None
        return act.act()

    def _number(self, typed: str) -> Act:
        act, view = self.number_for, self.view
        assert act is not None
        assert view is not None
        try:
            return act.act(int(typed))
        except ValueError:
            said = word(view.language, "do.out-of-range", typed=typed, low=act.low, high=act.high)
            raise Unclear(said) from None

    def _look_up(self, typed: str) -> None:
        view = self.view
        assert view is not None
        found = self._found(view, typed)
        if not found:
            raise Unclear(word(view.language, "do.none", typed=typed))
        self._set(word(view.language, "do.found", typed=typed), found)

    def _options(self, view: View) -> tuple[OptionView, ...]:
        shown = choice_is_open(view) and not self.say_first.waits(view.choose)
        return view.choose.options if view.choose is not None and shown else ()

    def _found(self, view: View, typed: str) -> list[Item]:
        """Options and acts whose words, or whose object's name, have all that was typed in them."""
        sought = _plain(typed).split()
        said = [Item(option.text, option) for option in self._options(view)]
        acts = [Item(act.label, act) for act in view.acts]
        names = {item.text: _name(view, _group(act)) for item, act in zip(acts, view.acts, strict=True)}
        return [
            item
            for item in [*said, *acts]
            if all(part in _plain(f"{item.text} {names.get(item.text, '')}") for part in sought)
        ]

    def _set(
        self, heading: str, items: Sequence[Item], numbers: Sequence[int] = (), *, whole: bool = False
    ) -> None:
        self.heading, self.items, self.whole = heading, tuple(items), whole
        self.numbers = tuple(numbers or range(1, len(items) + 1))
        self.number_for, self._news = None, None


def _numbered(standing: dict[int, Item], items: Sequence[Item]) -> list[int]:
    """Numbers for items: those they have, and further ones for what is new."""
    known = {item.key: number for number, item in standing.items()}
    following = max(standing, default=0)
    found = []
    for item in items:
        number = known.get(item.key)
        if number is None or number in found:
            following += 1
            number = following
        found.append(number)
    return found


def notes_on(view: View) -> list[str]:
    """What the trainee holds and where they stand, for whoever cannot see it."""
    notes = []
    held = [thing.name for thing in view.objects if thing.properties.get("at") == HAND]
    if held:
        notes.append(word(view.language, "do.hand", things=", ".join(held)))
    zone = next((zone.name for zone in view.zones if zone.id == view.zone != OUTSIDE), None)
    if zone is not None:
        notes.append(word(view.language, "do.zone", zone=zone))
    return notes


def _by_object(view: View) -> list[Item]:
    """An object a line, with what can be done with it; what is in the hand first, ways to go and hints last."""
    held = {thing.id for thing in view.objects if thing.properties.get("at") == HAND}
    groups: dict[str, list[ActView]] = {}
    for act in view.acts:
        groups.setdefault(_group(act), []).append(act)
    order = sorted(groups, key=lambda group: (group == "hint", group == "enter", group not in held))
    items = []
    for group in order:
        acts = groups[group]
        if group == "hint" or len(acts) == 1:
            items += [Item(act.label, act) for act in acts]
        elif group == "enter":
            items.append(Item(word(view.language, "do.go"), tuple(acts)))
        else:
            done = ", ".join(dict.fromkeys(_verb(act, view.language) for act in acts))
            items.append(Item(f"{_name(view, group)}: {done}", tuple(acts)))
    return items


def _group(act: ActView) -> str:
    return act.affordance if act.affordance in ("enter", "hint") else act.object.partition(".")[0]


def _name(view: View, object: str) -> str:
    return next((thing.name for thing in view.objects if thing.id == object), "")


def _verb(act: ActView, language: str) -> str:
    key = f"do.{act.affordance}"
    return word(language, key) if has_word(key) else act.label


def _plain(text: str) -> str:
    """Without capitals and accents: café is found by cafe."""
    taken_apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in taken_apart if not unicodedata.combining(letter)).strip()
