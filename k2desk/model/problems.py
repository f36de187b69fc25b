"""Every problem that the program can name, and a problem that happened.

A kind of problem has its code, who can fix it, what the server badge shows, and its actions here. Its words are in
`ui/text`, in the tables that `ui/text/messages` combines.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, replace
from enum import Enum, StrEnum

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.server_kind import ServerKind


class Who(StrEnum):
    """Who can fix it. NOBODY: no fault was found so far."""

    NOBODY = "nobody"
    YOU = "you"
    WEB_DEVELOPER = "web_developer"
    KOPO_KOPO = "kopo_kopo"
    NETWORK = "network"


class ProblemAction(StrEnum):
    """The action of a button below a message. The value is part of the button's object name."""

    TRY_AGAIN = "try_again"
    CHECK_KEYS = "check_keys"
    NETWORK = "network"
    USE_SANDBOX = "use_sandbox"
    USE_LIVE = "use_live"
    ONE_TILL = "one_till"
    REMEMBER = "remember"
    SAVE_KEYS = "save_keys"
    SETTLE = "settle"
    CREATE_AGAIN = "create_again"
    CORRECT = "correct"
    SEND_AGAIN = "send_again"
    COMPARE = "compare"
    LEAVE_OUT = "leave_out"
    SPARE = "spare"
    PUT_BACK = "put_back"
    STOP_LISTENING = "stop_listening"
    SETTINGS = "settings"
    CHECK_ALL = "check_all"
    SAVE_SETTINGS = "save_settings"
    SAVE_REPORT = "save_report"
    ASK_WEBSITE = "ask_website"
    ASK_KOPO_KOPO = "ask_kopo_kopo"
    ASK_HELPER = "ask_helper"
    EDIT = "edit"
    CLEAR = "clear"
    SHOW_WHERE = "show_where"
    ADD_EXISTING = "add_existing"
    NEW = "new"
    FRESH_SAMPLE = "fresh_sample"
    GO_ON = "go_on"
    HELP = "help"
    OPEN_OTHER = "open_other"
    SAVE_ELSEWHERE = "save_elsewhere"
    SUGGEST = "suggest"
    SAVE_LIST = "save_list"
    CHOOSE_COLUMNS = "choose_columns"


_USUAL_ACTIONS = {
    Who.WEB_DEVELOPER: (ProblemAction.ASK_WEBSITE, ProblemAction.TRY_AGAIN),
    Who.KOPO_KOPO: (ProblemAction.ASK_KOPO_KOPO, ProblemAction.TRY_AGAIN),
    Who.NETWORK: (ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER),
    Who.YOU: (ProblemAction.HELP,),
}
"""The actions of a kind that names none: they ask the person who can fix it."""


class _Facts:
    """The arguments of a member of `ProblemKind`."""

    def __init__(
        self,
        code: str,
        who: Who,
        *actions: ProblemAction,
        server: ServerKind = ServerKind.NOT_REACHED,
        blocks: bool = True,
    ) -> None:
        self.code = code
        self.who = who
        self.actions = actions or _USUAL_ACTIONS[who]
        self.server = server
        self.blocks = blocks


