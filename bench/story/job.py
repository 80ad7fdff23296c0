"""A job for the contenders of `decisions`: the story in every form, the picks, and where they lead."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bench.story.made import CRITERIA, GRADES, made_story, start_state
from bench.story.to_ink import ink_text
from bench.story.to_yaml import scenario_text
from bench.story.walk import walk


def job_of(scenes: int, decisions: int, talk: int) -> tuple[dict[str, Any], dict[str, int]]:
    """The job, and the final states of its talks, added up."""
    story = made_story(scenes)
    talks, totals = walk(story, decisions, talk)
    tables = [
        {
            "id": scene.id,
            "options": [{**asdict(o), "worth": GRADES[o.grade], "to": story[o.to].id} for o in scene.options],
        }
        for scene in story
    ]
    job = {
        "scenes": tables,
        "scenario": scenario_text(story),
        "ink": ink_text(story),
        "names": ["mood", "effort", *CRITERIA],
        "start": start_state(),
        "worth": GRADES,
        "talks": talks,
    }
    return job, totals
