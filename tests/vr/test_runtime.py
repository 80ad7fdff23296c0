"""No runtime, no headset, no OpenGL: each said in its own words, none ends anything."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("xr", reason="needs the vr extra (pyopenxr)")
pytest.importorskip("panda3d.core", reason="needs the stage extra")

import xr

from simkit.errors import SimkitError
from simkit.vr import find_headset, gl
from simkit.vr.registered import registered_runtime
from simkit.vr.runtime import lost, plain

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="where Linux keeps its manifest")


def refused() -> str:
    with pytest.raises(SimkitError) as caught:
        find_headset()
    return caught.value.code


@linux
def test_a_computer_that_names_no_runtime_has_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XR_RUNTIME_JSON", str(tmp_path / "none.json"))
    assert registered_runtime() is None
    assert refused() == "SK8701"


@linux
def test_a_runtime_that_is_named_is_found_where_the_loader_looks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("XR_RUNTIME_JSON", raising=False)
    manifest = tmp_path / "openxr" / "1" / "active_runtime.json"
    manifest.parent.mkdir(parents=True)
    manifest.write_text(
        json.dumps({"file_format_version": "1.0.0", "runtime": {"library_path": "nowhere.so"}})
    )
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert registered_runtime() == str(manifest)


def a_runtime(
    monkeypatch: pytest.MonkeyPatch, *, extensions: tuple[bytes, ...], system: Exception
) -> list[str]:
    """What the loader would say with such a runtime; and what was let go of."""
    closed: list[str] = []

    def no_system(*args: Any) -> None:
        raise system

    known = [SimpleNamespace(extension_name=name) for name in extensions]
    monkeypatch.setattr(xr, "enumerate_instance_extension_properties", lambda: known)
    monkeypatch.setattr(xr, "create_instance", lambda info: "instance")
    monkeypatch.setattr(xr, "get_system", no_system)
    monkeypatch.setattr(xr, "destroy_instance", closed.append)
    return closed


def test_a_headset_that_is_off_is_said_to_be_off_and_the_instance_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closed = a_runtime(
        monkeypatch, extensions=(b"XR_KHR_opengl_enable",), system=xr.FormFactorUnavailableError()
    )
    assert refused() == "SK8702"
    assert closed == ["instance"]


def test_a_runtime_without_opengl_is_not_even_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    a_runtime(monkeypatch, extensions=(b"XR_KHR_D3D11_enable",), system=xr.RuntimeFailureError())
    assert refused() == "SK8703"


def test_a_runtime_that_fails_is_named_as_openxr_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    a_runtime(monkeypatch, extensions=(b"XR_KHR_opengl_enable",), system=xr.RuntimeFailureError())
    with pytest.raises(SimkitError) as caught:
        find_headset()
    assert caught.value.code == "SK8701"
    assert "RuntimeFailure" in caught.value.diagnostics[0].message("en")
    assert plain(xr.InstanceLostError()) == "InstanceLost"


def test_a_headset_that_went_is_told_in_both_languages() -> None:
    found = lost(xr.SessionLostError())
    assert found.code == "SK8704"
    assert "SessionLost" in found.message("en")
    assert "verbroken" in found.message("nl")


def test_a_driver_that_is_too_old_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gl, "_address", lambda name: None)
    with pytest.raises(SimkitError) as caught:
        gl.Copier()
    assert caught.value.code == "SK8705"