class ProblemKind(Enum):
    """One member for each problem.

    `code` is shown beside the message and stored in files; it never changes and is never reused for another problem.
    `who` can fix it. `actions` are offered below the message. `server` is the server badge if this is the newest
    finding. A kind with `blocks` false is a warning.
    """

    NO_INTERNET = _Facts("K-01", Who.NETWORK, ProblemAction.TRY_AGAIN)
    NOT_ANSWERING = _Facts("K-02", Who.KOPO_KOPO, ProblemAction.TRY_AGAIN, ProblemAction.ASK_KOPO_KOPO)
    TOOK_TOO_LONG = _Facts("K-03", Who.KOPO_KOPO, ProblemAction.TRY_AGAIN)
    KEYS_REFUSED = _Facts("K-04", Who.YOU, ProblemAction.CHECK_KEYS)
    KEYS_OF_OTHER_ENVIRONMENT = _Facts("K-05", Who.YOU, ProblemAction.USE_SANDBOX)
    SIGNED_OUT = _Facts("K-06", Who.YOU, ProblemAction.CHECK_KEYS)
    NOT_ALLOWED = _Facts("K-07", Who.KOPO_KOPO, ProblemAction.ASK_KOPO_KOPO, ProblemAction.TRY_AGAIN)
    UNKNOWN_TILL = _Facts("K-08", Who.YOU, ProblemAction.CORRECT, ProblemAction.EDIT)
    ODD_TILL = _Facts("K-09", Who.YOU, ProblemAction.EDIT)
    NOT_HTTPS = _Facts("K-10", Who.YOU, ProblemAction.ASK_WEBSITE, ProblemAction.EDIT)
    NOT_PUBLIC = _Facts("K-11", Who.YOU, ProblemAction.ASK_WEBSITE, ProblemAction.EDIT, server=ServerKind.NOT_PUBLIC)
    CERTIFICATE_ENDED = _Facts("K-12", Who.WEB_DEVELOPER, server=ServerKind.CERTIFICATE_ENDED)
    CERTIFICATE_INCOMPLETE = _Facts("K-13", Who.WEB_DEVELOPER, server=ServerKind.CERTIFICATE_INCOMPLETE)
    PAGE_NOT_FOUND = _Facts("K-14", Who.WEB_DEVELOPER, server=ServerKind.ERROR)
    SERVER_ERROR = _Facts("K-15", Who.WEB_DEVELOPER, server=ServerKind.ERROR)
    NOT_CONFIRMED = _Facts("K-16", Who.YOU, ProblemAction.SETTLE, ProblemAction.ASK_KOPO_KOPO)
    ALREADY_THERE = _Facts("K-17", Who.YOU, ProblemAction.LEAVE_OUT, ProblemAction.SPARE)
    SUBSCRIPTION_NOT_FOUND = _Facts(
        "K-18", Who.KOPO_KOPO, ProblemAction.CREATE_AGAIN, ProblemAction.CHECK_KEYS, ProblemAction.ASK_KOPO_KOPO
    )
    PASSWORD_STORE_CLOSED = _Facts(
        "K-19",
        Who.YOU,
        ProblemAction.SAVE_KEYS,
        ProblemAction.REMEMBER,
        ProblemAction.TRY_AGAIN,
        ProblemAction.CHECK_KEYS,
    )
    LIST_NOT_SAVED = _Facts("K-20", Who.YOU, ProblemAction.TRY_AGAIN, ProblemAction.SAVE_LIST)
    WRONG_DATE = _Facts("K-21", Who.YOU, ProblemAction.TRY_AGAIN)
    SLOW_DOWN = _Facts("K-22", Who.KOPO_KOPO, ProblemAction.TRY_AGAIN)
    WIFI_SIGN_IN = _Facts("K-23", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    KOPO_KOPO_MOVED = _Facts("K-24", Who.KOPO_KOPO, ProblemAction.ASK_KOPO_KOPO)
    UNEXPECTED = _Facts("K-25", Who.YOU, ProblemAction.SAVE_REPORT)
    KOPO_KOPO_BUSY = _Facts("K-26", Who.KOPO_KOPO, ProblemAction.SEND_AGAIN)
    CREATE_REFUSED = _Facts("K-27", Who.YOU, ProblemAction.CORRECT, ProblemAction.ASK_KOPO_KOPO)
    PROXY_PASSWORD = _Facts("K-28", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    NO_ADDRESS = _Facts("K-29", Who.YOU, ProblemAction.ASK_WEBSITE, ProblemAction.EDIT)
    PASSWORD_IN_ADDRESS = _Facts("K-30", Who.YOU, ProblemAction.ASK_WEBSITE, ProblemAction.EDIT)
    NO_EVENT = _Facts("K-31", Who.YOU, ProblemAction.EDIT)
    NO_CLIENT_ID = _Facts("K-32", Who.YOU, ProblemAction.SHOW_WHERE, ProblemAction.EDIT)
    ALREADY_OPEN = _Facts("K-33", Who.YOU, ProblemAction.TRY_AGAIN)
    NO_CLIENT_SECRET = _Facts("K-34", Who.YOU, ProblemAction.SHOW_WHERE, ProblemAction.EDIT)
    NEWER_LIST = _Facts("K-35", Who.YOU, ProblemAction.ASK_HELPER)
    DAMAGED_LIST = _Facts("K-36", Who.YOU, ProblemAction.ASK_HELPER)
    INCOMPLETE_ADDRESS = _Facts("K-37", Who.YOU, ProblemAction.ASK_WEBSITE, ProblemAction.EDIT)
    DAMAGED_SETTINGS = _Facts("K-38", Who.YOU, ProblemAction.SETTINGS)
    UNREADABLE_SETTINGS = _Facts("K-39", Who.YOU, ProblemAction.SETTINGS)
    NOT_OF_THIS_ACCOUNT = _Facts("K-40", Who.YOU, ProblemAction.EDIT, ProblemAction.ASK_KOPO_KOPO)
    PRACTICE_NOT_STARTED = _Facts("K-41", Who.YOU, ProblemAction.TRY_AGAIN, ProblemAction.SAVE_REPORT)
    UNSAFE_CONNECTION = _Facts("K-42", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    WHOLE_BUSINESS_HAS_IT = _Facts("K-43", Who.YOU, ProblemAction.SPARE)
    PRETEND_ADDRESS = _Facts("K-44", Who.YOU, ProblemAction.ASK_WEBSITE, ProblemAction.EDIT)
    WRONG_CLOCK = _Facts("K-45", Who.YOU, ProblemAction.TRY_AGAIN, blocks=False)
    DIFFERS_FROM_SENT = _Facts("K-46", Who.YOU, ProblemAction.EDIT, ProblemAction.ASK_KOPO_KOPO, blocks=False)
    NO_KEYS = _Facts("K-47", Who.YOU, ProblemAction.CHECK_KEYS)
    IN_LIST_ALREADY = _Facts("K-49", Who.YOU, ProblemAction.EDIT)
    NOT_SENT = _Facts("K-50", Who.YOU, ProblemAction.SEND_AGAIN, ProblemAction.CORRECT)
    CHANGED = _Facts("K-51", Who.YOU, ProblemAction.COMPARE)
    NOT_ACTIVE = _Facts("K-52", Who.KOPO_KOPO, ProblemAction.ASK_KOPO_KOPO, ProblemAction.TRY_AGAIN)
    NAME_NOT_KNOWN = _Facts("K-53", Who.WEB_DEVELOPER, server=ServerKind.NAME_NOT_FOUND)
    CONNECTION_REFUSED = _Facts("K-54", Who.WEB_DEVELOPER)
    NO_CONNECTION_IN_TIME = _Facts("K-55", Who.WEB_DEVELOPER)
    ONLY_IPV6_UNTESTED = _Facts("K-56", Who.NETWORK, ProblemAction.ASK_WEBSITE, ProblemAction.TRY_AGAIN)
    CERTIFICATE_NOT_YET = _Facts("K-57", Who.WEB_DEVELOPER, server=ServerKind.CERTIFICATE_NOT_YET)
    CERTIFICATE_WRONG_NAME = _Facts("K-58", Who.WEB_DEVELOPER, server=ServerKind.CERTIFICATE_WRONG_NAME)
    CERTIFICATE_NOT_TRUSTED = _Facts("K-59", Who.WEB_DEVELOPER, server=ServerKind.CERTIFICATE_NOT_TRUSTED)
    CERTIFICATE_ENDS_SOON = _Facts("K-60", Who.WEB_DEVELOPER, blocks=False)
    OLD_TLS = _Facts("K-61", Who.WEB_DEVELOPER, server=ServerKind.NOT_LOCKED)
    NO_TLS = _Facts("K-62", Who.WEB_DEVELOPER, server=ServerKind.NOT_LOCKED)
    REDIRECTS = _Facts(
        "K-63", Who.WEB_DEVELOPER, ProblemAction.ASK_WEBSITE, ProblemAction.TRY_AGAIN, server=ServerKind.ELSEWHERE
    )
    WANTS_SIGN_IN = _Facts("K-64", Who.WEB_DEVELOPER, server=ServerKind.ERROR)
    SAMPLE_REFUSED = _Facts("K-65", Who.WEB_DEVELOPER, server=ServerKind.ERROR)
    ANSWERS_SLOWLY = _Facts("K-66", Who.WEB_DEVELOPER, server=ServerKind.SLOW, blocks=False)
    NEVER_ANSWERED = _Facts("K-67", Who.WEB_DEVELOPER, server=ServerKind.ERROR)
    BROKE_OFF = _Facts("K-68", Who.WEB_DEVELOPER, server=ServerKind.ERROR)
    ENDLESS_ANSWER = _Facts("K-69", Who.WEB_DEVELOPER, blocks=False)
    NOT_A_WEBSITE = _Facts("K-70", Who.WEB_DEVELOPER, server=ServerKind.ERROR)
    FAKE_ACCEPTED = _Facts("K-71", Who.WEB_DEVELOPER, server=ServerKind.ACCEPTS_FAKES)
    FAKE_NOT_REFUSED = _Facts("K-72", Who.WEB_DEVELOPER, server=ServerKind.ERROR, blocks=False)
    NO_API_KEY = _Facts("K-73", Who.YOU, ProblemAction.CHECK_KEYS)
    NAME_NOT_LOOKED_UP = _Facts("K-74", Who.NETWORK, ProblemAction.TRY_AGAIN)
    LOOKALIKE_NAME = _Facts("K-75", Who.YOU, ProblemAction.EDIT, ProblemAction.ASK_WEBSITE, blocks=False)
    BROKEN_SAMPLE = _Facts("K-76", Who.YOU, ProblemAction.FRESH_SAMPLE, ProblemAction.EDIT)
    TOO_LONG = _Facts("K-77", Who.YOU, ProblemAction.EDIT)
    NOT_UTF8 = _Facts("K-78", Who.YOU, ProblemAction.ASK_WEBSITE, blocks=False)
    ONLY_IPV6 = _Facts("K-79", Who.WEB_DEVELOPER, blocks=False)
    INSPECTING_NETWORK = _Facts("K-80", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    FILE_NOT_SAVED = _Facts("K-81", Who.YOU, ProblemAction.TRY_AGAIN)
    FILE_NOT_READ = _Facts("K-82", Who.YOU, ProblemAction.TRY_AGAIN)
    LISTENING_NOT_STARTED = _Facts("K-83", Who.YOU, ProblemAction.EDIT, ProblemAction.TRY_AGAIN)
    NOBODY_NOTIFIED = _Facts("K-84", Who.YOU, ProblemAction.NEW, blocks=False)
    BEHIND_PROXY = _Facts("K-85", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    TILL_ALMOST_KNOWN = _Facts("K-86", Who.YOU, ProblemAction.EDIT, blocks=False)
    NO_TILL_FOUND = _Facts("K-87", Who.YOU, ProblemAction.EDIT)
    TOO_MANY_AT_ONCE = _Facts("K-88", Who.YOU, ProblemAction.EDIT)
    ALL_THERE_ALREADY = _Facts("K-89", Who.YOU, ProblemAction.EDIT)
    NO_SUBSCRIPTION_FOUND = _Facts("K-90", Who.YOU, ProblemAction.EDIT, ProblemAction.ASK_KOPO_KOPO)
    BULK_PAUSED = _Facts("K-91", Who.YOU, ProblemAction.GO_ON)
    OPEN_BUT_NOT_ANSWERING = _Facts("K-92", Who.YOU, ProblemAction.TRY_AGAIN)
    KEY_IN_ADDRESS = _Facts("K-93", Who.YOU, ProblemAction.CLEAR)
    KEY_AS_TILL = _Facts("K-94", Who.YOU, ProblemAction.CLEAR)
    KEY_AS_NAME = _Facts("K-95", Who.YOU, ProblemAction.CLEAR)
    ACCOUNT_LEADS_ELSEWHERE = _Facts("K-97", Who.YOU, ProblemAction.CHECK_KEYS)
    KEYS_OF_OTHER_KOPO_KOPO = _Facts("K-98", Who.YOU, ProblemAction.CHECK_KEYS)
    LIST_IN_USE = _Facts("K-102", Who.YOU, ProblemAction.TRY_AGAIN)
    FOLDER_NOT_WRITABLE = _Facts("K-103", Who.YOU, ProblemAction.ASK_HELPER, ProblemAction.TRY_AGAIN)
    LIST_NOT_GUARDED = _Facts("K-104", Who.YOU, ProblemAction.TRY_AGAIN)
    LIST_MISSING = _Facts("K-105", Who.YOU, ProblemAction.TRY_AGAIN)
    LIST_PARTLY_UNREADABLE = _Facts("K-106", Who.YOU, ProblemAction.SETTINGS, ProblemAction.CHECK_ALL)
    EMPTY_LIST_BEGUN = _Facts("K-107", Who.YOU, ProblemAction.ADD_EXISTING, blocks=False)
    SETTINGS_MISSING = _Facts("K-108", Who.YOU, ProblemAction.SETTINGS)
    SETTINGS_NOT_SAVED = _Facts("K-109", Who.YOU, ProblemAction.SAVE_SETTINGS, ProblemAction.ASK_HELPER)
    UNUSABLE_PROXY = _Facts("K-113", Who.NETWORK, ProblemAction.NETWORK, ProblemAction.TRY_AGAIN)
    SOCKS_PROXY = _Facts("K-114", Who.NETWORK, ProblemAction.NETWORK, ProblemAction.TRY_AGAIN)
    TURNED_AWAY = _Facts("K-115", Who.KOPO_KOPO, ProblemAction.TRY_AGAIN, ProblemAction.ASK_KOPO_KOPO)
    TRUSTED_CERTIFICATES_MISSING = _Facts("K-116", Who.NETWORK, ProblemAction.ASK_HELPER, ProblemAction.TRY_AGAIN)
    SIGN_IN_REFUSED = _Facts("K-117", Who.KOPO_KOPO, ProblemAction.TRY_AGAIN, ProblemAction.ASK_KOPO_KOPO)
    PROXY_BLOCKED = _Facts(
        "K-118", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.NETWORK, ProblemAction.ASK_HELPER
    )
    FLOOD_NOT_GENUINE = _Facts("K-120", Who.YOU, ProblemAction.STOP_LISTENING)
    FLOOD_UNKNOWN = _Facts("K-121", Who.YOU, ProblemAction.STOP_LISTENING)
    FLOOD_GENUINE = _Facts("K-122", Who.YOU, ProblemAction.HELP)
    ONE_TILL_OR_TWO = _Facts("K-124", Who.YOU, ProblemAction.ONE_TILL, ProblemAction.EDIT)
    ALSO_PRIVATE_PLACE = _Facts("K-125", Who.WEB_DEVELOPER, blocks=False)
    AT_OTHER_KOPO_KOPO = _Facts("K-126", Who.YOU, ProblemAction.EDIT)
    TILLS_HAVE_IT = _Facts("K-133", Who.YOU, ProblemAction.SPARE)
    ALMOST_SAME_ADDRESS = _Facts("K-134", Who.YOU, ProblemAction.EDIT, ProblemAction.ASK_WEBSITE, blocks=False)
    LIST_IS_ANOTHER = _Facts("K-190", Who.YOU, ProblemAction.TRY_AGAIN)
    LIST_RECOVERED = _Facts("K-191", Who.YOU, ProblemAction.CHECK_ALL, blocks=False)
    LIST_CHANGED_ELSEWHERE = _Facts("K-192", Who.YOU, ProblemAction.CHECK_ALL, blocks=False)
    LIST_GONE = _Facts("K-194", Who.YOU, ProblemAction.SAVE_LIST)
    JOURNAL_NOT_WRITTEN = _Facts("K-195", Who.YOU, ProblemAction.SETTINGS, blocks=False)
    NOT_WRITTEN_TWICE = _Facts("K-197", Who.YOU, ProblemAction.TRY_AGAIN, ProblemAction.SAVE_LIST)
    LIST_SAVED_ELSEWHERE = _Facts("K-196", Who.YOU, blocks=False)
    SECOND_PLACE_AWAY = _Facts("K-193", Who.YOU, ProblemAction.SETTINGS, blocks=False)
    LIST_IN_SYNCED_FOLDER = _Facts("K-280", Who.YOU, ProblemAction.ASK_HELPER, blocks=False)
    SETTINGS_CHANGED = _Facts("K-150", Who.YOU, ProblemAction.SETTINGS)
    PAGE_FOR_PEOPLE = _Facts("K-137", Who.WEB_DEVELOPER, server=ServerKind.PAGE, blocks=False)
    TUNNEL_ADDRESS = _Facts("K-151", Who.YOU, ProblemAction.ASK_WEBSITE, ProblemAction.EDIT)
    INSPECTION_ADDRESS = _Facts("K-152", Who.YOU, ProblemAction.ASK_WEBSITE, ProblemAction.EDIT)
    WRONG_PASSPHRASE = _Facts("K-170", Who.YOU, ProblemAction.TRY_AGAIN)
    HAND_OVER_BROKEN = _Facts("K-171", Who.YOU, ProblemAction.OPEN_OTHER)
    NOT_A_HAND_OVER = _Facts("K-172", Who.YOU, ProblemAction.OPEN_OTHER)
    NEWER_HAND_OVER = _Facts("K-173", Who.YOU, ProblemAction.OPEN_OTHER)
    HAND_OVER_TOO_LARGE = _Facts("K-174", Who.YOU, ProblemAction.OPEN_OTHER)
    HAND_OVER_NOT_SAVED = _Facts("K-175", Who.YOU, ProblemAction.SAVE_ELSEWHERE)
    HAND_OVER_LEADS_ELSEWHERE = _Facts("K-176", Who.YOU, ProblemAction.OPEN_OTHER)
    HAND_OVER_NOT_READ = _Facts("K-177", Who.YOU, ProblemAction.OPEN_OTHER)
    WEAK_PASSPHRASE = _Facts("K-178", Who.YOU, ProblemAction.SUGGEST)
    TABLE_TOO_LARGE = _Facts("K-240", Who.YOU, ProblemAction.OPEN_OTHER)
    TABLE_PROTECTED = _Facts("K-241", Who.YOU, ProblemAction.OPEN_OTHER)
    TABLE_BROKEN = _Facts("K-242", Who.YOU, ProblemAction.OPEN_OTHER)
    NO_TABLE = _Facts("K-243", Who.YOU, ProblemAction.OPEN_OTHER)
    EMPTY_TABLE = _Facts("K-244", Who.YOU, ProblemAction.OPEN_OTHER)
    NO_PAYMENT_IN_TABLE = _Facts("K-245", Who.YOU, ProblemAction.CHOOSE_COLUMNS, ProblemAction.OPEN_OTHER)
    PAYMENTS_NOT_READY = _Facts("K-210", Who.KOPO_KOPO, ProblemAction.TRY_AGAIN, ProblemAction.ASK_KOPO_KOPO)
    PAYMENTS_FAILED = _Facts("K-211", Who.KOPO_KOPO, ProblemAction.TRY_AGAIN, ProblemAction.ASK_KOPO_KOPO)
    PAYMENTS_REFUSED = _Facts("K-212", Who.KOPO_KOPO, ProblemAction.ASK_KOPO_KOPO, ProblemAction.TRY_AGAIN)
    CALLBACK_REFUSED = _Facts("K-213", Who.YOU, ProblemAction.EDIT, ProblemAction.ASK_KOPO_KOPO)
    PAYMENTS_ODD = _Facts("K-214", Who.KOPO_KOPO, ProblemAction.TRY_AGAIN, ProblemAction.ASK_KOPO_KOPO)
    TOO_MANY_PAYMENTS = _Facts("K-215", Who.YOU, ProblemAction.EDIT)
    PAYMENTS_GONE = _Facts("K-216", Who.KOPO_KOPO, ProblemAction.TRY_AGAIN, ProblemAction.ASK_KOPO_KOPO)
    PAYMENTS_ELSEWHERE = _Facts("K-217", Who.KOPO_KOPO, ProblemAction.ASK_KOPO_KOPO, ProblemAction.TRY_AGAIN)
    ALREADY_GIVEN = _Facts("K-218", Who.YOU, ProblemAction.HELP)
    GIVEN_BUT_REVERSED = _Facts("K-219", Who.YOU, ProblemAction.HELP)
    ASK_LATER = _Facts("K-220", Who.KOPO_KOPO, ProblemAction.TRY_AGAIN)
    PAYMENT_NOT_RECEIVED = _Facts("K-221", Who.KOPO_KOPO, ProblemAction.TRY_AGAIN, ProblemAction.ASK_KOPO_KOPO)
    NO_GIVER = _Facts("K-222", Who.YOU, ProblemAction.EDIT)
    SHARED_UNKNOWN_HOST = _Facts("K-260", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    SHARED_NO_SERVER = _Facts("K-261", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    SHARED_NOT_ANSWERING = _Facts("K-262", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    SHARED_NO_ENCRYPTION = _Facts("K-263", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    SHARED_OTHER_HOST = _Facts("K-264", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    SHARED_OTHER_AUTHORITY = _Facts("K-265", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    SHARED_NO_CA_FILE = _Facts("K-266", Who.YOU, ProblemAction.SETTINGS, ProblemAction.TRY_AGAIN)
    SHARED_WRONG_PASSWORD = _Facts("K-267", Who.YOU, ProblemAction.SETTINGS, ProblemAction.TRY_AGAIN)
    SHARED_NOT_ADMITTED = _Facts("K-268", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    SHARED_NO_DATABASE = _Facts("K-269", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    SHARED_NO_RIGHTS = _Facts("K-270", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    SHARED_TOO_OLD = _Facts("K-271", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    SHARED_FULL = _Facts("K-272", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    SHARED_FOREIGN = _Facts("K-273", Who.YOU, ProblemAction.SETTINGS, ProblemAction.TRY_AGAIN)
    SHARED_EMPTY = _Facts("K-274", Who.YOU, ProblemAction.SETTINGS, ProblemAction.TRY_AGAIN)
    SHARED_OTHER_LIST = _Facts("K-275", Who.YOU, ProblemAction.SETTINGS, ProblemAction.TRY_AGAIN)
    SHARED_OLDER_LIST = _Facts("K-276", Who.YOU, ProblemAction.SETTINGS, ProblemAction.TRY_AGAIN)
    SHARED_NEWER_LIST = _Facts("K-277", Who.YOU, ProblemAction.HELP)
    SHARED_POOLER = _Facts("K-278", Who.NETWORK, ProblemAction.TRY_AGAIN, ProblemAction.ASK_HELPER)
    SHARED_PUT_BACK = _Facts("K-279", Who.YOU, ProblemAction.SETTINGS, ProblemAction.TRY_AGAIN)
    SHARED_NO_PASSWORD = _Facts("K-281", Who.YOU, ProblemAction.SETTINGS, ProblemAction.TRY_AGAIN)
    SHARED_STORE_CLOSED = _Facts("K-282", Who.YOU, ProblemAction.TRY_AGAIN, ProblemAction.SETTINGS)

    def __new__(cls, facts: _Facts) -> ProblemKind:
        # The value is the code, which can be stored in a file.
        member = object.__new__(cls)
        member._value_ = facts.code
        return member

    def __init__(self, facts: _Facts) -> None:
        self.code = facts.code
        self.who = facts.who
        self.actions = facts.actions
        self.server = facts.server
        self.blocks = facts.blocks

    @property
    def is_from_here(self) -> bool:
        """Whether it concerns the network here, and says nothing about Kopo Kopo or the user's own server."""
        return self.who is Who.NETWORK

    @property
    def is_about_fakes(self) -> bool:
        """Whether it concerns fake messages only, so that no genuine alert is lost."""
        return self in {ProblemKind.FAKE_ACCEPTED, ProblemKind.FAKE_NOT_REFUSED}


_BY_CODE = {kind.code: kind for kind in ProblemKind}


@fast_dataclass
class Problem:
    """Something that the user can act on.

    `params` are (name, value) pairs for the placeholders of the message. `field` names the field of a form that the
    problem belongs to. `details` may contain technical text for a developer. `only_warns` makes a warning of a kind
    that usually blocks. `unknown_code` is a code from a file that only a newer version knows.
    """

    kind: ProblemKind
    params: tuple[tuple[str, str], ...] = ()
    _: KW_ONLY
    field: str | None = None
    details: str = ""
    only_warns: bool = False
    unknown_code: str = ""

    @classmethod
    def of_code(cls, code: str, params: tuple[tuple[str, str], ...] = (), details: str = "") -> Problem:
        """Return the problem that was stored with this code.

        A code that only a newer version knows becomes `UNEXPECTED` and is kept in `unknown_code`.
        """
        kind = _BY_CODE.get(code)
        return cls(kind or ProblemKind.UNEXPECTED, params, details=details, unknown_code="" if kind else code)

    @property
    def code(self) -> str:
        """The code that is shown beside the message and stored in files: "K-04"."""
        return self.unknown_code or self.kind.code

    @property
    def blocks(self) -> bool:
        """Whether it prevents the user from continuing. False for a warning."""
        return self.kind.blocks and not self.only_warns

    @property
    def marks_damage(self) -> bool:
        """Whether it marks a row that holds a damaged value."""
        return self == UNREADABLE

    def at(self, field: str) -> Problem:
        """Return the same problem, shown beside `field`."""
        return replace(self, field=field)

    @property
    def param(self) -> dict[str, str]:
        """The parameters as a dict."""
        return dict(self.params)


UNREADABLE = Problem(ProblemKind.LIST_PARTLY_UNREADABLE, (("row", "1"),))
"""Marks a row that holds a damaged value."""

GONE = Problem(ProblemKind.NOT_CONFIRMED, (("came", "closed"),))
"""Marks a row whose answer can no longer arrive: the program that sent it has ended."""
