"""One database belongs to one home folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from simkit.errors import SimkitError
from simkit.record import Home, Record
from tests.record.conftest import on_postgresql
from tests.record.world import codes_of


def url_of(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'elsewhere.sqlite'}"


def test_a_database_is_refused_from_another_folder_and_taken_from_its_own(tmp_path: Path) -> None:
    url = url_of(tmp_path)
    for _ in range(2):
        with Record.open(tmp_path / "one", url=url) as record:
            id = (tmp_path / "one" / "installation").read_text(encoding="utf-8").strip()
    assert record.home.path == tmp_path / "one"
    with pytest.raises(SimkitError) as caught:
        Record.open(tmp_path / "two", url=url)
    assert caught.value.code == "SK8216"
    assert id in caught.value.diagnostics[0].remedy("en")
    assert not (tmp_path / "two" / "installation").exists()
    (tmp_path / "two" / "installation").write_text(f"{id}\n", encoding="utf-8")
    Record.open(tmp_path / "two", url=url).close()


def test_a_folder_takes_a_new_database_and_keeps_who_it_is(tmp_path: Path) -> None:
    Record.open(tmp_path / "one", url=url_of(tmp_path)).close()
    before = (tmp_path / "one" / "installation").read_text(encoding="utf-8")
    Record.open(tmp_path / "one", url=f"sqlite:///{tmp_path / 'new.sqlite'}").close()
    assert (tmp_path / "one" / "installation").read_text(encoding="utf-8") == before
    Record.open(tmp_path / "one", url=url_of(tmp_path)).close()


def test_a_restored_folder_goes_with_its_database(tmp_path: Path) -> None:
    Record.open(tmp_path / "one", url=url_of(tmp_path)).close()
    shutil.copytree(tmp_path / "one", tmp_path / "restored")
    Record.open(tmp_path / "restored", url=url_of(tmp_path)).close()


def test_sqlite_in_its_own_folder_needs_none_of_it(tmp_path: Path) -> None:
    Record.open(tmp_path / "one").close()
    shutil.move(tmp_path / "one", tmp_path / "two")
    Record.open(tmp_path / "two").close()
    assert not (tmp_path / "two" / "installation").exists()


@on_postgresql
def test_on_postgresql_too(bare_home: Home, tmp_path: Path) -> None:
    Record.open(bare_home).close()
    Record.open(bare_home).close()
    other = Home(tmp_path / "other", bare_home.url)
    assert codes_of(lambda: Record.open(other)) == ["SK8216"]
