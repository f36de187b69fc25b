"""The values that windows show, in one place: they need not know which floor a value comes from."""

from k2desk.store.records import AccountContents as AccountContents
from k2desk.store.records import AccountRecord as AccountRecord
from k2desk.store.records import AddressRecord as AddressRecord
from k2desk.store.records import CheckRecord as CheckRecord
from k2desk.store.records import Origin as Origin
from k2desk.store.records import Outcome as Outcome
from k2desk.store.records import State as State
from k2desk.store.records import SubscriptionRecord as SubscriptionRecord
from k2desk.store.records import Trouble as Trouble
from k2desk.store.settings import Settings as Settings
