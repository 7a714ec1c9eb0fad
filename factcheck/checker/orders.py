"""Who comes first: what is the largest by one text is not second to another, and who was sued did not sue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.names import Name, meets, names
from factcheck.checker.passage import passage
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.rank import Rank
from factcheck.values.words import ORDINALS

_REACH = 45  # characters between a name and what it is the most of
_IS = re.compile(
    r"(?:,| was| is| are| were| remains?| remained| became| has become| had| has| have| as| with| makes?| made)?"
    r" (?:by far |still |also |now )?(?:the |its |our |their |[\w ]{1,20}['’]s? )?$"
)
_BEHIND = re.compile(r"[^.;:]{0,30}? (?:is|was|are|were|remains?|:) (?:the )?$")


def orders(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield whom the claim calls the most of its kind where the snippet says it of another, and who did it to whom.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Norway is the firm's largest market, ahead of Spain.")
    >>> found = orders(claim, read("Spain was the largest market, followed by Norway."))
    >>> [match.outcome.why for match in found]
    ['largest market: Spain, not Norway']
    """
    if is_negative(claim) or is_negative(snippet):
        return
    ours, theirs = _holders(claim), _holders(snippet)
    for what, mine, value in ours:
        told = [(name, words) for other, name, words in theirs if other[:3] == what[:3] and _within(what[3], other[3])]
        if not told or any(meets(mine, (name,), frozenset()) for name, _ in told):
            continue
        if _stands(mine, snippet):  # so the snippet knows of it, and calls another the most
            name = told[0][0]
            why = f"{value.text}: {_words(snippet, name).text}, not {_words(claim, mine).text}"
            yield Match(_words(claim, mine), _words(snippet, name), Comparison(Relation.DIFFERENT, why, "name"))
            return
    yield from _behind_another(claim, snippet, ours)
    yield from _the_least(claim, snippet)
    yield from _highest_since(claim, snippet)
    yield from _ranked(claim, snippet)
    yield from _ranks_among(claim, snippet)
    yield from _first_of_many(claim, snippet)
    yield from _turned(claim, snippet)
    yield from _places(claim, snippet)


_ORDINAL = "|".join(sorted((word for word in ORDINALS if word.isalpha()), key=len, reverse=True))
_PLACE = re.compile(
    r"(?P<subject>[\w’'-]+)(?:, [^,;.]{1,30},)? (?:is|was|are|were|comes?|came|(?:finish(?:es|ed)?|takes?|took)(?: in)?"
    r"|ranks?|ranked|was placed|lies|lay|stands?|stood) (?:only |just |still |now )?"
    rf"(?P<place>{_ORDINAL}|last)\b(?: place\b)?"
    r"(?!-| (?:of|time|to|half|in line|person|one|day|year|such))",
    re.IGNORECASE,
)


def _places(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the place in an order that a thing has where the snippet gives it another: "comes second", "is third"."""
    for ours in _PLACE.finditer(claim.text):
        subject = stem(ours["subject"].lower())
        told = [one for one in _PLACE.finditer(snippet.text) if stem(one["subject"].lower()) == subject]
        if len(told) == 1 and told[0]["place"].lower() != ours["place"].lower():
            mine, yours = (Value("rank", Span(*found.span("place")), found["place"]) for found in (ours, told[0]))
            yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", "word"))


def _ranked(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the second highest fee of a claim where the snippet says of the fee that it is the highest."""
    ours, theirs = (
        [rank for rank in one.of_kind("rank") if isinstance(rank, Rank) and rank.sense] for one in (claim, snippet)
    )
    if len(ours) != 1 or len(theirs) != 1 or ours[0].sense != theirs[0].sense or ours[0].low == theirs[0].low:
        return
    mine, yours = ours[0], theirs[0]
    nouns = ["" if _DONE.search(rank.noun) else stem(rank.noun) for rank in (mine, yours)]  # "the highest ever paid"
    told = nouns[0] in snippet.stems or nouns[1] in claim.stems
    if nouns[0] != nouns[1] and told and not (nouns[0] in snippet.stems and nouns[1] in claim.stems):
        yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", "rank"))


_AMONG = re.compile(
    r"\b(?:ranks?|ranked|is|was|comes?|came|stands?|lies|lay) (?:in )?(?P<place>\d{1,2}(?:st|nd|rd|th)|"
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?: place)? (?:among|of) (?:the )?"
    r"(?P<whose>[A-Z][\w’']* )?(?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+)(?=[.,;]| in\b| by\b|$)"
)


