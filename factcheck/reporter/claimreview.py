"""ClaimReview of schema.org as JSON-LD: what an editor decided of a claim, under the editor's own name.

The machine signs nothing. A claim is published where the ledger has a complete review of it: verdict, name and reason;
its rating is the editor's verdict, never ours.

Search engines want each review to have an address: name the page that publishes them as `review_url` in the
configuration, and publish what `-f html` writes there, whose anchors the addresses end with. The article's own address
is `url:` in its front matter. An address nobody named is left out, and the graph says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import SettingsError, Where
from factcheck.records import Label
from factcheck.reporter.card import Names, anchor
from factcheck.reporter.held import Checked, HeldReporter
from factcheck.reporter.json import JsonObject, text_of
from factcheck.reporter.links import address, to_words
from factcheck.reporter.problems import counts, remarks
from factcheck.reporter.wording import line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.records import Article, Evidence, Verdict
    from factcheck.review import Review

# Five steps, as most fact-checkers have; what is not settled has no number.
_RATINGS: dict[Label, int] = {
    Label.SUPPORTED: 5,
    Label.PARTLY_SUPPORTED: 3,
    Label.DISPUTED: 3,
    Label.OUTDATED: 2,
    Label.CONTRADICTED: 1,
}


_NO_PAGE = 'url is missing: name the page that publishes the reviews, review_url = "https://…" in the configuration'


class Reporter(HeldReporter):
    """Writes a graph of the reviewed claims and of the articles they stand in."""

    def whole(self, checked: Sequence[Checked]) -> str:
        """Return the graph.

        Raises SettingsError where no claim has a complete review: who would have reviewed it?
        """
        page = _Page(self.look.review_url)
        found = [each for number, one in enumerate(checked, 1) for each in page.nodes(one, f"#article-{number}")]
        if not any(each["@type"] == "ClaimReview" for each in found):
            raise SettingsError(
                "claimreview needs a named human reviewer: no claim has a complete review",
                where=Where(checked[0].report.article.path) if checked else None,
                remedy="Under a claim in the ledger write review: with verdict, by and why; then run with --ledger.",
            )
        return text_of({"@context": "https://schema.org", "@graph": found}, indent=2) + "\n"


class _Page:
    """The page that publishes the reviews: each of them has its own place there, that of the claim in format html."""

    def __init__(self, url: str) -> None:
        self._url = address(url)
        self._names = Names()

    def nodes(self, one: Checked, article: str) -> Iterator[JsonObject]:
        """Yield the reviews of an article, and the article."""
        for verdict in one.report.verdicts:
            name, review = self._names.name(verdict.claim.id), one.reviews.get(verdict.claim.id)
            if review and review.complete:
                made = {"@type": "ClaimReview", "@id": f"{article}-{name}", **self._place(name)}
                yield made | _claim_review(verdict, review, one.report.article, article)
        yield _article(one, article, () if self._url else (_NO_PAGE,))

    def _place(self, name: str) -> JsonObject:
        if not self._url:
            return {}
        return {"url": self._url if "#" in self._url else f"{self._url}#{anchor(name)}"}


def _article(one: Checked, name: str, told: Sequence[str]) -> JsonObject:
    article = one.report.article
    remarked = [counts(one.report), *(f"{each.code} {each.message}".strip() for each in remarks(one.report, one.gate))]
    made: JsonObject = {"@type": "Article", "@id": name, "headline": line(article.title or article.path)}
    made |= {"url": address(article.url)} if article.url and address(article.url) else {}
    made |= {"author": {"@type": "Person", "name": line(article.author)}} if article.author else {}
    return made | {"comment": [{"@type": "Comment", "text": each} for each in (*remarked, *told)]}


def _claim_review(verdict: Verdict, review: Review, article: Article, name: str) -> JsonObject:
    claim: JsonObject = {"@type": "Claim", "appearance": {"@id": name}}
    if author := verdict.claim.speaker or article.author:
        claim["author"] = {"@type": "Person", "name": line(author)}
    if article.as_of:
        claim["datePublished"] = str(article.as_of)
    made: JsonObject = {
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
