"""Ids that a framework may not use, each with its reason and only where it would collide. The one place for them."""

# On the pages a component, section or question is an element with its own id, and a question's is also the name of its
# form controls. So three kinds of names are taken.
_PAGE = "the page itself has an element of that name"
_FORM = "a form control of that name would hide a part of the form from the script"
_FILE = "a component's page would take the name of a file that is special"
_SCRIPT = "every object of JavaScript already has a property of that name"

PAGE_PREFIX = "kit-"  # every other id of the pages starts so

PAGE_IDS = dict.fromkeys(
    (
        "role",
        "progress",
        "saved-state",
        "questionnaire",
        "framework",
        "your-picture",
        "start",
        "main",
    ),
    _PAGE,
)
FORM_PROPERTIES = dict.fromkeys(
    (
        "profile",
        "scope",
        "action",
        "children",
        "dataset",
        "elements",
        "id",
        "length",
        "method",
        "name",
        "remove",
        "reset",
        "style",
        "submit",
    ),
    _FORM,
)
FILE_NAMES = dict.fromkeys(
    ("index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))), _FILE
)
ANY = {"constructor": _SCRIPT}

# Answers record these in the place of a level.
_STATES = ("cannot-say", "not-applicable", "no-agreement")
LEVELS = dict.fromkeys(_STATES, "an answer may already say that instead of a level") | ANY
ROLES = ANY
PROFILES = {"start": "it stands for the few questions to begin with"} | ANY


# What each is on the pages: an element, a control, a file, a key in an answer file.
TAKEN = {
    "component": PAGE_IDS | FILE_NAMES | ANY,
    "section": PAGE_IDS,
    "question": PAGE_IDS | FORM_PROPERTIES | ANY,
}


def why_reserved(id_: str, kind: str = "question") -> str | None:
    """Why a component, section or question may not have this id; None if it may."""
    if id_.startswith(PAGE_PREFIX):
        return f'ids of the page itself start with "{PAGE_PREFIX}"'
    return TAKEN[kind].get(id_)
