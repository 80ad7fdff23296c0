"""Pieces that several screens are made of."""

from __future__ import annotations

from simkit.stage.panels.element import Element, Live
from simkit.stage.panels.picture import icon
from simkit.stage.panels.screens.data import Access, Command, Mode, Setting
from simkit.stage.panels.screens.strings import say
from simkit.stage.panels.theme import TEXT_SCALES

MODE_ICONS = {"practice": "shield", "class": "people", "assessment": "star"}


def glyph(name: str, ink: str = "text", *, style: str = "icon") -> Element:
    return Element("run", style=style, picture=icon(name, ink))


def text(words: str, style: str = "", *, name: str = "", live: Live = "off") -> Element:
    return Element("text", name=name, text=words, style=style, live=live)


def heading(words: str, style: str = "", *, name: str = "") -> Element:
    return Element("heading", name=name, text=words, style=style)


def group(*children: Element | None, style: str = "stack", name: str = "", label: str = "") -> Element:
    kept = tuple(child for child in children if child is not None)
    return Element("group", name=name, style=style, label=label, children=kept)


def button(
    name: str,
    words: str,
    act: object,
    *,
    label: str = "",
    style: str = "",
    symbol: str = "",
    chosen: bool | None = None,
) -> Element:
    ink = "on-accent" if "main" in style.split() else "text"
    # What is on is told by its tick, not by its colour alone.
    symbol = "tick" if chosen else symbol
    ink = "accent" if chosen else ink
    children = ((glyph(symbol, ink),) if symbol else ()) + (Element("run", text=words, style="button-text"),)
    return Element(
        "button", name=name, label=label or words, act=act, style=style, chosen=chosen, children=children
    )


def command(name: str, language: str, *, style: str = "", symbol: str = "", words: str = "") -> Element:
    """A button of the interface itself, named by its command, and worded by it unless `words` is another key."""
    return button(name, say(language, words or name), Command(name), style=style, symbol=symbol)


def mode_badge(mode: Mode, language: str) -> Element:
    counts = mode == "assessment"
    words = say(language, f"mode.{mode}.long")
    return Element(
        "text",
        name="mode",
        label=words,
        style="badge counts" if counts else "badge",
        children=(
            glyph(MODE_ICONS[mode], "accent" if counts else "text"),
            Element("run", name="mode.text", text=words, style="badge-text"),
        ),
    )


def settings(access: Access, language: str, *, full: bool = False) -> Element:
    """Language, text size, contrast and sound, each a row with what is on marked; the rest, or the way to it."""
    languages = tuple(
        button(
            f"language.{code}",
            say(language, f"language.{code}"),
            Command("language", code),
            chosen=code == access.language,
        )
        for code in access.languages
    )
    contrasts = tuple(
        button(
            f"contrast.{kind}",
            say(language, f"contrast.{kind}"),
            Command("contrast", kind),
            chosen=kind == access.contrast,
        )
        for kind in ("normal", "high")
    )
    return group(
        _setting("language", languages, language),
        _text_size(access.text_scale, language),
        _setting("contrast", contrasts, language),
        *(_more(one) for one in access.more),
        command("access", language, style="flat", symbol="list") if access.needs and not full else None,
        *(_more(one) for one in access.needs if full),
        style="stack",
        name="settings",
        label=say(language, "settings"),
    )


def _setting(key: str, choices: tuple[Element, ...], language: str) -> Element:
    return _choices(key, say(language, key), choices)


def _more(one: Setting) -> Element:
    choices = tuple(
        button(f"{one.name}.{value}", words, Command(one.name, value), chosen=value == one.chosen)
        for value, words in one.choices
    )
    return _choices(one.name, one.title, choices)


def _choices(key: str, words: str, choices: tuple[Element, ...]) -> Element:
    title = Element("run", text=words, style="setting-title")
    row = Element("group", style="choices", children=choices)
    style = "setting many" if len(choices) > 3 else "setting"
    return Element("list", name=f"set.{key}", label=words, style=style, children=(title, row))


def _text_size(scale: int, language: str) -> Element:
    smaller = max((s for s in TEXT_SCALES if s < scale), default=None)
    larger = min((s for s in TEXT_SCALES if s > scale), default=None)
    title = Element("run", text=say(language, "text-size"), style="setting-title")
    row = Element(
        "group",
        style="choices",
        children=(
            _size_button("smaller", "A", smaller, language, "size-small"),
            Element("run", name="text-size.now", text=f"{scale} %", style="size-now"),
            _size_button("larger", "A", larger, language, "size-large"),
        ),
    )
    return Element(
        "slider",
        name="set.text-size",
        label=f"{say(language, 'text-size')} {scale} %",
        style="setting",
        children=(title, row),
    )


def _size_button(name: str, words: str, scale: int | None, language: str, style: str) -> Element:
    label = say(language, name)
    if scale is None:
        shown = Element("run", text=words, style="button-text")
        return Element("text", name=name, label=label, style=f"button off {style}", children=(shown,))
    return button(name, words, Command("text-size", scale), label=label, style=style)
