"""The union of all event kinds."""

from __future__ import annotations

from simkit.events.changed import Changed
from simkit.events.chosen import Chosen
from simkit.events.closed import Closed
from simkit.events.ended import Ended
from simkit.events.entered import Entered
from simkit.events.evidenced import Evidenced
from simkit.events.felt import Felt
from simkit.events.halted import Halted
from simkit.events.interrupted import Interrupted
from simkit.events.left import Left
from simkit.events.opened import Opened
from simkit.events.passed_over import PassedOver
from simkit.events.prompted import Prompted
from simkit.events.said import Said
from simkit.events.settings_changed import SettingsChanged
from simkit.events.timed_out import TimedOut
from simkit.events.timer_fired import TimerFired
from simkit.events.timer_set import TimerSet
from simkit.events.varied import Varied
from simkit.events.waited import Waited

Event = (
    Changed
    | Chosen
    | Closed
    | Ended
    | Entered
    | Evidenced
    | Felt
    | Halted
    | Interrupted
    | Left
    | Opened
    | PassedOver
    | Prompted
    | Said
    | SettingsChanged
    | TimedOut
    | TimerFired
    | TimerSet
    | Varied
    | Waited
)
