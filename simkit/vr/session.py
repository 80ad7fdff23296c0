"""One OpenXR session: its states, its spaces, and the beat of frames that the runtime sets."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Literal

import xr

from simkit.vr.gl import ask_requirements, graphics_binding
from simkit.vr.poses import Fov, Pose, from_xr
from simkit.vr.runtime import Runtime, quietly

Happened = Literal["state", "recentred", "profile", "lost"]
_STEREO: Final = xr.ViewConfigurationType.PRIMARY_STEREO
_SEEN: Final = (xr.SessionState.VISIBLE, xr.SessionState.FOCUSED)
_IDENTITY: Final = xr.Posef()
# Plain numbers: an enumeration's own "and" takes longer than asking the runtime.
TURNED: Final = int(xr.SpaceLocationFlags.ORIENTATION_VALID_BIT)
PLACED: Final = int(xr.SpaceLocationFlags.POSITION_VALID_BIT)
_VIEWS_TURNED: Final = int(xr.ViewStateFlags.ORIENTATION_VALID_BIT)


@dataclass(frozen=True, slots=True)
class Beat:
    """A frame that has begun and must be ended."""

    time: int
    """When it will be seen, nanoseconds on the runtime's clock."""
    period_s: float
    draws: bool
    """Whether anybody sees it."""


@dataclass(frozen=True, slots=True)
class EyeView:
    pose: Pose
    fov: Fov
    raw: Any
    """As the runtime said it: what was drawn must be handed back with it."""


@dataclass(frozen=True, slots=True)
class Looking:
    """Where the head and the eyes are. `placed`: the headset knows where it is, not only how it is turned."""

    head: Pose
    eyes: tuple[EyeView, EyeView]
    placed: bool


