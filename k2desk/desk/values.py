"""The values that windows show, in one place: they need not know which floor a value comes from."""

from k2desk.store.registry import AccountContents as AccountContents
from k2desk.store.registry import AccountRecord as AccountRecord
from k2desk.store.registry import AddressRecord as AddressRecord
from k2desk.store.registry import AlertRecord as AlertRecord
from k2desk.store.registry import CheckRecord as CheckRecord
from k2desk.store.registry import DayMark as DayMark
from k2desk.store.registry import HistoryEvent as HistoryEvent
from k2desk.store.registry import Origin as Origin
from k2desk.store.registry import Outcome as Outcome
from k2desk.store.registry import State as State
from k2desk.store.registry import SubscriptionRecord as SubscriptionRecord
from k2desk.store.registry import Trouble as Trouble
from k2desk.store.settings import Settings as Settings
