"""The values of signatures and alerts that windows show: they need not know which floor a value comes from."""

from k2desk.kopokopo.alert_fields import NumberKind as NumberKind
from k2desk.kopokopo.alert_fields import number_kind as number_kind
from k2desk.kopokopo.alert_fields import plain_number as plain_number
from k2desk.kopokopo.alerts import Alert as Alert
from k2desk.kopokopo.alerts import Form as Form
from k2desk.kopokopo.events.bodies import KENYA as KENYA
from k2desk.kopokopo.slips import Slip as Slip
from k2desk.kopokopo.slips import Verdict as Verdict
