"""The OpenXR runtime of this computer: is it there, what is it, and what its failures mean in plain words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import xr

from simkit.errors import Diagnostic, SimkitError, diagnostic

_GONE: Final = (xr.InstanceLostError, xr.SessionLostError, xr.RuntimeFailureError, xr.RuntimeUnavailableError)


@dataclass(frozen=True, slots=True)
class Headset:
    """What answered."""

    runtime: str
    version: str
    system: str
    """What the runtime calls the headset."""


class Runtime:
    """An instance with a headset's system. One a process: close it before another is made.

    Raises SimkitError: SK8701 no runtime answers, SK8702 it knows no headset now, SK8703 it cannot show OpenGL.
    """

    def __init__(self) -> None:
        extension = xr.KHR_OPENGL_ENABLE_EXTENSION_NAME
        try:
            known = {one.extension_name.decode() for one in xr.enumerate_instance_extension_properties()}
        except xr.XrException as error:
            raise SimkitError(diagnostic("SK8701", reason=plain(error))) from error
        if extension not in known:
            raise SimkitError(diagnostic("SK8703"))
        try:
            self.instance: Any = xr.create_instance(
                xr.InstanceCreateInfo(
                    application_info=xr.ApplicationInfo("simkit", 1, "Panda3D", 1, xr.Version(1, 0, 0)),
                    enabled_extension_names=[extension],
                )
            )
        except xr.XrException as error:
            raise SimkitError(diagnostic("SK8701", reason=plain(error))) from error
        try:
            self.system: Any = xr.get_system(
                self.instance, xr.SystemGetInfo(form_factor=xr.FormFactor.HEAD_MOUNTED_DISPLAY)
            )
            self.headset = self._headset()
        except xr.XrException as error:
            self.close()
            if isinstance(error, xr.FormFactorUnavailableError):
                raise SimkitError(diagnostic("SK8702")) from error
            raise SimkitError(diagnostic("SK8701", reason=plain(error))) from error

    def _headset(self) -> Headset:
        about = xr.get_instance_properties(self.instance)
        system = xr.get_system_properties(self.instance, self.system)
        version = xr.Version(about.runtime_version)
        return Headset(
            _text(about.runtime_name),
            f"{version.major}.{version.minor}.{version.patch}",
            _text(system.system_name),
        )

    def close(self) -> None:
        quietly(lambda: xr.destroy_instance(self.instance))


def find_headset() -> Headset:
    """Ask and let go again. Raises SimkitError SK8701, SK8702 or SK8703."""
    runtime = Runtime()
    runtime.close()
    return runtime.headset


def gone(error: BaseException) -> bool:
    """Whether the runtime, or the way to it, is no longer there."""
    return isinstance(error, _GONE)


def lost(error: BaseException) -> Diagnostic:
    return diagnostic("SK8704", reason=plain(error))


def plain(error: BaseException) -> str:
    """An OpenXR failure by its name, as one finds it on the web."""
    name = type(error).__name__.removesuffix("Error")
    return name or str(error)


def quietly(act: Callable[[], object]) -> None:
    """For tearing down what may already be gone."""
    try:
        act()
    except xr.XrException:
        return


def _text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
