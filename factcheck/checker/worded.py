"""Figures told in words: unanimous is seven to none and not seven to four, what is free costs no £3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checker.denials import is_negative
from factcheck.checker.firsts import unsaid
from factcheck.checker.match import Match
from factcheck.checker.often import factors, rates, records, spans
from factcheck.checker.passage import passage, sentences
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Span, Value

_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a single)"
_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b|\bwithout (?:dissent|opposition|a vote against)\b", re.IGNORECASE)
_DIVIDED = re.compile(
    rf"\b{_COUNT}(?: votes?)?(?:\s?[-–]\s?| (?:votes )?to )"
    rf"(?!0\b){_COUNT}\b(?! (?:percent|per cent|years?|months?|weeks?|days?|hours?|points?))|"
    rf"\b{_COUNT} of (?:the |its )?{_COUNT} (?:\w+ )?(?:voted|were in favour|were against)\b|"
    rf"\bdissent(?:ed|ing)\b|\b{_COUNT}(?: \w+)? (?:voted )?against\b|\bvoted against\b",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|verdict|judge?ment|ruling|ballot|decision|decided|passed|approved|adopted|backed|agreed|"
    r"rejected|carried|jury|judges?|"
    r"council(?:lors)?|board|committee|panel)\b",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\b(?:(?:is|are|be|was|were|remains?|entry|admission|entrance|parking) free\b(?! (?:of|from|to)\b)"
    r"|free (?:of charge|entry|admission|parking|entrance)\b|(?:at no|without) (?:cost|charge)\b|costs? nothing\b)",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\b(?:costs?|charge[sd]?|charging|pays?|paid|priced?|fees?|tickets?|admission|for each|per (?:person|head|day))\b",
    re.IGNORECASE,
)


def worded(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the words of the claim that a figure of the snippet denies, and the other way round.

    >>> from factcheck.checker.reading import read
    >>> found = worded(read("The vote was unanimous."), read("Councillors voted 7 to 4 for the plan."))
    >>> [match.outcome.why for match in found]
    ['“7 to 4” is not “unanimous”']
    """
    part = passage(claim, snippet)
    if not is_negative(claim):
        yield from _not_before(claim, snippet)
    if is_negative(claim) or is_negative(snippet):
        return
    if _VOTED.search(claim.text) and _VOTED.search(snippet.text):
        rest = [term for term in claim.plain if not _UNANIMOUS.match(claim.text, term.span.start)]
        told = [term.stem in snippet.stems or _VOTED.match(claim.text, term.span.start) for term in rest]
        if sum(map(bool, told)) >= _SAME_REST * len(told):  # of one vote, not of that on the bypass
            yield from _told(claim, _UNANIMOUS, snippet, _DIVIDED, part)
            yield from _told(claim, _DIVIDED, snippet, _UNANIMOUS, part)
    yield from _often(claim, snippet, part)
    yield from rates(claim, snippet)
    yield from spans(claim, snippet)
    yield from factors(claim, snippet)
    yield from records(claim, snippet)
    yield from _share_of(claim, snippet, part)
    yield from _free_for(claim, snippet)
    yield from _only_considered(claim, snippet)
    priced = any(part.covers(value.span) for value in snippet.of_kind("money")) and _CHARGED.search(snippet.text)
    if priced and not _FREE.search(snippet.text) and _has_subject(claim, snippet):
        yield from _told(claim, _FREE, snippet, _MONEY, part)


def unworded(claim: Reading, snippet: Reading) -> str:
    """Return the word of the claim that a snippet with such figures does not have: unanimous, free; else empty.

    >>> from factcheck.checker.reading import read
    >>> unworded(read("The council voted unanimously."), read("The council voted 7 to 4 against the bypass."))
    'unanimously'
    """
    pairs = ((_UNANIMOUS, bool(_DIVIDED.search(snippet.text))), (_FREE, bool(snippet.of_kind("money"))))
    for word, told in pairs:
        found = word.search(claim.text)
        if found and told and not word.search(snippet.text):
            return found[0]
    often = _OFTEN.search(claim.text)
    if often and _EVERY.match(claim.text, often.end()) and not _OFTEN.search(snippet.text):
        return often[0]  # "meets twice a month", "sits on the first Tuesday of each month"
    return unsaid(claim, snippet)


