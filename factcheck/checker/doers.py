"""By whom something was done, and how many times as much: what a snippet must say, too, to bear a claim out."""

from __future__ import annotations

import re

from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.checker.words import PEOPLE
from factcheck.values.quantity import Quantity

# "ordered by the town council", not "by Friday", "by 5 percent" or "by the river".
_BY = re.compile(
    r"\b(?:belong(?:s|ed|ing)? to|"
    r"(?:\w{2,}(?:ed|en|wn|ht|ld|nt|de|und|ung|uck)|led|set|put|sent|won|run|cut|read|held|lost|met) by) "
    r"(?:the|an?|its|his|her|their|some|two|three|four|five|six|several) (?P<who>(?:[a-z][\w’'-]*\s?){1,4}?)"
    r"(?=$|[^\w\s’'-]|\s?\b(?:in|on|at|of|from|to|for|with|and|or|after|before|when|that|who|which|last|this|since|as)\b)"
)
_NOBODY = frozenset(
    "end time day week month year morning night way side river sea lake road sector share margin force air ship rail "
    "car bus train third half quarter fifth sixth seventh eighth ninth tenth twelfth twentieth fraction amount number "
    "rate vote majority age".split()
)
_WE = re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)  # then the publisher is one of those it speaks of
_CAUSE = re.compile(
    r"\b(?:because of|due to|owing to) (?:the |an? |its |their )?(?P<what>[a-z][\w’'-]*(?: [a-z][\w’'-]*)?)",
    re.IGNORECASE,
)
_CAUSED = re.compile(
    r"\b(?:after (?:the |an? )?[a-z]+ (?:had|have|has)|following|caused|blamed|led to|result of|brought about|"
    r"triggered|prompted|reason)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?<!year )(?<!years )(?<!month )(?<!months )(?<!week )(?<!weeks )(?<!day )(?<!days )"  # "than the year before"
    r"\b(?:before|after)\b(?! (?:\d|an? |the (?:end|weekend|summer|war)\b|that\b|this\b|tax))",
    re.IGNORECASE,
)
_ORDER_TOLD = re.compile(
    r"\b(?:before|ahead|prior|after\w*|follow\w*|since|once|when|until|as|then|later|earlier|first|already|having|"
    r"because|subsequent\w*|previous\w*|next|by the time|only)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:twice|thrice|(?:two|three|four|five|ten) times) (?:as|the)\b|\b(?:double|triple|half) (?:the|as|that|its)\b",
    re.IGNORECASE,
)
_TIMES_TOLD = re.compile(
    r"\b(?:twice|thrice|times|doubl\w+|tripl\w+|threefold|twofold|half|halv\w+|100 per ?cent)\b", re.IGNORECASE
)


def by_another(claim: Reading, snippet: Reading, about: frozenset[str]) -> str:
    """Return by whom the claim says it was done where the snippet has no word of him; empty where it has.

    >>> from factcheck.checker.reading import read
    >>> claim = read("The inspection was ordered by the town council.")
    >>> by_another(claim, read("The inspectorate ordered the inspection."), frozenset())
    'town council'
    """
    known = snippet.stems | about if _WE.search(snippet.text) else snippet.stems
    for found in _BY.finditer(claim.text):
        words = [stem(word) for word in re.findall(r"[\w’'-]+", found["who"])]
        if not words or words[-1] in _NOBODY or words[-1] in PEOPLE or found["who"].split()[-1].endswith("ing"):
            continue
        if not any(word in known or word[:6] in snippet.roots for word in words):
            return found["who"].strip()
    return ""


def times_untold(claim: Reading, snippet: Reading) -> str:
    """Return how many times as much the claim says where the snippet says nothing of the sort; else empty.

    >>> from factcheck.checker.reading import read
    >>> times_untold(read("It sold twice as many as last year."), read("It sold 120; last year it had sold 40."))
    'twice as'
    """
    claimed = _TIMES.search(claim.text)
    if claimed is None or _TIMES_TOLD.search(snippet.text):
        return ""
    counted = [figure.value for figure in snippet.figures if isinstance(figure.value, Quantity) and figure.value.amount]
    pairs = [(a, b) for a in counted for b in counted if (a.kind, a.unit) == (b.kind, b.unit) and a.amount > b.amount]
    times = _FACTORS[claimed[0].lower().split()[0]]
    return "" if any(_NEARLY * times <= a.amount / b.amount <= times / _NEARLY for a, b in pairs) else claimed[0]


