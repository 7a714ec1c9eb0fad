"""Firsts, onlys and records: what is said to have no like is borne out only by a text that says so, too."""

from __future__ import annotations

import re

_CLAIMED = re.compile(
    r"\b(?:(?:a|the|its|their|new|club|national|world|all-time) record|in (?:its|their|the \w+['’]s) history|"
    r"(?:the|its|their|his|her) (?:only|sole|first)(?! (?:of|\w+ (?:months|days|weeks|years|half|quarter)))|"
    r"for the first time|since records began|"
    r"(?:the|its|their|\w['’]s) (?:highest|lowest|largest|biggest|smallest|longest)\b)",
    re.IGNORECASE,
)
# In whatever words: "led the list", "no team has", "never before", "on his debut", "not since 2016".
_TOLD = re.compile(
    r"\b(?:records?|ever|never|only|sole|first|last|no (?:other|one|team|\w+ has)|most|least|fewest|top|led|"
    r"lead(?:s|ing)?|peak\w*|than (?:any|all|in any|before)|unprecedented|\w+est|previous\w*|since|debut|until|newly|"
    r"before|best|worst)\b",
    re.IGNORECASE,
)


def unmatched(claim: str, snippet: str) -> str:
    """Return the words by which a claim says that something has no like where the snippet says nothing of the sort.

    >>> unmatched("She is the first woman in the post.", "She took up the post in May.")
    'the first'
    >>> unmatched("She is the first woman in the post.", "No woman has held the post before.")
    ''
    """
    claimed = _CLAIMED.search(claim)
    return claimed[0] if claimed and not _TOLD.search(snippet) else ""
