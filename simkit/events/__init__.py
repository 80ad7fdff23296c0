"""The journal's vocabulary: acts that come in, events that happened. One file an event kind."""

from simkit.events.act import Act, ChangeSettings, Choose, Clock
from simkit.events.changed import Changed
from simkit.events.chosen import Chosen
from simkit.events.closed import Closed
from simkit.events.codec import act_from_data, data_of, event_from_data
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
from simkit.events.union import Event
from simkit.events.varied import Varied
from simkit.events.waited import Waited

__all__ = [
    "Act",
    "ChangeSettings",
    "Changed",
    "Choose",
    "Chosen",
    "Clock",
    "Closed",
    "Ended",
    "Entered",
    "Event",
    "Evidenced",
    "Felt",
    "Halted",
    "Interrupted",
    "Left",
    "Opened",
    "PassedOver",
    "Prompted",
    "Said",
    "SettingsChanged",
    "TimedOut",
    "TimerFired",
    "TimerSet",
    "Varied",
    "Waited",
    "act_from_data",
    "data_of",
    "event_from_data",
]
