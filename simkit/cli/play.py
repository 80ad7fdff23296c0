"""`simkit play`: practise a scenario."""

from __future__ import annotations

from pathlib import Path

import click

from simkit.cli.options import home_option, json_option, language_option

PRESENTERS = ("auto", "vr", "stage", "terminal", "plain", "autopilot")
STRATEGIES = ("learner", "first", "last", "random", "best", "worst")


@click.command("play", short_help="Practise a scenario.")
@click.argument("scenario", required=False)
@click.option(
    "--present",
    type=click.Choice(PRESENTERS),
    default="auto",
    show_default=True,
    help="Where: in a headset (vr), on the stage (a window), in the terminal, in plain lines for a screen reader or"
    " a pipe, or by autopilot. auto: the headset if one answers, else the stage if a window can be opened, else the"
    " terminal, else the autopilot.",
)
@click.option(
    "--mode",
    type=click.Choice(["practice", "assessment"]),
    default="practice",
    show_default=True,
    help="practice stays on this device; assessment counts.",
)
@click.option("--guest", is_flag=True, help="Keep nothing.")
@click.option(
    "--server",
    metavar="URL",
    help="Where assessments are delivered to; this device must be enrolled there [default: where it is enrolled].",
)
@click.option(
    "--resume", metavar="SESSION", help="Go on with a session that was left open; `last` is the newest."
)
@click.option(
    "--seed",
    type=click.IntRange(0, 2**53 - 1),
    help="What chance depends on [default: a fresh one; the autopilot: 7].",
)
@language_option
@click.option(
    "--time-limits",
    type=click.IntRange(0, 10_000),
    metavar="PERCENT",
    help="Stretch time limits: 200 is twice as long, 0 switches them off [default: what you set, else 100].",
)
@click.option(
    "--pace",
    type=click.Choice(["text", "real"]),
    default="text",
    show_default=True,
    help="In the terminal: text shows a line at once, real lets it last as long as it takes to say.",
)
@click.option(
    "--path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Autopilot: the option ids to take and the acts to do (`close valve-a`), one a line; `id!` breaks in on the"
    " line before.",
)
@click.option(
    "--strategy",
    type=click.Choice(STRATEGIES),
    help="Autopilot: how to choose. learner: mostly well, sometimes not; best, worst: by evidence"
    " [default: learner].",
)
@click.option(
    "--pictures/--no-pictures",
    default=True,
    help="Autopilot: play on the stage off-screen and save pictures.",
)
@click.option(
    "--self-voicing",
    is_flag=True,
    help="On the stage: read the screen aloud from the start (F8 switches it on and off).",
)
@home_option
@json_option
def command(
    scenario: str | None,
    present: str,
    mode: str,
    guest: bool,
    server: str | None,
    resume: str | None,
    seed: int | None,
    language: str | None,
    time_limits: int | None,
    pace: str,
    path: Path | None,
    strategy: str | None,
    pictures: bool,
    self_voicing: bool,
    home: Path | None,
    as_json: bool,
) -> int:
    """Practise SCENARIO: a folder, a scenario.yaml, or the name of one that `simkit scenarios` lists.

    Without SCENARIO you choose from a list, in a headset, on the stage or in the terminal, and come back to it
    afterwards.

    You see the debrief at the end, and can try again from any decision. Ctrl-C or q leaves the session open:
    --resume goes on with it.
    """
    from simkit.cli.playing import Wanted, play

    wanted = Wanted(
        scenario=scenario or "",
        present=present,
        assessment=mode == "assessment",
        guest=guest,
        server=server,
        resume=resume,
        seed=seed,
        language=language,
        time_limits=time_limits,
        real_pace=pace == "real",
        path=path,
        strategy=strategy,
        pictures=pictures,
        self_voicing=self_voicing,
        home=home,
        as_json=as_json,
    )
    if scenario:
        return play(wanted)
    from simkit.cli.choosing import play_chosen

    return play_chosen(wanted)
