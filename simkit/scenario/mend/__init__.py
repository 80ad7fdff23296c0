"""`check --fix`: texts quoted where other programs would read them otherwise, missing ids written in."""

from simkit.scenario.mend.fix import Change, Fixed, fix, fix_folder, fix_rubric_text, fix_text

__all__ = ["Change", "Fixed", "fix", "fix_folder", "fix_rubric_text", "fix_text"]
