"""A claim's name for life: eight hex digits of its kind and folded text, never of its place."""

from __future__ import annotations

import hashlib
import re

from factcheck.records import ClaimKind

_FOLD = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})


def claim_id(kind: ClaimKind, text: str) -> str:
    """Return the id: the same for the same words however they are set.

    >>> claim_id(ClaimKind.DATE, "The mill’s closed.") == claim_id(ClaimKind.DATE, "the  mill's closed.")
    True
    """
    folded = re.sub(r"\s+", " ", text.translate(_FOLD).lower()).strip()
    return hashlib.sha256(f"{kind.value}\n{folded}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
