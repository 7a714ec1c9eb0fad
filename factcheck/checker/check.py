"""Claims in, verdicts out: retrieve, align, weigh each pair, decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Protocol

from rapidfuzz import fuzz

from factcheck.checker import fragments, quotes, roles
from factcheck.checker.believed import believed
from factcheck.checker.candidates import Candidate, Others, candidate, newest
from factcheck.checker.case import Case, placed, same_title
from factcheck.checker.confirmed import confirmed
from factcheck.checker.decide import decide
from factcheck.checker.doers import of_himself
from factcheck.checker.ended import is_over
from factcheck.checker.extremes import beaten, outdone, surpassed
from factcheck.checker.figured import figured
from factcheck.checker.findings import findings, rationale, told_elsewhere
from factcheck.checker.match import Match
from factcheck.checker.overtaken import overtaken
from factcheck.checker.passage import is_of_now
from factcheck.checker.reading import FIGURES, Reading, asserted, read, squeezed
from factcheck.checker.referring import Told
from factcheck.checker.rivals import rivals
from factcheck.checker.second import second_opinions
from factcheck.checker.seconded import done, seconded
from factcheck.checker.stance import Opinion, weigh
from factcheck.checker.together import together
from factcheck.records import Article, Claim, ClaimKind, Code, Evidence, Finding, Period, Snippet, Span, Stance, Verdict
from factcheck.settings import Settings
from factcheck.threads import spread
from factcheck.values.date import Moment

_COPY = 92  # of 100: a snippet this near to the article's own sentence, from a page with the article's own title


class Found(Protocol):
    """A snippet a retriever brings, with how near it is in meaning."""

    @property
    def snippet(self) -> Snippet: ...
    @property
    def cosine(self) -> float: ...


class Retriever(Protocol):
    """Anything that finds snippets for texts."""

    def search(self, queries: Sequence[str], *, limit: int) -> Sequence[Sequence[Found]]:
        """Return the best snippets for each query, best first."""
        ...


class Known(Protocol):
    """Verdicts from earlier runs."""

    def get(self, cases: Sequence[Case]) -> Sequence[Verdict | None]:
        """Return the verdict on each case, None where it was never judged."""
        ...

    def put(self, cases: Sequence[Case], verdicts: Sequence[Verdict]) -> None:
        """Keep what was judged now."""
        ...


def check(
    article: Article, claims: Sequence[Claim], *, retriever: Retriever, known: Known, settings: Settings
) -> Iterator[Verdict]:
    """Yield the verdict on each claim in order; only claims that are checkable and not known are looked up."""
    cases = [Case.of(article, claim) for claim in claims]
    kept = known.get(cases)
    fresh = [case for case, verdict in zip(cases, kept, strict=True) if verdict is None]
    asked = [case for case in fresh if case.claim.checkable]
    hits = retriever.search([case.claim.text for case in asked], limit=settings.candidates) if asked else []
    found = dict(zip((case.claim.id for case in asked), hits, strict=True))
    judged: list[Verdict] = []

    def decided(case: Case) -> Verdict:
        return decide(
            case.claim, evidence_for(case, found.get(case.claim.id, ()), settings=settings), settings=settings
        )

    try:
        with closing(spread(decided, fresh, threads=settings.threads)) as now:
            for claim, verdict in zip(claims, kept, strict=True):
                if verdict is None:
                    verdict = next(now)
                    judged.append(verdict)
                yield placed(verdict, claim)
    finally:  # whoever stops listening halfway need not have the first half judged again
        known.put(fresh[: len(judged)], judged)


def evidence_for(case: Case, hits: Sequence[Found], *, settings: Settings) -> list[Evidence]:
    """Return every candidate judged against the claim, copies of the article itself left out."""
    claim = case.claim
    day = newest(hit.snippet for hit in hits)
    ours = read(claim.text, case.as_of or _year_of(claim, day))
    if claim.kind is not ClaimKind.ATTRIBUTION:  # "the police said" takes over what they said, figures and all
        ours = asserted(ours, claim.quote)
    near = [hit for hit in hits if hit.cosine >= settings.near_cosine] or hits[:1]
    kept = [hit for hit in near if not _copies(case, hit.snippet)]
    told = Told.of(ours, [hit.snippet for hit in kept])
    found = [candidate(ours, hit.snippet, cosine=hit.cosine, as_of=case.as_of, told=told, newest=day) for hit in kept]
    now = is_of_now(ours, Span(0, len(ours.text)))  # of today, what was so long ago answers nothing
    others = Others.of([one for one in found if not of_himself(ours, one.reading) and not (now and one.past)])
    judged = [judge(claim, ours, one, others=others, sentence=case.sentence, settings=settings) for one in found]
    read_again = second_opinions(claim, ours, found, judged)
    read_again = seconded(claim, ours, found, together(ours, found, read_again))
    first = figured(claim, ours, found, believed(claim, ours, found, read_again))
    heard = rivals(claim, ours, found, done(claim, ours, found, first), settings=settings)
    sure = confirmed(claim, ours, found, heard)
    # What was not confirmed keeps the judge from no other snippet; what it was asked of before stays as it is.
    again = zip(first, sure, believed(claim, ours, found, sure), strict=True)
    settled = [new if before.stance is Stance.NEUTRAL else last for before, last, new in again]
    return overtaken(claim, ours, found, settled, settings=settings)


def _year_of(claim: Claim, day: Period | None) -> Period | None:
    """Return the day of the newest snippet where it settles no more than the year of what the claim calls "last year".

    Not about the turn of the year, nor where the claim names days: of which week "Monday" is it does not say.
    """
    if day is None or day.last.month in (1, 12) or not _YEARS.search(claim.text):
        return None
    dates = [value for value in read(claim.text).of_kind("date") if isinstance(value, Moment) and not value.anchored]
    return day if dates and all(_YEARS.fullmatch(value.text) for value in dates) else None


_YEARS = re.compile(r"\b(?:[Tt]his|[Ll]ast|[Nn]ext|(?:[Tt]he )?previous) year\b|\ba year (?:ago|earlier)\b")


def _copies(case: Case, snippet: Snippet) -> bool:
    """Whether the snippet is the article itself, under its own title on another page: it proves nothing."""
    if not case.title or not same_title(case.title, snippet.source.title):
        return False
    return fuzz.partial_ratio(snippet.text, case.sentence) >= _COPY


def judge(
    claim: Claim, ours: Reading, one: Candidate, *, others: Others, sentence: str = "", settings: Settings
) -> Evidence:
    """Return the evidence one candidate gives on one claim."""
    snippet = one.snippet
    in_full = claim.kind is ClaimKind.QUOTATION
    quoted = quotes.weigh(claim, snippet, sentence=sentence) if in_full else fragments.weigh(claim, snippet)
    if quoted:
        opinion, differing, where = quoted
        return Evidence(snippet, opinion.stance, where, opinion.strength, differing, one.later, why=opinion.why)
    told = claim.kind in (ClaimKind.QUOTATION, ClaimKind.ATTRIBUTION)  # who the speaker is settles nothing of these
    if not told and is_over(ours, one.reading):
        return _over(claim, one)
    whole = read(claim.text)
    record = None if told else beaten(whole, one.reading) or surpassed(ours, one.reading) or outdone(ours, one.reading)
    if record is not None and one.alignment.cosine >= settings.contradict_cosine and not one.alignment.missing:
        return _beaten(claim, one, record)
    post = None if told else roles.weigh(ours, one.reading, one.alignment, settings=settings)
    opinion = post or weigh(ours, one, others, settings=settings, quote=claim.quote)
    if claim.kind is ClaimKind.QUOTATION and opinion.stance is not Stance.NEUTRAL:
        opinion = quotes.unsettled(opinion)
    if claim.kind is ClaimKind.ATTRIBUTION and opinion.stance is Stance.CONTRADICTS and not _counts(claim, opinion):
        opinion = Opinion(Stance.NEUTRAL, 0.0, f"what was said may be wrong and said all the same; {opinion.why}")
    apart = [match.claim for match in opinion.matches if match.differs]
    if opinion.stance is Stance.CONTRADICTS and apart and all(told_elsewhere(value, claim) for value in apart):
        opinion = Opinion(Stance.NEUTRAL, 0.0, f"another claim tells it; {opinion.why}")
    where = rationale(opinion.matches, one.reading, ours)
    differing = findings(opinion.matches, claim=claim, snippet=snippet)
    score = opinion.strength if opinion.stance is not Stance.NEUTRAL else round(one.alignment.topic / 2, 6)
    return Evidence(snippet, opinion.stance, where, score, differing, one.later, opinion.partial, why=opinion.why)


def _over(claim: Claim, one: Candidate) -> Evidence:
    """Return evidence that it was so and is no more."""
    where = Span(0, len(one.snippet.text))
    words = one.snippet.text
    finding = Finding(Code.OUTDATED, "it is over", claim.span, claim.quote, one.snippet.key, where, words)
    return Evidence(one.snippet, Stance.CONTRADICTS, where, _OVER, (finding,), one.later, why="it is over")


def _beaten(claim: Claim, one: Candidate, record: Match) -> Evidence:
    """Return evidence that what the claim calls a record is none."""
    pointed = findings((record,), claim=claim, snippet=one.snippet)
    where = record.snippet.span if record.snippet else Span(0, len(one.snippet.text))
    why = record.outcome.why
    return Evidence(one.snippet, Stance.CONTRADICTS, where, _OVER, pointed, one.later, why=why)


_OVER = 0.85  # as sure as the holder of a post who is another


def _counts(claim: Claim, opinion: Opinion) -> bool:
    """Whether what differs is how many said so, or that they said it: "64 percent said", "promised", "criticised"."""
    first = opinion.matches[0].claim
    return first.kind in (*FIGURES, "negation", "act") and squeezed(first.text) in squeezed(claim.quote)


__all__ = ["Found", "Known", "Retriever", "check", "evidence_for", "judge"]
