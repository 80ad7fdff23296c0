"""The union of all event kinds."""

from __future__ import annotations

from simkit.events.cancelled import Cancelled
from simkit.events.changed import Changed
from simkit.events.chosen import Chosen
from simkit.events.closed import Closed
from simkit.events.did import Did
from simkit.events.ended import Ended
from simkit.events.entered import Entered
from simkit.events.entered_zone import EnteredZone
from simkit.events.evidenced import Evidenced
from simkit.events.felt import Felt
from simkit.events.filled import Filled
from simkit.events.halted import Halted
from simkit.events.hinted import Hinted
from simkit.events.inspected import Inspected
from simkit.events.interrupted import Interrupted
from simkit.events.left import Left
from simkit.events.near_miss import NearMiss
from simkit.events.opened import Opened
from simkit.events.passed_over import PassedOver
from simkit.events.prompted import Prompted
from simkit.events.region_began import RegionBegan
from simkit.events.region_ended import RegionEnded
from simkit.events.reported import Reported
from simkit.events.said import Said
from simkit.events.sent import Sent
from simkit.events.settings_changed import SettingsChanged
from simkit.events.step_done import StepDone
from simkit.events.step_error import StepError
from simkit.events.step_possible import StepPossible
from simkit.events.task_began import TaskBegan
from simkit.events.task_done import TaskDone
from simkit.events.task_failed import TaskFailed
from simkit.events.timed_out import TimedOut
from simkit.events.timer_fired import TimerFired
from simkit.events.timer_set import TimerSet
from simkit.events.varied import Varied
from simkit.events.violated import Violated
from simkit.events.waited import Waited
from simkit.events.watched import Watched
from simkit.events.watching import Watching

Event = (
    Cancelled
    | Changed
    | Chosen
    | Closed
    | Did
    | Ended
    | Entered
    | EnteredZone
    | Evidenced
    | Felt
    | Filled
    | Halted
    | Hinted
    | Inspected
    | Interrupted
    | Left
    | NearMiss
    | Opened
    | PassedOver
    | Prompted
    | RegionBegan
    | RegionEnded
    | Reported
    | Said
    | Sent
    | SettingsChanged
    | StepDone
    | StepError
    | StepPossible
    | TaskBegan
    | TaskDone
    | TaskFailed
    | TimedOut
    | TimerFired
    | TimerSet
    | Varied
    | Violated
    | Waited
    | Watched
    | Watching
)
