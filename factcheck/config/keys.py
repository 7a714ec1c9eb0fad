"""Every key of the configuration: its kind, default and meaning; schema, manual and reading are made of this table."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.config.kinds import (
    Address,
    AtMost,
    FailOn,
    Kind,
    Level,
    Number,
    OnePath,
    Paths,
    Texts,
    Truth,
    Waivers,
    Whole,
)
from factcheck.pages import PAGES
from factcheck.records import Code, Label
from factcheck.settings import Settings


class Key(NamedTuple):
    """A key; those of a table have its name and a dot before their own."""

    name: str
    kind: Kind
    default: object
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that sets it.

        >>> KEYS["settings.candidates"].variable
        'FACTCHECK_SETTINGS_CANDIDATES'
        """
        return f"FACTCHECK_{self.name.upper().replace('.', '_')}"


_NUMBERS = Settings()

_ALL = (
    Key("sources", Paths(), (), "Source files; without them the nearest sources.yaml."),
    Key("ledger", OnePath(), None, "Folder or file of the ledger that is asked; without it none is."),
    Key("format", Texts(), ("full",), "Formats, each with =PATH for a file of its own."),
    Key("fail_on", FailOn(), frozenset({Label.CONTRADICTED}), "Labels and codes that make the exit code 1, or none."),
    Key("min_confidence", Number(0, 1), 0.0, "A verdict less sure than this does not fail; it is said to be below."),
    Key("max_unverified", AtMost(), None, "So many claims, or so many percent, may be without evidence."),
    Key("only_new", Truth(), default=False, help="Hide what the ledger knows already and what does not fail."),
    *(Key(f"severity.{code}", Level(), None, f"{PAGES[code].title}: error, warning, note or off.") for code in Code),
    Key("review_url", Address(), None, "Address of the page that publishes the reviews, for claimreview."),
    Key("waivers", Waivers(), (), "Claims let through until a day, each with claim, by, why and until."),
    Key("settings.candidates", Whole(1, 200), _NUMBERS.candidates, "Snippets looked at for a claim."),
    Key("settings.citations", Whole(1, 50), _NUMBERS.citations, "Citations a side of a verdict."),
    Key("settings.threads", Whole(1, 64), _NUMBERS.threads, "Threads of the models."),
    Key("settings.support_at", Number(0, 1), _NUMBERS.support_at, "Least probability of support."),
    Key("settings.contradict_at", Number(0, 1), _NUMBERS.contradict_at, "Least probability of a contradiction."),
    Key(
        "settings.max_false_alarms",
        Number(0, 1),
        _NUMBERS.max_false_alarms,
        "Largest share of false alarms among claims called contradicted.",
    ),
    Key("settings.dispute_at", Number(0, 1), _NUMBERS.dispute_at, "Least support that makes a dispute."),
    Key("settings.outlier_ratio", Whole(2, 100), _NUMBERS.outlier_ratio, "So many origins outweigh one that differs."),
)

KEYS: dict[str, Key] = {key.name: key for key in _ALL}
TABLES = ("severity", "settings")
EXTEND = "extend"
EXTEND_HELP = "Another configuration file, whose keys hold where this one has none."