_CONSIDERED = re.compile(
    r"\b(?:(?:consider(?:s|ed|ing)?|weigh(?:s|ing)?|discuss(?:es|ing)?|debat(?:es|ing)|examin(?:es|ing)|"
    r"look(?:s|ing) into|stud(?:ies|ying)|decid(?:e|es|ing)|undecided|asking|thinking about) "
    r"(?:on )?(?:whether (?:to |or not to )?|if to )|"
    r"(?:consider(?:s|ing)|mull(?:s|ing)|weigh(?:s|ing)(?: up)?|contemplat(?:es|ing)) (?=\w+ing\b))(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:has|have|had|was|were|been|is|are) (?:already |now |since )?(?P<verb>[a-z]+)\b", re.IGNORECASE
)


def _only_considered(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield what the claim says was done where the snippet says that it is still considered: "whether to order"."""
    considered = _CONSIDERED.search(snippet.text)
    if considered is None or _CONSIDERED.search(claim.text):
        return
    for done in _DONE.finditer(claim.text):
        if stem(done["verb"].lower()) == stem(considered["verb"].lower()):
            mine, yours = (Value("word", Span(*found.span()), found[0]) for found in (done, considered))
            yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"“{yours.text}” is not “{mine.text}”", "word"))
            return


_DONE_BY_NOW = re.compile(
    r"\b(?:was|were|has been|have been|had been|has|have) (?:re-?)?"
    r"(?P<verb>opened|completed|finished|built|started|introduced|launched|delivered|reopened)\b"
)
_NOT_YET = re.compile(
    r"\b(?:not (?:(?:due )?to (?:be )?|(?:be )?)|cannot be |won['’]t (?:be )?)(?:re-?)?"
    r"(?P<verb>open|complet|finish|built|build|start|introduc|launch|deliver|reopen)(?:ed|ing|e)? "
    r"(?:before|until|till)\b"
)


def _not_before(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield what the claim says was done where the snippet says before when it is not to be: "not opened before"."""
    not_yet = _NOT_YET.search(snippet.text)
    done = _DONE_BY_NOW.search(claim.text) or (not_yet and _done_earlier(claim.text, snippet.text[not_yet.end() :]))
    if done and not_yet and done["verb"].removeprefix("re").startswith(not_yet["verb"].removeprefix("re")):
        mine, yours = (Value("word", Span(*found.span()), found[0]) for found in (done, not_yet))
        yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"“{yours.text}” is not “{mine.text}”", "part"))


_GIVEN_UP = re.compile(
    r"\b(?:given up|gave up|giving up|abandoned|dropped|shelved|scrapped) (?:his|her|its|their|the|any) plans? "
    r"(?:to|for|of) (?:an? |the )?(?P<what>[a-z]+)"
)


def _done_earlier(claim: str, after: str) -> re.Match[str] | None:
    """What is to be done in a year before the one before which it is not to be done."""
    done, years = _TO_BE_DONE.search(claim), [_YEAR.search(text) for text in (claim, after[:30])]
    return done if done and years[0] and years[1] and int(years[0][0]) < int(years[1][0]) else None


_TO_BE_DONE = re.compile(
    r"\b(?:will|is to|are to) (?:be )?(?:re-?)?(?P<verb>open(?:ed)?|completed|finished|built|started?|introduced|"
    r"launched|delivered)\b"
)
_YEAR = re.compile(r"\b20\d\d\b")


