"""From files to a Scenario, with everything that is wrong with them in one go."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from pathlib import Path

from scoring import Rubric, with_translations
from simkit.errors import Diagnostic, Place, SimkitError, diagnostic
from simkit.scenario.build import Built, build
from simkit.scenario.build.texts import fillable
from simkit.scenario.bundle import MAIN, Bundle, bundle_hash, read_bundle
from simkit.scenario.checks import run_checks
from simkit.scenario.find import find
from simkit.scenario.library import kind_of, library_texts
from simkit.scenario.model import Scenario
from simkit.scenario.near import listed
from simkit.scenario.places import place_of
from simkit.scenario.reading import Mapping, Problems, Scalar, read_tree, source_of
from simkit.scenario.rubrics import read_rubric
from simkit.scenario.speech import scenario_keys
from simkit.scenario.translations import Translated, translated


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario (None when there are errors) and everything there is to say about its files, in file order."""

    scenario: Scenario | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(found for found in self.diagnostics if found.severity == "error")


def load(path_or_id: str | Path, *, language: str | None = None) -> Scenario:
    """A scenario from its file, its folder or its id.

    Raises SimkitError with every error of its files; with SK5007 when it does not speak `language`.
    """
    return load_with_warnings(path_or_id, language=language)[0]


def load_with_warnings(
    path_or_id: str | Path, *, language: str | None = None
) -> tuple[Scenario, tuple[Diagnostic, ...]]:
    """As `load`, with the warnings and notes."""
    return _required(read(read_bundle(find(path_or_id))), language)


def load_text(text: str | bytes, *, files: Map[str, str] | None = None, name: str = MAIN) -> Scenario:
    """A scenario from the text of its file; `files` holds what else would lie in its folder. Raises as `load`."""
    return _required(read_text(text, files=files, name=name), None)[0]


def load_bundle(files: Map[str, str], *, folder: str = "") -> Scenario:
    """A scenario from a kept bundle (`Scenario.bundle`), without the folder it came from. Raises as `load`."""
    main = MAIN if MAIN in files else next((name for name in files if name.endswith((".yaml", ".yml"))), MAIN)
    bundle = Bundle(dict(files), "", main)
    bundle.files.setdefault(main, "")
    scenario = _required(read(bundle), None)[0]
    return scenario if not folder else _with_folder(scenario, folder)


def read_text(text: str | bytes, *, files: Map[str, str] | None = None, name: str = MAIN) -> Loaded:
    """As `load_text`, but nothing is raised."""
    try:
        bundle = Bundle({**(files or {}), name: source_of(text, name)}, "", name)
    except SimkitError as error:
        return Loaded(None, error.diagnostics)
    return read(bundle)


def check(path_or_id: str | Path) -> tuple[Diagnostic, ...]:
    """Errors, warnings and notes about a scenario's files, in file order; never raises for what is in them."""
    try:
        return read(read_bundle(find(path_or_id))).diagnostics
    except SimkitError as error:
        return error.diagnostics


def read(bundle: Bundle) -> Loaded:
    """A scenario from its bundle; a rubric is added to the bundle where the scenario names one."""
    problems = Problems(bundle.shown(bundle.main))
    text = bundle.files[bundle.main]
    is_text, structural = scenario_keys(text)
    root = read_tree(text, problems, is_text, structural)
    if root is not None and not isinstance(root, Mapping):
        problems.on("SK1032", root, wanted="a map (key: value)", gewenst="een lijstje van sleutel: waarde")
    if not isinstance(root, Mapping):
        return Loaded(None, _ordered(problems.found, bundle))
    built = build(root, problems, lambda name: kind_of(bundle, name), lambda name: place_of(bundle, name))
    named = root.get("rubric")
    rubric = None
    if isinstance(named, Scalar) and not named.empty:
        rubric = read_rubric(bundle, named, problems)
    sources = {**built.context.texts, **(rubric.text_ids() if rubric else {})}
    language = built.head.language if built.head else ""
    names = fillable(built.context)
    translations = translated(bundle, sources, names, built.context.worded, language, problems)
    problems.found += bundle.faults
    scenario = None
    if built.head is not None and not built.context.incomplete and built.start in built.scenes:
        scenario = _scenario(built, rubric, sources, translations, bundle)
        run_checks(scenario, built, problems, translations.places)
    diagnostics = _ordered(problems.found, bundle)
    if any(found.severity == "error" for found in diagnostics):
        scenario = None
    return Loaded(scenario, diagnostics)


def _scenario(
    built: Built, rubric: Rubric | None, sources: dict[str, str], translations: Translated, bundle: Bundle
) -> Scenario:
    head = built.head
    assert head is not None
    if rubric is not None and built.tasks:
        rubric = replace(rubric, of="exercise")
    if rubric is not None and translations.texts:
        rubric = with_translations(rubric, translations.texts)
    return Scenario(
        id=head.scenario,
        title=head.title,
        language=head.language,
        minutes=head.minutes,
        setting=head.place,
        briefing=head.briefing,
        cast=built.cast,
        facts=built.facts,
        causes=built.context.causes,
        start=built.start,
        scenes=built.scenes,
        endings=built.context.endings,
        rubric=rubric,
        texts=sources | library_texts(built.context.library_texts, head.language),
        translations={
            language: library_texts(built.context.library_texts, language) | dict(texts)
            for language, texts in translations.texts.items()
        },
        stale=translations.stale,
        derived=frozenset(built.context.derived),
        hash=bundle_hash(bundle.files),
        bundle=dict(sorted(bundle.files.items())),
        folder=bundle.folder,
        objects={id: thing for id, thing in built.context.objects.items() if thing is not None},
        properties=built.world.properties,
        zones=built.context.zones,
        hands=head.hands,
        tasks=built.tasks,
        monitors=built.monitors,
    )


def _required(loaded: Loaded, language: str | None) -> tuple[Scenario, tuple[Diagnostic, ...]]:
    if loaded.scenario is None:
        raise SimkitError(loaded.errors)
    scenario = loaded.scenario
    if language is not None and language not in scenario.languages:
        place = Place(str(Path(scenario.folder) / MAIN)) if scenario.folder else None
        values = {"language": language, "languages": listed(scenario.languages)}
        raise SimkitError(diagnostic("SK5007", place, **values))
    return scenario, loaded.diagnostics


def _with_folder(scenario: Scenario, folder: str) -> Scenario:
    return replace(scenario, folder=folder)


def _ordered(found: list[Diagnostic], bundle: Bundle) -> tuple[Diagnostic, ...]:
    """The scenario's own file first, then by place."""
    main = bundle.shown(bundle.main)

    def key(one: Diagnostic) -> tuple[bool, str, int, int, str]:
        place = one.place or Place(main)
        return place.file != main, place.file, place.line, place.col, one.code

    return tuple(sorted(found, key=key))
