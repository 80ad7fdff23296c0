"""The runtime's own pictures, one chain an eye: each frame one of them is filled and handed over."""

from __future__ import annotations

from typing import Any

import xr

from simkit.errors import SimkitError, diagnostic
from simkit.vr.gl import SRGB8_ALPHA8, Copier
from simkit.vr.runtime import quietly


class Swapchain:
    """Raises SimkitError SK8705 where the runtime takes no sRGB pictures."""

    def __init__(self, session: Any, width: int, height: int) -> None:
        # What Panda3D draws is sRGB-encoded already: any other format would show it pale.
        if SRGB8_ALPHA8 not in list(xr.enumerate_swapchain_formats(session)):
            raise SimkitError(diagnostic("SK8705", reason="the runtime takes no 8-bit sRGB pictures"))
        self.size = width, height
        self.handle: Any = xr.create_swapchain(
            session,
            xr.SwapchainCreateInfo(
                usage_flags=xr.SwapchainUsageFlags.COLOR_ATTACHMENT_BIT
                | xr.SwapchainUsageFlags.SAMPLED_BIT
                | xr.SwapchainUsageFlags.TRANSFER_DST_BIT,
                format=SRGB8_ALPHA8,
                sample_count=1,
                width=width,
                height=height,
                face_count=1,
                array_size=1,
                mip_count=1,
            ),
        )
        images = xr.enumerate_swapchain_images(self.handle, xr.SwapchainImageOpenGLKHR)
        self.images: list[int] = [int(one.image) for one in images]
        self._wait = xr.SwapchainImageWaitInfo(timeout=xr.INFINITE_DURATION)
        self._release = xr.SwapchainImageReleaseInfo()

    def fill(self, texture: int, copy: Copier) -> int:
        """From a texture of the same size, by its OpenGL name; the name of the picture that was filled."""
        index: int = xr.acquire_swapchain_image(self.handle)
        xr.wait_swapchain_image(self.handle, self._wait)
        try:
            copy(texture, self.images[index], *self.size)
        finally:
            xr.release_swapchain_image(self.handle, self._release)
        return self.images[index]

    def close(self) -> None:
        quietly(lambda: xr.destroy_swapchain(self.handle))
