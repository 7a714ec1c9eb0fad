"""What the value of a configuration key may be: how it is read, described to an editor, and shown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.errors import printable
from factcheck.gate import Most, Severity
from factcheck.records import Code, Label
from factcheck.review import Waiver

Schema = dict[str, object]


class WrongValueError(ValueError):
    """What is wrong with a value; `path` leads from the key down to the part that is."""

    def __init__(self, what: str, *path: str | int) -> None:
        super().__init__(what)
        self.path = path


class Kind:
    """Any value; each kind reads its own, and shows it as it would stand in a file."""

    def schema(self) -> Schema:
        """Return the JSON Schema of such a value."""
        return {}

    def read(self, value: object) -> object:
        """Return the value as the program knows it; raises WrongValueError."""
        return value

    def plain(self, value: object) -> object:
        """Return the value as it stands in a file."""
        return value


class Truth(Kind):
    """True or false."""

    def schema(self) -> Schema:
        return {"type": "boolean"}

    def read(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise WrongValueError(f"must be true or false, not {_shown(value)}")
        return value


@dataclass(frozen=True, slots=True)
class Number(Kind):
    """A number between two others, both included."""

    least: float
    most: float

    def schema(self) -> Schema:
        return {"type": "number", "minimum": self.least, "maximum": self.most}

    def read(self, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.least <= value <= self.most:
            raise WrongValueError(f"must be a number from {self.least:g} to {self.most:g}, not {_shown(value)}")
        return float(value)


@dataclass(frozen=True, slots=True)
class Whole(Kind):
    """A whole number between two others, both included."""

    least: int
    most: int

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def read(self, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise WrongValueError(f"must be a whole number from {self.least} to {self.most}, not {_shown(value)}")
        return value


class Text(Kind):
    """Words."""

    def schema(self) -> Schema:
        return {"type": "string", "minLength": 1}

    def read(self, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise WrongValueError(f"must be a text, not {_shown(value)}")
        return value


class Address(Kind):
    """An address of the web."""

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^{_ADDRESS}$"}

    def read(self, value: object) -> str:
        if not isinstance(value, str) or not re.fullmatch(_ADDRESS, value):
            raise WrongValueError(f"must be an address such as https://example.org/checks, not {_shown(value)}")
        return value


_ADDRESS = r"https?://[^\s/?#]+\S*"


class Texts(Kind):
    """A list of texts, or one text with commas."""

    def schema(self) -> Schema:
        return {"anyOf": [Text().schema(), {"type": "array", "items": Text().schema()}]}

    def read(self, value: object) -> tuple[str, ...]:
        if isinstance(value, str):
            return tuple(word.strip() for word in value.split(",") if word.strip())
        if not isinstance(value, list | tuple):
            raise WrongValueError(f"must be a text or a list of texts, not {_shown(value)}")
        for place, each in enumerate(value):
            if not isinstance(each, str) or not each.strip():
                raise WrongValueError(f"must be a list of texts, and {_shown(each)} is none", place)
        return tuple(value)

    def plain(self, value: object) -> object:
        return list(value) if isinstance(value, Iterable) else value


class Paths(Texts):
    """Files or folders, seen from the file that names them."""


class OnePath(Text):
    """A file or a folder, seen from the file that names it."""


class FailOn(Kind):
    """Labels and codes."""

    def schema(self) -> Schema:
        words = {"enum": [*map(str, Label), *map(str, Code)]}
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": words, "minItems": 1}]}

    def read(self, value: object) -> frozenset[Label | Code]:
        words = Texts().read(value)
        if not words:
            raise WrongValueError("names no label and no code; write none to let everything pass")
        return frozenset() if words == ("none",) else frozenset(map(_label_or_code, words, range(len(words))))

    def plain(self, value: object) -> object:
        return sorted(map(str, value)) or "none" if isinstance(value, frozenset) else value


def _label_or_code(word: str, place: int) -> Label | Code:
    if word in list(Label):
        return Label(word)
    if word.upper() in list(Code):
        return Code(word.upper())
    raise WrongValueError(f"there is no label or code {printable(word)!r}; {suggestion(word, [*Label, *Code])}", place)


class AtMost(Kind):
    """A count, or a share with a percent sign."""

    def schema(self) -> Schema:
        share = {"type": "string", "pattern": r"^(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?)%$"}
        return {"anyOf": [{"type": "integer", "minimum": 0}, share]}

    def read(self, value: object) -> Most:
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return Most(value)
        if isinstance(value, str) and value.endswith("%"):
            digits = value[:-1]
            if digits.replace(".", "", 1).isdecimal() and digits.isascii() and float(digits) <= 100:
                return Most(float(digits), percent=True)
        raise WrongValueError(f"must be a count such as 5 or a share such as 25%, not {_shown(value)}")

    def plain(self, value: object) -> object:
        if not isinstance(value, Most):
            return value
        return str(value) if value.percent else int(value.number)


OFF = "off"


class Level(Kind):
    """How much a code matters, or that it does not."""

    def schema(self) -> Schema:
        return {"enum": [*map(str, Severity), OFF]}

    def read(self, value: object) -> str:
        words = [*map(str, Severity), OFF]
        if not isinstance(value, str) or value not in words:
            raise WrongValueError(f"must be one of {', '.join(words)}, not {_shown(value)}")
        return value


class Waivers(Kind):
    """Tables with `claim`, `by`, `why` and `until`."""

    def schema(self) -> Schema:
        day = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}"}
        fields = {**dict.fromkeys(_TEXTS, Text().schema()), "until": day}
        item = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
        return {"type": "array", "items": item}

    def read(self, value: object) -> tuple[Waiver, ...]:
        if not isinstance(value, list):
            raise WrongValueError("is a list of tables: write [[waivers]] above each")
        return tuple(_waiver(each, place) for place, each in enumerate(value))

    def plain(self, value: object) -> object:
        waivers = value if isinstance(value, tuple) else ()
        return [{**{name: getattr(one, name) for name in _TEXTS}, "until": str(one.until)} for one in waivers]


_TEXTS = ("claim", "by", "why")


def _waiver(value: object, place: int) -> Waiver:
    if not isinstance(value, dict):
        raise WrongValueError("a waiver is a table with claim, by, why and until", place)
    for name in value:
        if name not in (*_TEXTS, "until"):
            raise WrongValueError(f"a waiver has no {name!r}; {suggestion(name, [*_TEXTS, 'until'])}", place, name)
    for name in _TEXTS:
        if not isinstance(value.get(name), str) or not value[name].strip():
            raise WrongValueError(
                f"a waiver needs `{name}`, and it is a text", place, *([name] if name in value else [])
            )
    return Waiver(value["claim"], value["by"], value["why"], _day(value.get("until"), place))


def _day(value: object, place: int) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError as error:
        what = "a waiver needs `until`, its last day, as in 2025-05-31"
        raise WrongValueError(what, place, *([] if value is None else ["until"])) from error


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return "did you mean …?" where a word is near, else all there are.

    >>> suggestion("fail-on", ["fail_on", "ledger"])
    "did you mean 'fail_on'?"
    """
    from rapidfuzz import fuzz, process

    words = list(map(str, known))
    near = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=60, processor=str.lower)
    return f"did you mean {near[0]!r}?" if near else f"there are {', '.join(words)}"


def remedy(word: str, known: Iterable[str]) -> str:
    """Return the suggestion as a sentence of its own."""
    words = suggestion(word, known)
    return f"{words[0].upper()}{words[1:]}{'' if words.endswith('?') else '.'}"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else printable(repr(value))[:60]