class XrSession:
    """In Panda3D's OpenGL context, which must be current. Raises xr.XrException, SimkitError SK8705."""

    def __init__(self, runtime: Runtime) -> None:
        self._instance = runtime.instance
        # Not optional: without having asked, a session is refused.
        ask_requirements(runtime.instance, runtime.system)
        binding = graphics_binding()
        self.handle: Any = xr.create_session(
            runtime.instance, xr.SessionCreateInfo(next=binding, system_id=runtime.system)
        )
        self.state: Any = xr.SessionState.UNKNOWN
        self.running = False
        self.over = False
        """The runtime wants the session to end and not to come back by itself."""
        try:
            views = xr.enumerate_view_configuration_views(runtime.instance, runtime.system, _STEREO)
            self.size = (views[0].recommended_image_rect_width, views[0].recommended_image_rect_height)
            kinds = [xr.ReferenceSpaceType(one) for one in xr.enumerate_reference_spaces(self.handle)]
            self.floor = xr.ReferenceSpaceType.STAGE in kinds
            """Whether height counts from the real floor."""
            self.space = self._reference(
                xr.ReferenceSpaceType.STAGE if self.floor else xr.ReferenceSpaceType.LOCAL
            )
            self._local = self._reference(xr.ReferenceSpaceType.LOCAL)
            self._view = self._reference(xr.ReferenceSpaceType.VIEW)
        except BaseException:
            self.close()
            raise
        self._layer: Any = None
        self._layered: object = None
        self._where = xr.ViewLocateInfo(view_configuration_type=_STEREO, space=self.space)

    # states

    @property
    def seen(self) -> bool:
        return self.running and self.state in _SEEN

    @property
    def focused(self) -> bool:
        return self.running and self.state == xr.SessionState.FOCUSED

    def poll(self) -> list[Happened]:
        """What happened since the last call. Sessions are begun and ended here as the runtime asks."""
        happened: list[Happened] = []
        for event in self._events():
            match xr.StructureType(event.type):
                case xr.StructureType.EVENT_DATA_SESSION_STATE_CHANGED:
                    self._entered(xr.SessionState(_as(event, xr.EventDataSessionStateChanged).state))
                    happened.append("state")
                case xr.StructureType.EVENT_DATA_REFERENCE_SPACE_CHANGE_PENDING:
                    happened.append("recentred")
                case xr.StructureType.EVENT_DATA_INTERACTION_PROFILE_CHANGED:
                    happened.append("profile")
                case xr.StructureType.EVENT_DATA_INSTANCE_LOSS_PENDING:
                    happened.append("lost")
        return happened

    def _events(self) -> Iterator[Any]:
        while True:
            try:
                yield xr.poll_event(self._instance)
            except xr.EventUnavailable:
                return

    def _entered(self, state: Any) -> None:
        self.state = state
        if state == xr.SessionState.READY:
            xr.begin_session(self.handle, xr.SessionBeginInfo(primary_view_configuration_type=_STEREO))
            self.running = True
        elif state == xr.SessionState.STOPPING:
            self.running = False
            xr.end_session(self.handle)
        elif state in (xr.SessionState.EXITING, xr.SessionState.LOSS_PENDING):
            self.running = False
            self.over = True

    # frames

    def begin(self) -> Beat:
        """Waits until the runtime wants the next frame. Only while running."""
        waited = xr.wait_frame(self.handle, xr.FrameWaitInfo())
        # Where an error left the frame before unfinished, that one is discarded; this one has begun all the same.
        with suppress(xr.FrameDiscarded):
            xr.begin_frame(self.handle, xr.FrameBeginInfo())
        period = waited.predicted_display_period / 1e9
        return Beat(waited.predicted_display_time, period, bool(waited.should_render))

    def end(self, beat: Beat, eyes: Sequence[tuple[EyeView, Any, tuple[int, int]]] = ()) -> None:
        """`eyes`: what each was drawn with, its swapchain and size; none where nothing was drawn."""
        layers: list[Any] = []
        if eyes:
            layer = self._layer_of(eyes)
            layers = [ctypes.byref(layer)]
        xr.end_frame(
            self.handle,
            xr.FrameEndInfo(
                display_time=beat.time,
                environment_blend_mode=xr.EnvironmentBlendMode.OPAQUE,
                layers=layers,
            ),
        )

    def _layer_of(self, eyes: Sequence[tuple[EyeView, Any, tuple[int, int]]]) -> Any:
        """What was drawn, as the runtime takes it: made once, then only told where from."""
        kept = tuple((id(swapchain), size) for _, swapchain, size in eyes)
        if kept != self._layered:
            self._layered = kept
            self._layer = xr.CompositionLayerProjection(
                space=self.space,
                views=[
                    xr.CompositionLayerProjectionView(
                        pose=view.raw.pose,
                        fov=view.raw.fov,
                        sub_image=xr.SwapchainSubImage(
                            swapchain=swapchain,
                            image_rect=xr.Rect2Di(offset=xr.Offset2Di(0, 0), extent=xr.Extent2Di(*size)),
                        ),
                    )
                    for view, swapchain, size in eyes
                ],
            )
            return self._layer
        for number, (view, _, _) in enumerate(eyes):
            one = self._layer._views[number]
            one.pose, one.fov = view.raw.pose, view.raw.fov
        return self._layer

    def looking(self, beat: Beat) -> Looking | None:
        """Where the trainee looks from when this frame is seen; None while the headset does not know."""
        state, views = xr.locate_views(self.handle, self._where_at(beat))
        where = xr.locate_space(self._view, self.space, beat.time)
        flags = int(where.location_flags)
        if not flags & TURNED or not int(state.view_state_flags) & _VIEWS_TURNED:
            return None
        head = posed(where.pose)
        eyes = [posed(one.pose) for one in views]
        if head is None or len(eyes) != 2 or eyes[0] is None or eyes[1] is None:
            return None
        left, right = (
            EyeView(
                pose,
                Fov.of_angles(one.fov.angle_left, one.fov.angle_right, one.fov.angle_up, one.fov.angle_down),
                one,
            )
            for pose, one in zip((eyes[0], eyes[1]), views, strict=True)
        )
        return Looking(head, (left, right), bool(flags & PLACED))

    def _where_at(self, beat: Beat) -> Any:
        self._where.display_time = beat.time
        return self._where

    # the end

    def ask_to_end(self) -> None:
        """Go on with frames until `over`."""
        quietly(lambda: xr.request_exit_session(self.handle))

    def close(self) -> None:
        quietly(lambda: xr.destroy_session(self.handle))

    def _reference(self, kind: Any) -> Any:
        return xr.create_reference_space(
            self.handle,
            xr.ReferenceSpaceCreateInfo(reference_space_type=kind, pose_in_reference_space=_IDENTITY),
        )


def posed(pose: Any) -> Pose | None:
    place, turn = pose.position, pose.orientation
    return from_xr((place.x, place.y, place.z), (turn.x, turn.y, turn.z, turn.w))


def _as(event: Any, kind: Any) -> Any:
    return ctypes.cast(ctypes.byref(event), ctypes.POINTER(kind)).contents
