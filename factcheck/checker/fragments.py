"""A few words quoted inside a sentence: what is called “a fool” in the source was not called “a hero”."""

from __future__ import annotations

import re

from factcheck.checker.quotes import exact_passages
from factcheck.checker.reading import read
from factcheck.checker.spoken import says_another, teller
from factcheck.checker.stance import Opinion
from factcheck.checker.terms import stem
from factcheck.records import Claim, Code, Finding, Snippet, Span, Stance
from factcheck.values import quotation
from factcheck.values.person import same_person

_LONGEST = 6  # words; what is longer is a quotation of its own
_TELLING = 3  # words and more that two people hardly say alike by chance
_SURE = 0.8
_TOLD = 0.5  # of the claim's words outside the marks
_WORD = re.compile(r"[\w’'-]+")
_BESIDE = re.compile(r"(?P<words>(?:[\w’'-]+ ){2})[“\"‘']?$")


def weigh(claim: Claim, snippet: Snippet) -> tuple[Opinion, tuple[Finding, ...], Span] | None:
    """Return that a fragment is somebody else's, or was altered: a word of the speaker's own differs; None elsewhere.

    The place is the same where all words but one are, or where the two words ahead are and the snippet has the rest.
    """
    if (other := _of_another(claim, snippet)) is not None:
        return other
    if claim.speaker is None or snippet.speaker is None or not same_person(claim.speaker, snippet.speaker):
        return None
    ours = [value for value in quotation.parse(claim.quote) if value.closed]
    theirs = exact_passages(snippet)
    if len(ours) != 1 or len(theirs) != 1 or snippet.verbatim:
        return None
    mine, yours = ours[0].words, snippet.text[theirs[0].slice]
    if not _altered(mine, yours) and not _in_one_place(claim, ours[0].span, snippet, theirs[0], mine, yours):
        return None
    said, has = mine.strip(" ,."), yours.strip(" ,.")
    message = f"quoted as “{said}”, the source has “{has}”"
    span = ours[0].inner.shift(claim.span.start)
    finding = Finding(Code.QUOTATION, message, span, said, snippet.key, theirs[0], yours)
    return Opinion(Stance.CONTRADICTS, _SURE, "the quotation was altered without a mark"), (finding,), theirs[0]


def _of_another(claim: Claim, snippet: Snippet) -> tuple[Opinion, tuple[Finding, ...], Span] | None:
    """Return that words which the claim quotes somebody with are another's, whom the snippet names at them."""
    for mine in quotation.parse(claim.quote):
        said = teller(claim.quote, mine.inner)
        if not said.named or len(_WORD.findall(mine.words)) < _TELLING:
            continue
        for yours in quotation.parse(snippet.text):
            outcome = quotation.compare(mine, snippet.text[yours.inner.slice])
            other = says_another(snippet.text, yours.inner, said.name)
            if outcome.verdict != "exact" or not other:
                continue
            message = f"the source gives these words to {other}, not {said.name}"
            span, words = mine.span.shift(claim.span.start), snippet.text[yours.span.slice]
            finding = Finding(Code.SPEAKER, message, span, mine.text, snippet.key, yours.span, words)
            return Opinion(Stance.CONTRADICTS, _SURE, message), (finding,), yours.span
    return None


def _altered(mine: str, yours: str) -> bool:
    """Whether two fragments of two words and more differ in one, a content word of another stem."""
    one, other = _WORD.findall(mine.lower()), _WORD.findall(yours.lower())
    apart = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return 1 < len(one) == len(other) <= _LONGEST and len(apart) == 1 and stem(apart[0][0]) != stem(apart[0][1])


def _in_one_place(claim: Claim, span: Span, snippet: Snippet, there: Span, mine: str, yours: str) -> bool:
    """Whether both stand behind the same two words, have none in common, and the snippet has the rest of the claim."""
    words = [frozenset(map(stem, _WORD.findall(text.lower()))) for text in (mine, yours)]
    ahead = [_BESIDE.search(text[:end]) for text, end in ((claim.quote, span.start), (snippet.text, there.start))]
    if words[0] & words[1] or not ahead[0] or not ahead[1] or ahead[0]["words"].lower() != ahead[1]["words"].lower():
        return False
    if max(len(_WORD.findall(text)) for text in (mine, yours)) > _LONGEST // 2:
        return False
    stems = read(snippet.text).stems
    rest = [term for term in read(claim.text).plain if term.stem not in words[0]]
    return sum(term.weight for term in rest if term.stem in stems) >= _TOLD * sum(term.weight for term in rest)


__all__ = ["weigh"]