def given_up(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield what is to be by the claim where the snippet says that the plan for it was given up.

    >>> from factcheck.checker.reading import read
    >>> claim = read("A film of the book is to be made by Jonas Fehr.")
    >>> [match.outcome.why for match in given_up(claim, read("Jonas Fehr has given up his plan to film the book."))]
    ['“given up his plan to film” is not “is to be”']
    """
    gone, to_be = _GIVEN_UP.search(snippet.text), _IS_TO_BE.search(claim.text)
    if gone is None or to_be is None or is_negative(claim) or _GIVEN_UP.search(claim.text):
        return
    if stem(gone["what"]) in claim.stems:
        mine, yours = (Value("word", Span(*found.span()), found[0]) for found in (to_be, gone))
        yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"“{yours.text}” is not “{mine.text}”", "part"))


_IS_TO_BE = re.compile(r"\b(?:is|are) to be\b|\bwill(?: be)?\b|\b(?:plans|wants|intends|hopes|is going) to\b")


def ruled_out(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield what the claim gives as the cause and the snippet rules out: "lightning can be ruled out".

    >>> from factcheck.checker.reading import read
    >>> found = ruled_out(read("The fire was caused by lightning."), read("Lightning can be ruled out."))
    >>> [match.outcome.why for match in found]
    ['“Lightning can be ruled out” is not “caused by lightning”']
    """
    cause = _CAUSED.search(claim.text)
    denied = _RULED_OUT.search(snippet.text) or _NOT_THAT.search(snippet.text)
    if cause is None or denied is None or is_negative(claim) or _RULED_OUT.search(claim.text):
        return
    told = denied.groupdict()
    if stem(cause["what"].split()[-1].lower()) == stem((told.get("what") or told["that"]).split()[-1].lower()):
        mine, yours = (Value("word", Span(*found.span()), found[0]) for found in (cause, denied))
        yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"“{yours.text}” is not “{mine.text}”", "part"))


_CAUSED = re.compile(
    r"\b(?:caused by|due to|because of|blamed on|put down to|sparked by|started by|triggered by|the result of) "
    r"(?:an? |the )?(?P<what>[a-z-]+(?: [a-z-]+)?)",
    re.IGNORECASE,
)
_RULED_OUT = re.compile(
    r"\b(?:(?P<what>[a-z-]+(?: [a-z-]+)?) (?:can be|could be|was|were|has been|have been|is|are) ruled out|"
    r"rul(?:e[sd]?|ing) out (?:an? |the )?(?P<that>[a-z-]+(?: [a-z-]+)?)(?= as\b|[.,;]|$))",
    re.IGNORECASE,
)

# "A faulty update, not an attack from outside".
_NOT_THAT = re.compile(r"(?:,|\band) (?:and )?not (?:by )?(?:an? |the )?(?P<that>[a-z-]+)\b(?! (?:only|just|yet))")

_GROUPS = re.compile(
    r"\b(pensioners?|children|students?|adults?|members?|residents?|under-\d+s|seniors?|visitors?|locals?|families|women|"
    r"pupils|apprentices|teenagers|veterans|the disabled|the unemployed)\b",
    re.IGNORECASE,
)


