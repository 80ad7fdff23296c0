"""The story in Ink. Evidence, which Ink does not know, is a third variable; `report` tells the final state."""

from __future__ import annotations

from collections.abc import Sequence

from bench.story.made import CRITERIA, GRADES, MOOD_START, Option, Scene


def ink_text(story: Sequence[Scene]) -> str:
    variables = [f"VAR mood = {MOOD_START}", "VAR effort = 0", *(f"VAR {name} = 0" for name in CRITERIA)]
    told = " ".join(f"{{{name}}}" for name in ("mood", "effort", *CRITERIA))
    knots = "".join(_knot(scene, story) for scene in story)
    return "\n".join(variables) + f"\n-> {story[0].id}\n\n{knots}=== report ===\n{told}\n-> END\n"


def _knot(scene: Scene, story: Sequence[Scene]) -> str:
    return f"=== {scene.id} ===\n{scene.line}\n" + "".join(_choice(o, story) for o in scene.options) + "\n"


def _choice(option: Option, story: Sequence[Scene]) -> str:
    return (
        f"+ {{mood {option.op} {option.limit}}} [{option.text}]\n"
        f"  ~ mood += {option.mood}\n"
        f"  ~ effort += {option.effort}\n"
        f"  ~ {option.criterion} += {GRADES[option.grade]}\n"
        f"  -> {story[option.to].id}\n"
    )
