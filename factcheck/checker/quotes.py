"""Quotation claims: did this speaker say these words, exactly, with a marked cut, altered, or somebody else?"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from factcheck.checker.spoken import is_one, names_last, says_another, teller
from factcheck.checker.stance import Opinion
from factcheck.records import Claim, ClaimKind, Code, Finding, Relation, Snippet, Span, Stance
from factcheck.values import person, quotation, role
from factcheck.values.person import same_person
from factcheck.values.quotation import Quotation, QuoteMatch
from factcheck.values.role import Role


def weigh(claim: Claim, snippet: Snippet, *, sentence: str = "") -> tuple[Opinion, tuple[Finding, ...], Span] | None:
    """Return the stance on a quotation, its findings and the rationale; None where the snippet holds nothing like it.

    Only exact words count: words inside quotation marks of a snippet with a speaker, or a snippet marked verbatim.
    A quotation that is not found says nothing: silence never contradicts.
    """
    halves = _halves(claim)
    if len(halves) > 1:
        told = [weigh(replace(claim, values=(half,)), snippet, sentence=sentence) for half in halves]
        return _together(told)
    claim = replace(claim, speaker=_apposed(claim.speaker, sentence) or claim.speaker)
    quoted = _quotation(claim)
    passages = exact_passages(snippet)
    if quoted is not None and not passages:
        return _told(claim, quoted, snippet)
    if quoted is None:
        return None
    outcomes = [(passage, quotation.compare(quoted, snippet.text[passage.slice])) for passage in passages]
    found = [(passage, outcome) for passage, outcome in outcomes if outcome.verdict != "not_found"]
    if not found:
        return None
    order = ("exact", "marked_cut", "altered")
    passage, outcome = min(found, key=lambda pair: (order.index(pair[1].verdict), pair[0]))
    where = outcome.span.shift(passage.start) if outcome.span else passage
    said = None if snippet.verbatim else teller(snippet.text, passage)
    if said is not None and said.named and snippet.speaker and not is_one(said.name, snippet.speaker):
        snippet = replace(snippet, speaker=said.name)  # the snippet quotes others, too
    if claim.speaker and sentence and not _tells_who(sentence, claim.speaker) and _is_other(claim, snippet):
        return Opinion(Stance.NEUTRAL, 0.0, "the article's sentence does not name its speaker"), (), where
    return _opinion(claim, snippet, outcome, passage, where)


# Whom a pronoun right at the quotation stands for is the one whom the sentence before is about.
_SHE_SAID = re.compile(r"[”\"] (?:he|she) (?:said|told|added|asked|wrote|warned|argued|insisted)\b", re.IGNORECASE)


def _tells_who(sentence: str, speaker: str) -> bool:
    return bool(_SHE_SAID.search(sentence)) or names_last(sentence, speaker)


def _halves(claim: Claim) -> list[Quotation]:
    """The parts of a quotation that the article breaks off to say who speaks; one inside another is no part."""
    found = [value for value in claim.values if isinstance(value, Quotation)]
    apart = all(not one.span.overlaps(other.span) for one, other in pairwise(found))
    return found if apart and claim.kind is ClaimKind.QUOTATION else found[:1]


def _together(
    told: list[tuple[Opinion, tuple[Finding, ...], Span] | None],
) -> tuple[Opinion, tuple[Finding, ...], Span] | None:
    """What is so of both halves; where one is wrong, that."""
    for one in told:
        if one is not None and one[0].stance is Stance.CONTRADICTS:
            return one
    return None if any(one is None for one in told) else next((one for one in told if one is not None), None)


def _told(claim: Claim, quoted: Quotation, snippet: Snippet) -> tuple[Opinion, tuple[Finding, ...], Span] | None:
    """Return support where a snippet without a speaker of its own names him, nobody else, and quotes the very words.

    Other words there prove nothing: who reports somebody may cut and smooth.
    """
    if snippet.speaker is not None or not claim.speaker:
        return None
    for value in quotation.parse(snippet.text):
        outcome = quotation.compare(quoted, snippet.text[value.inner.slice])
        if outcome.verdict not in ("exact", "marked_cut"):
            continue
        where = outcome.span.shift(value.inner.start) if outcome.span else value.inner
        if other := says_another(snippet.text, value.inner, claim.speaker):
            return _of_another(claim, snippet, where, other)
        if _is_told_of(claim.speaker, snippet.text, value.inner):
            return Opinion(Stance.SUPPORTS, 0.9, f"the source quotes {claim.speaker} so"), (), where
    return None


def _is_told_of(speaker: str, text: str, inner: Span) -> bool:
    """Whether the words are told of the speaker: by the name at them, or as he is the only one whom the text names."""
    if not names_last(text, speaker):
        return False
    found = teller(text, inner)
    return is_one(found.name, speaker) if found.name else all(is_one(one.text, speaker) for one in person.parse(text))


def exact_passages(snippet: Snippet) -> tuple[Span, ...]:
    """Return where the snippet gives somebody's exact words."""
    if snippet.verbatim:
        return (Span(0, len(snippet.text)),)
    if snippet.speaker is None:
        return ()
    return tuple(value.inner for value in quotation.parse(snippet.text))


