"""What every part of the builder needs: the names of the file, its problems, and what it has collected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from simkit.scenario.guards import Names
from simkit.scenario.model import NARRATOR, CastMember, Fact, Feel
from simkit.scenario.near import hint
from simkit.scenario.objects import Thing, Zone
from simkit.scenario.reading import Mapping as MapNode
from simkit.scenario.reading import Node, Problems, Scalar
from simkit.scenario.tasks import Task

_DERIVED_IDS = ("title", "briefing")
_DERIVED_PREFIXES = ("cast.", "ending.", "rubric.", "object.", "kind.", "zone.", "task.", "never.")


@dataclass(slots=True)
class Missing:
    """An id nobody wrote: where it belongs (0-based), of which kind of thing, and the text to make it from."""

    node: MapNode
    key: str
    """The key of `node` that holds the text or list."""
    what: str
    text: str
    scene: str


@dataclass(slots=True)
class Context:
    problems: Problems
    names: Names
    cast: Mapping[str, CastMember | None] = field(default_factory=dict)
    facts: Mapping[str, Fact | None] = field(default_factory=dict)
    causes: Mapping[str, tuple[Feel, ...]] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)
    endings_given: bool = False
    criteria: dict[tuple[str, str], Scalar] = field(default_factory=dict)
    """Option (or otherwise) and criterion -> where the evidence names it."""
    abouts: dict[tuple[str, str], Node] = field(default_factory=dict)
    """Choose (or topics) and criterion -> where `about` names it."""
    guards: dict[int, Scalar] = field(default_factory=dict)
    """`id()` of a guard's tree -> where it is written."""
    faces: dict[str, Node] = field(default_factory=dict)
    """Line -> where its face is written."""
    texts: dict[str, str] = field(default_factory=dict)
    text_nodes: dict[str, Scalar] = field(default_factory=dict)
    """Text id -> where it is written."""
    ids: dict[str, Node] = field(default_factory=dict)
    derived: set[str] = field(default_factory=set)
    missing: list[Missing] = field(default_factory=list)
    scene: str = ""
    incomplete: bool = False
    """A step, condition or jump was left out because it is wrong: how scenes follow each other is not known."""
    used_causes: set[str] = field(default_factory=set)
    objects: dict[str, Thing | None] = field(default_factory=dict)
    zones: dict[str, Zone] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    """Names that guards may ask and nothing may set: of tasks, regions and the zone."""
    spoken: dict[int, dict[str, Scalar]] = field(default_factory=dict)
    """`id()` of a text's node -> language -> text, of a text that its file has in several languages."""
    library_texts: dict[str, dict[str, str]] = field(default_factory=dict)
    """Text id -> language -> text, of what came from the library."""
    tasks: dict[str, Task | None] = field(default_factory=dict)
    regions: frozenset[str] = frozenset()
    """Scenes that some step starts as a region."""
    sent: dict[str, Node] = field(default_factory=dict)
    """Events that are sent, and where first."""
    answered: dict[str, Node] = field(default_factory=dict)
    """Events that scenes answer with `if sent`, and where first."""
    kept: list[Node] = field(default_factory=list)
    """Nodes that stand in `spoken` live as long as it does."""
    library_nodes: list[tuple[str, Scalar]] = field(default_factory=list)
    """Texts in several languages, and where they are written."""
    cancels: list[tuple[str, Node]] = field(default_factory=list)

    @property
    def worded(self) -> frozenset[str]:
        """Properties of objects whose words all read as something in each language."""
        return frozenset(
            fact.id
            for thing in self.objects.values()
            if thing is not None
            for fact in thing.properties.values()
            if fact.kind == "choice" and set(fact.values) <= thing.words.keys()
        )

    @property
    def speakers(self) -> list[str]:
        return [*self.cast, NARRATOR]

    def take_id(
        self, written: str | None, path: str, node: MapNode, key: str, what: str, text: str = ""
    ) -> str:
        """The written id, or `path` where there is none; a second use of an id is an error."""
        if written is None:
            self.missing.append(Missing(node, key, what, text, self.scene))
            self.derived.add(path)
            return path
        self.claim(written, node.get("id") or node)
        return written

    def claim(self, id: str, node: Node) -> None:
        if id in _DERIVED_IDS or id.startswith(_DERIVED_PREFIXES) or id.endswith(".feedback"):
            self.problems.on("SK2020", node, id=id)
        elif id in self.ids:
            self.problems.on("SK2010", node, id=id, line=self.ids[id].line + 1)
        else:
            self.ids[id] = node

    def speak(self, languages: MapNode) -> Scalar:
        """One node for a text that is there in several languages; `put_text` knows it again."""
        texts = {language: text for language, text in languages.items.items() if isinstance(text, Scalar)}
        first = texts.get("en") or next(
            iter(texts.values()), Scalar("", "plain", languages.line, languages.col)
        )
        one = replace(first)
        self.spoken[id(one)] = texts
        self.kept.append(one)
        return one

    def put_text(self, id: str, text: str, node: Node | None) -> str:
        if node is not None and (texts := self.spoken.get(_identity(node))):
            self.library_texts[id] = {language: one.value for language, one in texts.items()}
            self.library_nodes += [(one.value, one) for one in texts.values()]
            return text
        self.texts[id] = text
        if isinstance(node, Scalar):
            self.text_nodes[id] = node
        return text

    def put_face(self, id: str, node: MapNode) -> None:
        face = node.get("face")
        if face is not None:
            self.faces[id] = face

    def known(self, code: str, word: str, words: Iterable[str], node: Node | None, **values: object) -> bool:
        """Whether `word` is one of `words`; if not, says so at `node`."""
        words = list(words)
        if word in words:
            return True
        self.problems.on(code, node, near=hint(word, words), **values)
        return False


def _identity(node: Node) -> int:
    return id(node)
