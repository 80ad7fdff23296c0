"""The two controllers as the runtime tells of them: where they point, and what is pressed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Literal

import xr

from simkit.vr.poses import Pose
from simkit.vr.profiles import KINDS, PROFILES, Name, Profile, profile_at
from simkit.vr.runtime import quietly
from simkit.vr.session import PLACED, TURNED, posed

Side = Literal["left", "right"]
SIDES: Final[tuple[Side, Side]] = ("left", "right")
_THERE: Final = TURNED | PLACED
TICK_S: Final = 0.02
TICK_STRENGTH: Final = 0.35
_TYPES: Final = {
    "float": xr.ActionType.FLOAT_INPUT,
    "boolean": xr.ActionType.BOOLEAN_INPUT,
    "stick": xr.ActionType.VECTOR2F_INPUT,
    "pose": xr.ActionType.POSE_INPUT,
    "vibration": xr.ActionType.VIBRATION_OUTPUT,
}


@dataclass(frozen=True, slots=True)
class Hand:
    """A controller in one frame. Without `aim` it is not there: off, asleep, or out of sight."""

    side: Side
    aim: Pose | None = None
    grip: Pose | None = None
    trigger: float = 0.0
    squeeze: float = 0.0
    stick: tuple[float, float] = (0.0, 0.0)
    press: bool = False
    menu: bool = False

    @property
    def there(self) -> bool:
        return self.aim is not None


class Hands:
    """Made once a session, before its first frame: after that the runtime takes no more actions."""

    def __init__(self, instance: Any, session: Any) -> None:
        self._instance, self._session = instance, session
        self._paths = {side: xr.string_to_path(instance, f"/user/hand/{side}") for side in SIDES}
        self._set = xr.create_action_set(
            instance,
            xr.ActionSetCreateInfo(
                action_set_name="practice", localized_action_set_name="Practice", priority=0
            ),
        )
        self._actions: dict[Name, Any] = {
            name: xr.create_action(
                self._set,
                xr.ActionCreateInfo(
                    action_name=name,
                    action_type=_TYPES[kind],
                    subaction_paths=list(self._paths.values()),
                    localized_action_name=name.capitalize(),
                ),
            )
            for name, kind in KINDS.items()
        }
        for profile in PROFILES:
            self._suggest(profile)
        xr.attach_session_action_sets(session, xr.SessionActionSetsAttachInfo(action_sets=[self._set]))
        self._spaces = {
            (name, side): xr.create_action_space(
                session, xr.ActionSpaceCreateInfo(action=self._actions[name], subaction_path=path)
            )
            for name in ("aim", "grip")
            for side, path in self._paths.items()
        }
        self._asks = {
            (name, side): xr.ActionStateGetInfo(action=action, subaction_path=path)
            for name, action in self._actions.items()
            for side, path in self._paths.items()
        }
        self._sync = xr.ActionsSyncInfo(
            active_action_sets=[xr.ActiveActionSet(action_set=self._set, subaction_path=xr.NULL_PATH)]
        )
        self.profiles: dict[Side, Profile | None] = dict.fromkeys(SIDES)

    def _suggest(self, profile: Profile) -> None:
        bindings = [
            xr.ActionSuggestedBinding(self._actions[name], xr.string_to_path(self._instance, path))
            for name, path in profile.bindings()
        ]
        # A runtime that does not know a controller refuses its bindings; it then never reports one.
        quietly(
            lambda: xr.suggest_interaction_profile_bindings(
                self._instance,
                xr.InteractionProfileSuggestedBinding(
                    interaction_profile=xr.string_to_path(self._instance, profile.path),
                    suggested_bindings=bindings,
                ),
            )
        )

    def identify(self) -> None:
        """Look again which controllers these are: after the runtime said that it changed."""
        for side, path in self._paths.items():
            self.profiles[side] = None
            with suppress(xr.PathUnsupportedError, xr.ValidationFailureError):
                found = xr.get_current_interaction_profile(self._session, path).interaction_profile
                if found != xr.NULL_PATH:
                    self.profiles[side] = profile_at(xr.path_to_string(self._instance, found))

    def read(self, space: Any, time: int) -> tuple[Hand, Hand]:
        """Left and right, as they will be at `time`. While something else has the focus neither is there."""
        try:
            xr.sync_actions(self._session, self._sync)
        except xr.SessionNotFocused:
            return Hand("left"), Hand("right")
        return self._hand("left", space, time), self._hand("right", space, time)

    def _hand(self, side: Side, space: Any, time: int) -> Hand:
        aim = self._pose("aim", side, space, time)
        if aim is None:
            return Hand(side)
        x, y = self._stick(side)
        press = self._boolean("press", side)
        profile = self.profiles[side]
        if profile is not None and profile.pad:
            # A thumb that rests on a pad means nothing; pressed at its edge it is a stick, in its middle a button.
            edge = press and max(abs(x), abs(y)) > 0.5
            x, y, press = (x, y, False) if edge else (0.0, 0.0, press)
        return Hand(
            side,
            aim=aim,
            grip=self._pose("grip", side, space, time),
            trigger=self._float("select", side),
            squeeze=self._float("squeeze", side),
            stick=(x, y),
            press=press,
            menu=self._boolean("menu", side),
        )

    def tick(self, side: Side) -> None:
        """A short touch to the hand; where nothing can vibrate, nothing happens."""
        quietly(
            lambda: xr.apply_haptic_feedback(
                self._session,
                xr.HapticActionInfo(action=self._actions["haptic"], subaction_path=self._paths[side]),
                xr.HapticVibration(duration=int(TICK_S * 1e9), frequency=0, amplitude=TICK_STRENGTH),
            )
        )

    def _pose(self, name: Name, side: Side, space: Any, time: int) -> Pose | None:
        if not xr.get_action_state_pose(self._session, self._asks[name, side]).is_active:
            return None
        where = xr.locate_space(self._spaces[name, side], space, time)
        return posed(where.pose) if int(where.location_flags) & _THERE == _THERE else None

    def _float(self, name: Name, side: Side) -> float:
        state = xr.get_action_state_float(self._session, self._asks[name, side])
        return float(state.current_state) if state.is_active else 0.0

    def _boolean(self, name: Name, side: Side) -> bool:
        state = xr.get_action_state_boolean(self._session, self._asks[name, side])
        return bool(state.is_active and state.current_state)

    def _stick(self, side: Side) -> tuple[float, float]:
        state = xr.get_action_state_vector2f(self._session, self._asks["stick", side])
        return (float(state.current_state.x), float(state.current_state.y)) if state.is_active else (0.0, 0.0)