def _quotation(claim: Claim) -> Quotation | None:
    inside = [value for value in claim.values if isinstance(value, Quotation)]
    if inside:
        return max(inside, key=lambda value: len(value.words))
    parsed = quotation.parse(claim.quote)
    if parsed:
        first = max(parsed, key=lambda value: len(value.words))
        by = claim.span.start
        return Quotation(
            "quotation", first.span.shift(by), first.text, first.words, first.inner.shift(by), first.closed
        )
    words = claim.quote.strip("“”\"' ")
    start = claim.span.start + claim.quote.find(words)
    span = Span(start, start + len(words))
    return Quotation("quotation", span, words, words, span, True) if words else None


def _opinion(
    claim: Claim, snippet: Snippet, outcome: QuoteMatch, passage: Span, where: Span
) -> tuple[Opinion, tuple[Finding, ...], Span]:
    post = _post_apart(claim, snippet)
    if post == "title":  # one may hold two posts
        return Opinion(Stance.NEUTRAL, 0.0, f"the source does not say that its speaker is {claim.speaker}"), (), where
    other = bool(post) or _is_other(claim, snippet)
    if other and outcome.verdict in ("exact", "marked_cut"):
        return _of_another(claim, snippet, where, snippet.speaker or "")
    if other:
        return Opinion(Stance.NEUTRAL, 0.0, "another speaker said something like it"), (), where
    before = _TURNS.search(snippet.text, passage.start, where.start) if outcome.verdict == "exact" else None
    if before is not None and before[0].lower() not in claim.text.lower():
        said = claim.quote.strip('“”" ,.')
        words = f"{before[0]}{snippet.text[where.slice]}"
        message = f"quoted as “{said}”, the source has “{words}”"
        turned = Span(before.start(), where.end)
        finding = Finding(Code.QUOTATION, message, claim.span, claim.quote, snippet.key, turned, words)
        return Opinion(Stance.CONTRADICTS, 0.9, "what comes before was left out, and turns it"), (finding,), turned
    if outcome.verdict == "altered":
        return (
            Opinion(Stance.CONTRADICTS, 0.9, "the quotation was altered without a mark"),
            _altered(snippet, outcome, passage),
            where,
        )
    why = (
        "the words are the speaker's own" if outcome.verdict == "exact" else "the speaker's own words, cut where marked"
    )
    return Opinion(Stance.SUPPORTS, 0.98, why), (), where


def _of_another(claim: Claim, snippet: Snippet, where: Span, name: str) -> tuple[Opinion, tuple[Finding, ...], Span]:
    message = f"the source gives these words to {name}, not {claim.speaker}"
    finding = Finding(Code.SPEAKER, message, claim.span, claim.quote, snippet.key, where, snippet.text[where.slice])
    return Opinion(Stance.CONTRADICTS, 0.95, message), (finding,), where


# What turns the words behind it round, or makes less of them: "one of the most modern" is not "the most modern".
_TURNS = re.compile(r"\b(?:one of|some of|among|not|never|hardly|no longer|almost|nearly|far from) $", re.IGNORECASE)


def _apposed(speaker: str | None, sentence: str) -> str:
    """Return whose name the article's sentence puts behind the speaker's post: "warned the governor, Ana Roe"."""
    if not speaker or not speaker[0].islower():
        return ""
    named = re.compile(rf"\b{re.escape(speaker)}, $", re.IGNORECASE)
    return next((one.text for one in person.parse(sentence) if named.search(sentence, 0, one.span.start)), "")


def _post_apart(claim: Claim, snippet: Snippet) -> str:
    """Return how the post that is all the claim says of its speaker differs from those of the snippet's: rank, title.

    Empty where it fits one of them, or one of the two says nothing of posts.
    """
    if not claim.speaker or not claim.speaker[0].islower() or not snippet.speaker:
        return ""
    said = [Role("role", post.span, claim.speaker, post.title, "", "") for post in role.bare(claim.speaker)]
    held = [one for one in role.parse(snippet.text) if same_person(one.holder, snippet.speaker)]
    outcomes = [role.compare(ours, theirs) for ours in said for theirs in held]
    if not outcomes or any(outcome.relation is not Relation.DIFFERENT for outcome in outcomes):
        return ""
    return "rank" if any(outcome.aspect == "rank" for outcome in outcomes) else "title"


def _is_other(claim: Claim, snippet: Snippet) -> bool:
    if not claim.speaker or claim.speaker.islower():  # "who" is nobody's name
        return False
    if not snippet.speaker or _by_given_name(claim.speaker, snippet.speaker):
        return False
    return not same_person(claim.speaker, snippet.speaker)


def _by_given_name(speaker: str, full: str) -> bool:
    """Whether a speaker is called by the given name alone: "Chiara" for Chiara Valdessi."""
    return " " not in speaker and " " in full and full.casefold().startswith(f"{speaker.casefold()} ")


def _said(ours: str, theirs: str) -> str:
    if not theirs:
        return f"“{ours}” is not in the words this snippet quotes"
    return f"quoted as “{ours}”, the source has “{theirs}”" if ours else f"without a mark, “{theirs}” was left out"


def _altered(snippet: Snippet, outcome: QuoteMatch, passage: Span) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            Code.QUOTATION,
            _said(change.claim_words, change.source_words),
            change.claim_span,
            change.claim_words,
            snippet.key,
            change.source_span.shift(passage.start),
            change.source_words,
        )
        for change in outcome.changes
    )


def unsettled(opinion: Opinion) -> Opinion:
    """Return the opinion made neutral: a report in other words neither proves nor disproves exact words."""
    return Opinion(Stance.NEUTRAL, 0.0, f"the speaker's exact words are not in the snippet; {opinion.why}")
