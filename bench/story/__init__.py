"""One made story, written once and told in every contender's own language."""

from bench.story.job import job_of
from bench.story.made import made_story
from bench.story.to_ink import ink_text
from bench.story.to_yaml import scenario_text

__all__ = ["ink_text", "job_of", "made_story", "scenario_text"]
