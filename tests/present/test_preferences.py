"""The small file in which somebody's settings are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from simkit.errors import SimkitError
from simkit.present.preferences import FILE, Preferences, keep_preferences, read_preferences
from simkit.record import Home


def test_what_is_kept_is_read_again_and_a_new_home_has_the_usual_settings(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert read_preferences(home).preferences == Preferences()
    assert not home.path.exists(), "reading makes nothing"
    wanted = Preferences(language="nl", text_scale=200, contrast="high", movement="still", time_limits=0)
    keep_preferences(home, wanted)
    assert read_preferences(home).preferences == wanted
    assert read_preferences(home).note is None
    assert [one.name for one in home.path.glob(f"{FILE}*")] == [FILE]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"text_scale": 130}',
        b'{"contrast": "loud"}',
        b'{"time_limits": "long"}',
        b"[" * 50_000,
        b'{"language": "' + b"n" * 30_000 + b'"}',
    ],
    ids=["empty", "cut", "list", "no-text", "size", "contrast", "limits", "deep", "large"],
)
def test_a_damaged_file_gives_the_usual_settings_and_says_so(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    kept = read_preferences(Home(tmp_path))
    assert kept.preferences == Preferences()
    assert kept.note is not None
    assert kept.note.code == "SK8532"
    assert FILE in kept.note.message("nl")
    keep_preferences(Home(tmp_path), Preferences(text_scale=150))
    assert read_preferences(Home(tmp_path)).preferences.text_scale == 150


def test_a_file_of_a_later_version_keeps_what_is_known_here(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"text_scale": 150, "smell": "off"}', encoding="utf-8")
    kept = read_preferences(Home(tmp_path))
    assert kept.note is None
    assert kept.preferences == Preferences(text_scale=150)


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    (tmp_path / FILE / "full").touch()
    with pytest.raises(SimkitError) as caught:
        keep_preferences(Home(tmp_path), Preferences())
    assert caught.value.code == "SK8533"
