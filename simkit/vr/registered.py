"""Whether this computer names an OpenXR runtime at all: read from where the loader looks, loading nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def registered_runtime() -> str | None:
    """The manifest of the active runtime (OpenXR loader design, "Runtime discovery"); None where there is none."""
    if given := os.environ.get("XR_RUNTIME_JSON"):
        return given if Path(given).is_file() else None
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Khronos\OpenXR\1") as key:
                return str(winreg.QueryValueEx(key, "ActiveRuntime")[0])
        except OSError:
            return None
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    shared = [Path(one) for one in (os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":") if one]
    places = [config, *shared, Path("/usr/local/etc"), Path("/etc"), Path("/usr/share")]
    found = (place / "openxr" / "1" / "active_runtime.json" for place in places)
    return next((str(path) for path in found if path.is_file()), None)
