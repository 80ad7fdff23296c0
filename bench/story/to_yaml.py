"""The story as a scenario of simkit."""

from __future__ import annotations

from collections.abc import Sequence

from bench.story.made import EFFORT_MOST, MOOD_MOST, MOOD_START, Option, Scene

_HEAD = f"""simkit: 1
scenario: bench
title: A bench
language: en
minutes: 5
place: shop-counter
briefing: A made story, as long as wanted.

cast:
  customer:
    name: Sam
    person: woman-50
    voice: woman

facts:
  mood: {{start: {MOOD_START}, range: [0, {MOOD_MOST}]}}
  effort: {{start: 0, range: [0, {EFFORT_MOST}]}}

endings:
  done: Done

start: s0

scenes:
"""


def scenario_text(story: Sequence[Scene]) -> str:
    return _HEAD + "".join(_scene(scene, story) for scene in story)


def _scene(scene: Scene, story: Sequence[Scene]) -> str:
    options = "".join(_option(option, story) for option in scene.options)
    return (
        f"  {scene.id}:\n"
        f"    - customer: {scene.line}\n"
        f"      id: {scene.id}.line\n"
        f"    - choose:\n{options}"
        f"      id: {scene.id}.choose\n"
        f"    - end: done\n\n"
    )


def _option(option: Option, story: Sequence[Scene]) -> str:
    return (
        f"        - say: {option.text}\n"
        f"          id: {option.id}\n"
        f"          only if: mood {option.op} {option.limit}\n"
        f"          add: {{mood: {option.mood}, effort: {option.effort}}}\n"
        f"          evidence: {{{option.criterion}: {option.grade}}}\n"
        f"          go to: {story[option.to].id}\n"
    )
