"""From pieces of evidence to one verdict: origins counted once, later snippets set aside, dates weighed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from factcheck.checker.calibrate import confidence, least_strength
from factcheck.records import Claim, Code, Evidence, Finding, Label, Stance, Verdict
from factcheck.settings import Settings
from factcheck.values.date import Moment

_SURE = 0.9  # of the surest contradiction of a claim
_SAME_DAYS = dt.timedelta(days=30)  # what two sources say within a month of each other is of one time
_NEAR_KINDS = ("official", "statistics", "primary", "transcript")


def decide(claim: Claim, evidence: Sequence[Evidence], *, settings: Settings) -> Verdict:
    """Return the verdict on a claim.

    Evidence dated after the article never decides. Snippets of one origin count once, for the claim or against it
    by what is told most surely. Silence is never contradiction.
    """
    if claim.reason is not None:
        return Verdict(
            claim, Label.NOT_CHECKABLE, confidence(Label.NOT_CHECKABLE), f"{claim.reason.value}: not a matter of record"
        )
    later = tuple(piece for piece in evidence if piece.later and piece.stance is not Stance.NEUTRAL)
    counted = [piece for piece in evidence if not piece.later]
    pro = _by_origin(piece for piece in counted if piece.stance is Stance.SUPPORTS)
    borne_out = {piece.snippet.source.origin: piece.score for piece in pro}
    con = _by_origin(
        piece
        for piece in counted
        if piece.stance is Stance.CONTRADICTS and piece.score > borne_out.get(piece.snippet.source.origin, 0.0)
    )
    denied = {piece.snippet.source.origin for piece in con}
    pro = [piece for piece in pro if piece.snippet.source.origin not in denied]
    if con:  # what bears the claim out weakly is no match for what speaks against it: both sides must be credible
        pro = [piece for piece in pro if piece.score >= settings.dispute_at]
    verdict = _weigh(claim, pro, con, counted, settings)
    return Verdict(
        claim,
        verdict.label,
        verdict.confidence,
        verdict.because,
        verdict.evidence,
        _strongest(later, settings),
        verdict.findings,
    )


def _by_origin(pieces: Iterable[Evidence]) -> list[Evidence]:
    """Return the strongest piece of each origin, strongest first."""
    best: dict[str, Evidence] = {}
    for piece in sorted(pieces, key=_strength):
        best.setdefault(piece.snippet.source.origin, piece)
    return sorted(best.values(), key=_strength)


def _strength(piece: Evidence) -> tuple[float, bool, str]:
    near = piece.snippet.source.kind.value in _NEAR_KINDS
    return (-round(piece.score, 3), not near, piece.snippet.key)


def _strongest(pieces: Iterable[Evidence], settings: Settings) -> tuple[Evidence, ...]:
    return tuple(sorted(pieces, key=_strength)[: settings.citations])


def _weigh(
    claim: Claim, pro: list[Evidence], con: list[Evidence], counted: list[Evidence], settings: Settings
) -> Verdict:
    if not pro and not con:
        return _open(claim, counted, settings)
    if not con:
        return _verdict(claim, Label.SUPPORTED, pro, settings, because=_names_source(pro[0]))
    over = [piece for piece in con if any(finding.code is Code.OUTDATED for finding in piece.findings)]
    if over:
        because = f"it was so; {_names_source(over[0])}"
        return _verdict(claim, Label.OUTDATED, [*over, *pro], settings, because=because, code=Code.OUTDATED)
    if not pro:
        if con[0].score < least_strength(settings.max_false_alarms):
            return _unsure(claim, con, settings)
        return _verdict(claim, Label.CONTRADICTED, con, settings, because=_names_source(con[0]))
    if len(con) * settings.outlier_ratio <= len(pro):
        return _verdict(
            claim, Label.SUPPORTED, [*pro, *con], settings, because=f"{_names_source(pro[0])}; one source differs"
        )
    if _newest(con) - _newest(pro) > _SAME_DAYS and _superseded(con) and not _is_over(claim, pro, con):
        return _verdict(
            claim,
            Label.OUTDATED,
            [*con, *pro],
            settings,
            because=f"it was so; {_names_source(con[0])}",
            code=Code.OUTDATED,
        )
    return _verdict(
        claim, Label.DISPUTED, [*pro, *con], settings, because="independent sources disagree", code=Code.DISPUTED
    )


def _newest(pieces: Sequence[Evidence]) -> dt.date:
    return max((piece.snippet.dated.last for piece in pieces if piece.snippet.dated), default=dt.date.min)


def _is_over(claim: Claim, pro: Sequence[Evidence], con: Sequence[Evidence]) -> bool:
    """Whether a claim tells of a time that was over for both sides: what another says later of it supersedes nothing.

    Save where one publisher says otherwise than before: that is a correction.
    """
    days = [value for value in claim.values if isinstance(value, Moment) and value.anchored and value.sense == "at"]
    told = [piece.snippet.dated.first for piece in pro if piece.snippet.dated]
    publishers = {piece.snippet.source.publisher for piece in pro} & {piece.snippet.source.publisher for piece in con}
    return bool(days and told) and not publishers and all(day.point.last <= max(told) for day in days)


def _superseded(con: Sequence[Evidence]) -> bool:
    """Whether what speaks against the claim is dated: an undated snippet supersedes nothing."""
    return all(piece.snippet.dated is not None for piece in con)


def _names_source(piece: Evidence) -> str:
    return f"{piece.snippet.source.publisher}: {piece.why}"


def _open(claim: Claim, counted: list[Evidence], settings: Settings) -> Verdict:
    partly = [piece for piece in counted if piece.partial]
    if partly:
        return _verdict(claim, Label.PARTLY_SUPPORTED, partly, settings, because="the sources bear out only a part")
    nearest = _strongest(counted, settings)[:1]
    because = "no source speaks of it" if not nearest else "the nearest source does not settle it"
    finding = Finding(Code.NO_EVIDENCE, because, claim.span, claim.quote)
    sure = confidence(Label.NOT_ENOUGH_EVIDENCE, nearest[0].score if nearest else 0.0)
    return Verdict(claim, Label.NOT_ENOUGH_EVIDENCE, sure, because, nearest, (), (finding,))


def _unsure(claim: Claim, con: list[Evidence], settings: Settings) -> Verdict:
    """Say what speaks against a claim where calling it contradicted would be a false alarm too often."""
    because = f"too weak to contradict it: {_names_source(con[0])}"
    return _verdict(claim, Label.NOT_ENOUGH_EVIDENCE, con, settings, because=because, code=Code.NO_EVIDENCE)


def _verdict(
    claim: Claim, label: Label, pieces: list[Evidence], settings: Settings, *, because: str, code: Code | None = None
) -> Verdict:
    cited = _cited(pieces, settings)
    pointed = tuple(dict.fromkeys(finding for piece in cited for finding in piece.findings))
    if label is Label.SUPPORTED:
        pointed = ()
    if code is not None:
        pointed = (Finding(code, because, claim.span, claim.quote), *pointed)
    return Verdict(claim, label, confidence(label, pieces[0].score), because, cited, (), pointed)


def _cited(pieces: list[Evidence], settings: Settings) -> tuple[Evidence, ...]:
    """Return the pieces to print: both sides where there are two.

    What contradicts less surely than the surest is mostly of another thing, and would point at words that are right.
    """
    first = pieces[0].stance
    surest = max((piece.score for piece in pieces if piece.stance is Stance.CONTRADICTS), default=0.0)
    pieces = [piece for piece in pieces if piece.stance is not Stance.CONTRADICTS or piece.score >= _SURE * surest]
    ours = [piece for piece in pieces if piece.stance is first]
    theirs = [piece for piece in pieces if piece.stance is not first]
    return (*ours[: settings.citations], *theirs[: settings.citations])
