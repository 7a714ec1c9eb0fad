"""ClaimReview of schema.org as JSON-LD: what an editor decided of a claim, under the editor's own name.

The machine signs nothing. A claim is published where the ledger has a complete review of it: verdict, name and reason;
its rating is the editor's verdict, never ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import SettingsError, Where
from factcheck.records import Label
from factcheck.reporter.held import Checked, HeldReporter
from factcheck.reporter.json import JsonObject, text_of
from factcheck.reporter.links import to_words
from factcheck.reporter.problems import counts, remarks
from factcheck.reporter.wording import line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.records import Evidence, Verdict
    from factcheck.review import Review

# Five steps, as most fact-checkers have; what is not settled has no number.
_RATINGS: dict[Label, int] = {
    Label.SUPPORTED: 5,
    Label.PARTLY_SUPPORTED: 3,
    Label.DISPUTED: 3,
    Label.OUTDATED: 2,
    Label.CONTRADICTED: 1,
}


class Reporter(HeldReporter):
    """Writes a graph of the reviewed claims and of the articles they stand in."""

    def whole(self, checked: Sequence[Checked]) -> str:
        """Return the graph.

        Raises SettingsError where no claim has a complete review: who would have reviewed it?
        """
        found = [each for number, one in enumerate(checked, 1) for each in _nodes(one, f"#article-{number}")]
        if not any(each["@type"] == "ClaimReview" for each in found):
            raise SettingsError(
                "claimreview needs a named human reviewer: no claim has a complete review",
                where=Where(checked[0].report.article.path) if checked else None,
                remedy="Under a claim in the ledger write review: with verdict, by and why; then run with --ledger.",
            )
        return text_of({"@context": "https://schema.org", "@graph": found}, indent=2) + "\n"


def _nodes(one: Checked, article: str) -> Iterator[JsonObject]:
    for verdict in one.report.verdicts:
        review = one.reviews.get(verdict.claim.id)
        if review and review.complete:
            yield _claim_review(verdict, review, article)
    told = [counts(one.report), *(f"{each.code} {each.message}".strip() for each in remarks(one.report, one.gate))]
    made: JsonObject = {
        "@type": "Article",
        "@id": article,
        "headline": one.report.article.title or one.report.article.path,
    }
    yield made | {"comment": [{"@type": "Comment", "text": each} for each in told]}


def _claim_review(verdict: Verdict, review: Review, article: str) -> JsonObject:
    claim: JsonObject = {"@type": "Claim", "appearance": {"@id": article}}
    if verdict.claim.speaker:
        claim["author"] = {"@type": "Person", "name": line(verdict.claim.speaker)}
    made: JsonObject = {
        "@type": "ClaimReview",
        "@id": f"{article}-{verdict.claim.id}",
        "claimReviewed": line(verdict.claim.text),
        "author": {"@type": "Person", "name": line(review.by)},
        "reviewRating": _rating(review.verdict),
        "reviewBody": line(review.why),
        "itemReviewed": claim,
    }
    cited = [_citation(each) for each in verdict.evidence]
    return made | ({"citation": cited} if cited else {})


def _rating(verdict: str) -> JsonObject:
    made: JsonObject = {"@type": "Rating", "alternateName": line(verdict).replace("_", " ").capitalize()}
    value = _RATINGS.get(Label(verdict)) if verdict in list(Label) else None
    return made | ({"ratingValue": value, "bestRating": 5, "worstRating": 1} if value else {})


def _citation(evidence: Evidence) -> JsonObject:
    source, link = evidence.snippet.source, to_words(evidence)
    made: JsonObject = {
        "@type": "CreativeWork",
        "name": line(source.title),
        "publisher": {"@type": "Organization", "name": line(source.publisher)},
        "text": line(evidence.snippet.text),
    }
    made |= {"datePublished": str(source.published)} if source.published else {}
    return made | ({"url": link} if link else {})
