"""What a claim is about, from the form of its proposition and the values in its words."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.parser.taking import Proposition
from factcheck.records import ClaimKind, Value

_FORMS = {
    "title": ClaimKind.ROLE,
    "place": ClaimKind.PLACE,
    "quotation": ClaimKind.QUOTATION,
    "attribution": ClaimKind.ATTRIBUTION,
}
# The first kind of value present names the claim: a change in money is about the change.
_VALUES = (
    ("rank", ClaimKind.RANK),
    ("change", ClaimKind.CHANGE),
    ("money", ClaimKind.MONEY),
    ("share", ClaimKind.SHARE),
    ("comparison", ClaimKind.COMPARISON),
    ("score", ClaimKind.NUMBER),
    ("measure", ClaimKind.NUMBER),
    ("age", ClaimKind.NUMBER),
    ("duration", ClaimKind.NUMBER),
    ("number", ClaimKind.NUMBER),
    ("date", ClaimKind.DATE),
    ("time", ClaimKind.DATE),
)


def kind(one: Proposition, values: Sequence[Value], *, is_state: bool) -> ClaimKind:
    """Return the kind of a claim; `is_state` says that its predicate is no verb but what something is."""
    if one.form in _FORMS:
        return _FORMS[one.form]
    present = {value.kind for value in values}
    if one.form == "apposition" and "role" in present:
        return ClaimKind.ROLE
    for name, found in _VALUES:
        if name in present:
            return found
    if "role" in present and is_state:
        return ClaimKind.ROLE
    return ClaimKind.RELATION if is_state else ClaimKind.EVENT
