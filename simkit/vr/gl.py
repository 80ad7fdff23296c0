"""What OpenXR needs of OpenGL itself: the context Panda3D draws in, and a copy from texture to texture."""

from __future__ import annotations

import ctypes
import sys
from typing import Any, Final

import xr

from simkit.errors import SimkitError, diagnostic

SRGB8_ALPHA8: Final = 0x8C43
_TEXTURE_2D: Final = 0x0DE1


def graphics_binding() -> Any:
    """The context that is current in this thread: after a frame was drawn, Panda3D's. Raises SimkitError SK8705."""
    if sys.platform == "win32":
        from OpenGL import WGL

        context = WGL.wglGetCurrentContext()
        if context:
            return xr.GraphicsBindingOpenGLWin32KHR(h_dc=WGL.wglGetCurrentDC(), h_glrc=context)
    if sys.platform.startswith("linux"):
        from OpenGL import GLX

        context = GLX.glXGetCurrentContext()
        if context:
            return xr.GraphicsBindingOpenGLXlibKHR(
                x_display=GLX.glXGetCurrentDisplay(),
                glx_drawable=GLX.glXGetCurrentDrawable(),
                glx_context=context,
            )
    raise SimkitError(diagnostic("SK8705", reason="no OpenGL context that a headset could share"))


def has_context() -> bool:
    """Whether an OpenGL context is current in this thread."""
    try:
        graphics_binding()
    except SimkitError:
        return False
    return True


def ask_requirements(instance: Any, system: Any) -> None:
    """Which OpenGL the runtime takes. All take what Panda3D makes; but who has not asked is refused."""
    ask = ctypes.cast(
        xr.get_instance_proc_addr(instance, "xrGetOpenGLGraphicsRequirementsKHR"),
        xr.PFN_xrGetOpenGLGraphicsRequirementsKHR,
    )
    answer = xr.GraphicsRequirementsOpenGLKHR()
    failed = xr.check_result(xr.Result(ask(instance, system, ctypes.byref(answer))))
    if failed.is_exception():
        raise failed


class Copier:
    """Copies bytes as they are: no scaling, no colour conversion, and no state of Panda3D's is touched.

    Raises SimkitError SK8705 where the driver has no such copy (OpenGL 4.3).
    """

    def __init__(self) -> None:
        address = _address(b"glCopyImageSubData")
        if not address:
            raise SimkitError(diagnostic("SK8705", reason="OpenGL 4.3 is needed, this driver has less"))
        kind = _function_type()(
            None, *[ctypes.c_uint, ctypes.c_uint, *[ctypes.c_int] * 4] * 2, *[ctypes.c_int] * 3
        )
        self._copy = kind(address)

    def __call__(self, source: int, target: int, width: int, height: int) -> None:
        two = _TEXTURE_2D
        self._copy(source, two, 0, 0, 0, 0, target, two, 0, 0, 0, 0, width, height, 1)


def _function_type() -> Any:
    return getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)


def _address(name: bytes) -> int | None:
    if sys.platform == "win32":
        find: Any = ctypes.WinDLL("opengl32").wglGetProcAddress
    elif sys.platform.startswith("linux"):
        find = ctypes.CDLL("libGL.so.1").glXGetProcAddressARB
    else:
        return None
    find.restype = ctypes.c_void_p
    find.argtypes = [ctypes.c_char_p]
    found = find(name)
    return int(found) if found else None
