"""Who may judge: trainers, sessions of their own groups; who may appeal: everybody, against their own."""

from simkit.server.access import may, signed_in

_TRAINERS = may("trainer", sees="own groups' sessions")
_CALIBRATING = may("trainer", "designer", sees="own groups' sessions")

RULES = {
    "judge.session": _TRAINERS,
    "judge.judge": _TRAINERS,
    "judge.second": _TRAINERS,
    "judge.second.bulk": _TRAINERS,
    "judge.rate": _TRAINERS,
    "judge.rate.save": _TRAINERS,
    "judge.ratings": _TRAINERS,
    "judge.resolve": _TRAINERS,
    "judge.queue": _TRAINERS,
    "judge.appeals": _TRAINERS,
    "judge.appeal": _TRAINERS,
    "judge.appeal.answer": _TRAINERS,
    "judge.appeal.own": signed_in("own"),
    "judge.appeal.send": signed_in("own"),
    "judge.calibration": _CALIBRATING,
    "judge.calibration.make": _CALIBRATING,
    "judge.calibration.set": _CALIBRATING,
    "judge.calibration.close": _CALIBRATING,
    "judge.calibration.rate": _TRAINERS,
    "judge.calibration.save": _TRAINERS,
}