_NEARLY = 0.8
_FACTORS = {"twice": 2, "double": 2, "half": 2, "two": 2, "three": 3, "thrice": 3, "triple": 3, "four": 4, "five": 5,
            "ten": 10}  # fmt: skip


def other_cause(claim: Reading, snippet: Reading) -> str:
    """Return the cause that the claim gives where the snippet gives another and has no word of it; else empty.

    >>> from factcheck.checker.reading import read
    >>> other_cause(read("It failed because of strong wind."), read("It was broken off because of fog."))
    'because of strong wind'
    """
    ours = _CAUSE.search(claim.text)
    if ours is None or not (_CAUSE.search(snippet.text) or _CAUSED.search(snippet.text)):
        return ""
    told = any(term.stem in snippet.stems for term in claim.terms if ours.start("what") <= term.span.start < ours.end())
    return "" if told else ours[0]


def order_untold(claim: Reading, snippet: Reading) -> str:
    """Return the word by which the claim says what came first where the snippet gives two days and no such word.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Work began before the club won permission.")
    >>> order_untold(claim, read("Permission was granted in March 2025 and work began in May 2025."))
    'before'
    """
    claimed = _ORDER.search(claim.text)
    dated = len(snippet.of_kind("date")) > 1
    return claimed[0] if claimed and dated and not _ORDER_TOLD.search(snippet.text) else ""


# Whose relative, lawyer or deputy: each row is one, in whatever words.
_SOMEBODYS = (
    r"wives|wife|husband|spouse|partner|married|couple|widow\w*",
    r"sons?|daughters?|child(?:ren)?|bab(?:y|ies)",
    r"brothers?|sisters?|siblings?|twins?",
    r"mothers?|fathers?|parents?",
    r"lawyers?|attorneys?|counsel|barristers?|solicitors?|defen[cs]e",
    r"deput(?:y|ies)|assistants?",
    r"predecessors?", r"successors?",
    r"neighbou?rs?", r"uncles?|aunts?|cousins?|nephews?|nieces?", r"grand(?:sons?|daughters?|child\w*)",
)  # fmt: skip
_OF_HIM = tuple(
    re.compile(rf"^[A-Z][\w-]*(?: [A-Z][\w-]*)*(?:['’]s?) (?:[a-z-]+ )?(?P<who>{row})\b") for row in _SOMEBODYS
)
_TOLD_OF = tuple(re.compile(rf"\b(?:{row})\b", re.IGNORECASE) for row in _SOMEBODYS)


def of_himself(claim: Reading, snippet: Reading) -> str:
    """Return whose relative or lawyer a claim speaks of where the snippet has no word of any; else empty.

    >>> from factcheck.checker.reading import read
    >>> of_himself(read("Ivo Stahl's wife was convicted."), read("The court found Ivo Stahl guilty."))
    "Ivo Stahl's wife"
    """
    for opens, told in zip(_OF_HIM, _TOLD_OF, strict=True):
        found = opens.match(claim.text)
        if found and not told.search(snippet.text):
            return found[0]
    return ""


_IS_A = re.compile(
    r"^(?:[A-Z][\w’'-]* )*(?P<who>[A-Z][\w’'-]*) (?:is|was) (?:an?|the) (?P<what>[a-z][\w’'-]*(?: [a-z][\w’'-]*)?)"
    r"(?= (?:at|in|of|for|from|with)\b|\.?$)"
)
_CALLED = r"\b{who}(?:, \d\d)?(?:,| is| was) (?:an?|the) [a-z]"


def other_calling(claim: Reading, snippet: Reading) -> str:
    """Return what the claim calls somebody where the snippet calls him something else: a cardiologist.

    >>> from factcheck.checker.reading import read
    >>> other_calling(read("Nadia Hauser is a neurologist."), read("Hauser is a cardiologist at the university."))
    'neurologist'
    """
    ours = _IS_A.match(claim.text)
    if ours is None or claim.of_kind("role"):
        return ""
    head = stem(ours["what"].split()[-1])
    if head in snippet.stems or head[:6] in snippet.roots:
        return ""
    return ours["what"] if re.search(_CALLED.format(who=re.escape(ours["who"])), snippet.text) else ""


__all__ = ["by_another", "of_himself", "order_untold", "other_calling", "other_cause", "times_untold"]
