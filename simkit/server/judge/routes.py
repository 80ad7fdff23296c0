"""All routes of the room, on its one router."""

from simkit.server.judge import appeal_routes, calibration_routes, judge_routes, second_routes
from simkit.server.judge.router import router

__all__ = ["appeal_routes", "calibration_routes", "judge_routes", "router", "second_routes"]