def _ranks_among(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the third largest maker of a claim where the snippet says that it ranks fifth among the makers."""
    for found in _AMONG.finditer(snippet.text):
        place = _place(found["place"])
        for rank in _ranks(claim):
            of_one = stem(rank.noun) == stem(found["noun"]) and rank.low != place
            if of_one and _within(rank.per.rstrip("."), re.sub(r"['’]s?$", "", (found["whose"] or "").strip()).lower()):
                yours = Value("rank", Span(*found.span()), found[0])
                yield Match(rank, yours, Comparison(Relation.DIFFERENT, f"{found['place']} is not {rank.text}", "part"))
                return


_FOR_THE_FIRST = re.compile(r"\b(?:for the |his |her |its |their )first(?: ever)?(?: (?P<noun>[a-z]+))?", re.IGNORECASE)
_NTH = re.compile(
    r"\b(?:his|her|its|their|for the) (?P<place>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"\d{1,2}(?:nd|rd|th)) (?P<noun>[a-z]+)\b"
)


def _first_of_many(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield "a final for the first time" beside "her third final", and the other way round."""
    for one, other in ((claim, snippet), (snippet, claim)):
        first, later = _FOR_THE_FIRST.search(one.text), _NTH.search(other.text)
        if first is None or later is None or _FOR_THE_FIRST.search(other.text):
            continue
        noun = stem(later["noun"])
        said = noun == stem(first["noun"] or "") or (first["noun"] == "time" and noun in one.stems)
        if said and any(_stands(name, snippet) for name in names(claim)):
            mine, yours = (Value("rank", Span(*found.span()), found[0]) for found in (first, later))
            if one is snippet:
                mine, yours = yours, mine
            yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", "part"))
            return


def _place(word: str) -> int:
    return int(word[:-2]) if word[0].isdigit() else ORDINALS[word.lower()]


# The first of an order stands before these, the next behind: "ahead of Spain", "followed by biology".
_AFTER = re.compile(r"\b(?:ahead of|followed (?:closely )?by|before) (?:the one (?:to|in|from|of|at) |the |that of )?")
_FIRST = re.compile(
    r"\b(?:(?:the |its |their |our )?"
    r"(?:largest|biggest|highest|most [a-z]+|best|top|fastest|longest|leading|main) [a-z]+|came first|in first place)",
    re.IGNORECASE,
)


def _behind_another(claim: Reading, snippet: Reading, ours: _Holders) -> Iterator[Match]:
    """Yield what the claim calls the most where the snippet has another ahead of it: "ahead of biology"."""
    first = _FIRST.search(claim.text)
    held = [_words(claim, name) for _, name, _ in ours]
    if first is not None:  # "the most popular subject was biology"
        told = re.match(r" (?:is|was|are|were|remains?|came from) (?:the )?", claim.text[first.end() :])
        at = first.end() + told.end() if told else -1
        held += [Value("word", term.span, claim.text[term.span.slice]) for term in claim.terms if term.span.start == at]
    most = _IS_THE_MOST.search(claim.text)
    held += [_words(claim, name) for name in names(claim) if most and name.terms[0].span.start < most.start()]
    part = passage(claim, snippet)
    for found in _AFTER.finditer(snippet.text, part.start, part.end):
        behind = snippet.text[found.end() : part.end]
        for mine in held:
            if behind.startswith(mine.text) and _shares(claim, snippet, mine.span):
                span = Span(found.start(), found.end() + len(mine.text))
                yours = Value("word", span, snippet.text[span.slice])
                why = f"“{yours.text}”: another is first"
                yield Match(mine, yours, Comparison(Relation.DIFFERENT, why, "part"))
                return


_IS_THE_MOST = re.compile(r"\b(?:is|was|are|were) (?:by far )?the (?:most [a-z]+|[a-z]+est)\.?$")


def _shares(claim: Reading, snippet: Reading, but: Span) -> bool:
    """Whether the snippet has a word of the claim's that is no name, besides what is held against it."""
    return any(term.stem in snippet.stems for term in claim.plain if not term.span.overlaps(but))


_MOST = re.compile(r"\b(?:best|highest|largest|biggest|most|fastest|strongest|richest|top)\b", re.IGNORECASE)
_LEAST = re.compile(r"\b(?:worst|lowest|smallest|fewest|least|slowest|weakest|poorest|bottom)\b", re.IGNORECASE)


def _the_least(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield "the best results came from Hallen" beside "the best in the capital, the lowest in Hallen"."""
    for ours, other in ((_MOST, _LEAST), (_LEAST, _MOST)):
        most = list(ours.finditer(claim.text))
        if len(most) != 1 or other.search(claim.text) or not (ours.search(snippet.text) and other.search(snippet.text)):
            continue
        for name in names(claim):
            told = next((one for one in names(snippet) if meets(name, (one,), frozenset())), None)
            if told is None:
                continue
            before = [*ours.finditer(snippet.text, 0, told.terms[0].span.start)]
            against = [*other.finditer(snippet.text, 0, told.terms[0].span.start)]
            if (
                against
                and (not before or before[-1].start() < against[-1].start())
                and _shares(claim, snippet, Span(0, 0))
            ):
                mine, yours = (Value("word", Span(*found.span()), found[0]) for found in (most[0], against[-1]))
                yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", "part"))
                return


_SINCE = re.compile(r"\b(?P<most>\w+est|most|best|worst|first)\b[^.;,]{0,30}? since (?:\w+ )?(?P<year>(?:19|20)\d\d)\b")


def _highest_since(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield since when there was no such: "the highest since 1992", "the highest value since 1987"."""
    ours, theirs = _SINCE.search(claim.text), _SINCE.search(snippet.text)
    if ours and theirs and ours["most"].lower() == theirs["most"].lower() and ours["year"] != theirs["year"]:
        mine, yours = (Value("word", Span(*found.span()), found[0]) for found in (ours, theirs))
        yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", "part"))


def _within(one: str, other: str) -> bool:
    """Whether two are ranked in one area, or of one of them it is not said in which."""
    return not (one and other) or one[:4] == other[:4]


def _ranks(reading: Reading) -> list[Rank]:
    return [rank for rank in reading.of_kind("rank") if isinstance(rank, Rank) and rank.sense]


_DONE = re.compile(r"(?:ed|en|paid|made|built|won|held)$")


def _stands(name: Name, reading: Reading) -> bool:
    return meets(name, names(reading), frozenset())


_Holders = list[tuple[tuple[str, float, str, str], Name, Value]]


def _holders(reading: Reading) -> _Holders:
    """Return what each superlative ranks and by what, whose it is, and its words."""
    found = []
    for rank in reading.of_kind("rank"):
        if not isinstance(rank, Rank) or not rank.sense or not rank.noun:
            continue
        sense = "largest" if rank.sense == "most important" else rank.sense
        named = [name for name in names(reading) if not _OWNS.search(_words(reading, name).text)]
        before = [name for name in named if 0 < rank.span.start - name.terms[-1].span.end <= _REACH]
        head = reading.text[rank.span.start :].split(rank.noun)[0] + rank.noun
        after = [name for name in named if name.terms[0].span.start >= rank.span.start + len(head)]
        holder = None
        if before and _IS.fullmatch(reading.text, before[-1].terms[-1].span.end, rank.span.start):
            holder = before[-1]
        elif after and _BEHIND.fullmatch(reading.text, rank.span.end, after[0].terms[0].span.start):
            holder = after[0]
        if holder is not None:
            words = Value("rank", rank.span, head)
            owner = next(
                (one for one in names(reading) if one not in named and one.terms[-1].span.end == rank.span.start - 1),
                None,
            )
            scope = owner.terms[0].stem if owner else rank.per
            found.append(((sense, rank.low, stem(rank.noun), scope), holder, words))
    return found


_OWNS = re.compile(r"['’]s?$")  # "Italy's largest city" is not Italy


def _words(reading: Reading, name: Name) -> Value:
    span = Span(name.terms[0].span.start, name.terms[-1].span.end)
    return Value("person", span, reading.text[span.slice])


_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be) (?:\w+ly )?(?P<verb>\w{3,}(?:ed|en|wn|ht|ught|ld|nt)|beaten|hit|cut|led|"
    r"sued|met) by (?:an? |the |its |his |her |their )?"
)
_BE = re.compile(r"\b(?:is|are|was|were|been|be|being|get|got|gets) (?:\w+ly |not )?$")


def _root(verb: str) -> str:
    """What the forms of a verb have in common: "sues", "suing", "sued"."""
    word = stem(verb.lower())
    return re.sub(r"(?:ing|ed|e?s|e)$", "", word) if len(word) > 3 else word


# What two do to each other, or one may do with the other.
_MUTUAL = frozenset(map(_root, "joined married met accompanied matched merged preceded supported replaced".split()))


def _turned(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield what one does to another by the claim where it was done to the one by the other: "is being sued by"."""
    for passive, active in ((claim, snippet), (snippet, claim)):
        part = passage(claim, snippet) if passive is snippet else Span(0, len(passive.text))
        for found in _PASSIVE.finditer(passive.text, part.start, part.end):
            verb = _root(found["verb"])
            done = _done_to(passive, found)
            by = [term for term in passive.terms if found.end() <= term.span.start < found.end() + _NEXT]
            if verb in _MUTUAL or done is None or not by:
                continue
            for one in active.terms:
                going = active.text[one.span.slice].endswith("ing")
                if (
                    _root(active.text[one.span.slice]) != verb
                    or active.text.startswith(" by ", one.span.end)
                    or (not going and _BE.search(active.text, 0, one.span.start))
                ):
                    continue
                doer = [term.stem for term in active.terms if term.span.end <= one.span.start][-1:]
                after = [t.stem for t in active.terms if one.span.end <= t.span.start < one.span.end + _NEXT]
                if doer == [done] and {term.stem for term in by} & set(after):
                    pair = [
                        Value("act", Span(*found.span()), found[0].strip()),
                        Value("act", one.span, active.text[one.span.slice]),
                    ]
                    mine, yours = pair if passive is claim else reversed(pair)
                    yield Match(
                        mine, yours, Comparison(Relation.DIFFERENT, f"“{yours.text}” is not “{mine.text}”", "name")
                    )
                    return


_NEXT = 25  # characters behind a verb in which its object begins


def _done_to(reading: Reading, found: re.Match[str]) -> str | None:
    """The stem of the word right before a passive: to whom it is done."""
    before = [term for term in reading.terms if term.span.end <= found.start()]
    return before[-1].stem if before else None


__all__ = ["orders"]
