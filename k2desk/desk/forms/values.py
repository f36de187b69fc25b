"""The API's values that forms show; apart from those of the list, which the first paint waits for."""

from k2desk.kopokopo.environments import EnvironmentKind as EnvironmentKind
from k2desk.kopokopo.values import SubscriptionRequest as SubscriptionRequest