def _free_for(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield "free for pensioners" where the clause of the snippet that has the pensioners names a price."""
    free, who = _FREE_OF.search(claim.text), _GROUPS.search(claim.text)
    if free is None or who is None:
        return
    for part in sentences(snippet):
        told = _GROUPS.findall(snippet.text[part.slice])
        if [one.lower().rstrip("s") for one in told] != [who[0].lower().rstrip("s")]:
            continue
        price = _MONEY.search(snippet.text, part.start, part.end)
        if price and not _FREE_OF.search(snippet.text, part.start, part.end):
            mine, yours = (Value("word", Span(*found.span()), found[0]) for found in (free, price))
            yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"“{yours.text}” is not “{mine.text}”", "part"))


_FREE_OF = re.compile(r"\bfree\b(?! (?:to|from)\b)", re.IGNORECASE)


def _has_subject(claim: Reading, snippet: Reading) -> bool:
    """Whether what the snippet speaks of first is in the claim: the museum in the park is not the park."""
    return bool(snippet.plain) and (snippet.plain[0].stem in claim.stems or snippet.terms[0].name)


_MONEY = re.compile(r"[$€£]\s?\d[\d.,]*|\b\d[\d.,]* (?:dollars?|euros?|pounds?|kroner|kronor|francs|pence|cents)\b")


_NUMBER = r"\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ALL = re.compile(
    rf"\b(?<!of )(?P<how>all|most|every one|a majority|more than half) (?:of )?(?:the |its |their |his |her )?"
    rf"(?:(?:{_NUMBER}) )?"
    rf"(?P<noun>[a-z][\w’'-]+)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"\b(?:(?P<share>\d[\d.]*)\s?(?:%|per ?cent)|(?P<some>some|several|half|few|{_NUMBER})) of "
    rf"(?:the |its |their |all )?"
    rf"(?:(?P<whole>{_NUMBER}) )?(?P<noun>[a-z][\w’'-]+)",
    re.IGNORECASE,
)
_SAME_REST = 0.75  # of the claim's content words, which the other text must have


def _share_of(claim: Reading, snippet: Reading, part: Span) -> Iterator[Match]:
    """Yield "all members" beside "79 percent of the members", "most voters" beside "41 percent of voters"."""
    ours, theirs = _ALL.search(claim.text), _PART.search(snippet.text, part.start, part.end)
    if ours is None or theirs is None or stem(ours["noun"]) != stem(theirs["noun"]) or _ALL.search(snippet.text):
        return
    told = [term.stem in snippet.stems for term in claim.plain]
    whole = theirs["whole"] is not None and theirs["whole"] == theirs["some"]
    most = ours["how"].lower() not in ("all", "every one")
    if sum(told) < _SAME_REST * len(told) or whole or (most and not (theirs["share"] and float(theirs["share"]) < 50)):
        return
    if theirs["share"] and float(theirs["share"]) >= 99:
        return
    mine, yours = (Value("word", Span(*found.span()), found[0]) for found in (ours, theirs))
    yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"“{yours.text}” is not “{mine.text}”", "part"))


_OFTEN = re.compile(
    r"\b(?P<few>twice|thrice)\b(?! (?:as|the|an|that|its|weekly|daily)\b|"
    r" a (?!day\b|week\b|month\b|year\b))|"
    r"\b(?<![\d.])(?P<count>two|three|four|five|six|seven|eight|nine|ten|\d+(?:\.\d+)?) times\b"
    r"(?! (?:as|more|higher|larger|bigger|that|"
    r"the (?:size|number|amount|rate|price|cost|value|average|risk|length|national))\b)",
    re.IGNORECASE,
)
_SO_OFTEN = {"twice": "2", "two": "2", "thrice": "3", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
             "eight": "8", "nine": "9", "ten": "10"}  # fmt: skip


def _often(claim: Reading, snippet: Reading, part: Span) -> Iterator[Match]:
    """Yield how often it happened by the claim where by the snippet it was more or less often: twice, three times."""
    ours, theirs = list(_OFTEN.finditer(claim.text)), list(_OFTEN.finditer(snippet.text, part.start, part.end))
    if len(ours) == len(theirs) == 1 and _number(ours[0]) != _number(theirs[0]):
        mine, yours = (Value("word", Span(*found.span()), found[0]) for found in (ours[0], theirs[0]))
        why, every = f"{yours.text} is not {mine.text}", _same_time(claim.text, ours[0], snippet.text, theirs[0])
        yield Match(mine, yours, Comparison(Relation.DIFFERENT, why, "often" if every else "word"))


def _same_time(claim: str, ours: re.Match[str], snippet: str, theirs: re.Match[str]) -> bool:
    """Whether both say how often in one time: "three times a year", "twice a year"."""
    one, other = _EVERY.match(claim, ours.end()), _EVERY.match(snippet, theirs.end())
    return bool(one and other and one[1] == other[1])


# "three times a year"; a debt of "2.1 times its annual earnings"
_EVERY = re.compile(
    r" (?:(?:a|each|every|per) (?=(?:day|week|month|year|season)\b)|(?:its |their |the )?(?=annual|yearly))(\w+)"
)


def _number(found: re.Match[str]) -> str:
    word = (found["few"] or found["count"]).lower()
    return _SO_OFTEN.get(word, word)


def _told(
    claim: Reading, ours: re.Pattern[str], snippet: Reading, theirs: re.Pattern[str], part: Span
) -> Iterator[Match]:
    one, other = ours.search(claim.text), theirs.search(snippet.text, part.start, part.end)
    if one is not None and other is not None and not ours.search(snippet.text) and not theirs.search(claim.text):
        mine, yours = (Value("word", Span(*found.span()), found[0]) for found in (one, other))
        yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"“{yours.text}” is not “{mine.text}”", "word"))


__all__ = ["given_up", "ruled_out", "unworded", "worded"]
