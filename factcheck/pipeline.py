"""The way of the data, once through: the only module that knows the order of the steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.records import Account, Article, Claim, Pack, Part, Report, Snippet, Verdict
from factcheck.settings import Settings

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from factcheck.checker.judge import Judge, Pair, Probabilities
    from factcheck.index.encoder import Encoder
    from factcheck.index.hybrid import Hit, Hybrid
    from factcheck.store import Store
    from factcheck.syntax.model import SyntaxModel
    from factcheck.syntax.tree import Tree

_KEPT = 50_000  # rows of a store: some hundred drafts, and some tens of megabytes
_AT_ONCE = 4  # pairs a thread takes at once


def expect(articles: Iterable[Article]) -> None:
    """Begin to load the models if an article is new, beside all else that has to be read before it is checked."""
    if any(map(_is_unread, articles)):
        _load(encoder=True)


def check(
    article: Article,
    pack: Pack,
    *,
    settings: Settings,
    on_verdict: Callable[[Verdict], None] | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Return the report on an article; `on_verdict` is called with each verdict as it is decided, in order.

    Reads no file but the trained models and the cache.
    """
    unread = _is_unread(article)
    if unread:
        _load(encoder=True)  # while modules are imported and patterns compiled
    from factcheck.checker.check import check as judged
    from factcheck.checker.consistency import consistency
    from factcheck.checker.kept import KeptVerdicts
    from factcheck.checker.spelled import spelled_otherwise

    found = _claims(article, unread=unread)
    known = KeptVerdicts(_store("verdicts"), pack, settings=settings)
    verdicts: list[Verdict] = []
    for verdict in judged(article, found, retriever=Retriever(pack), known=known, settings=settings):
        verdicts.append(verdict)
        if on_verdict:
            on_verdict(verdict)
        if on_progress:
            on_progress(len(verdicts), len(found))
    return Report(
        article,
        tuple(verdicts),
        pack.hash,
        settings.hash,
        findings=(*consistency(article, found), *spelled_otherwise(article, verdicts)),
        judged=known.added,
    )


def claims(article: Article, *, settings: Settings) -> list[Claim]:  # noqa: ARG001 (the parser's limits will be settings)
    """Return the claims of an article in its own order."""
    unread = _is_unread(article)
    if unread:
        _load(encoder=False)
    return _claims(article, unread=unread)


def _is_unread(article: Article) -> bool:
    """Whether no run has read the article as it stands: then it has new sentences, and new claims to be looked up."""
    return bool(article.text.strip()) and not _store("trees").get([_whole(article)])


def _whole(article: Article) -> bytes:
    from factcheck.installation import fingerprint
    from factcheck.store import key

    return key(fingerprint(), "article", article.text)


def _claims(article: Article, *, unread: bool) -> list[Claim]:
    from factcheck.parser.kept import KeptTrees
    from factcheck.parser.parse import parse

    trees = _store("trees")
    found = parse(article, syntax=Syntax(), known=KeptTrees(trees))
    if unread:
        trees.put({_whole(article): b""})
    return found


class Syntax:
    """The model of syntax, loaded when a sentence is met that no run has read."""

    def parse(self, sentences: Sequence[str]) -> list[Tree]:
        """Return one tree a sentence."""
        return _syntax().parse(sentences)


class Retriever:
    """The index of a pack, opened when something is looked up for the first time."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    def search(self, queries: Sequence[str], *, limit: int) -> Sequence[Sequence[Hit]]:
        """Return the best snippets for each query, best first."""
        return _index(self._pack).search(queries, limit=limit)


def explained(article: Article) -> list[Account]:
    """Return what was taken from each sentence of an article, what was left, and why."""
    from factcheck.parser.explain import explain

    return explain(article, syntax=_syntax())


def judge(pairs: Iterable[Pair], *, settings: Settings, only: Part | None = None) -> Iterator[Probabilities]:
    """Yield the probabilities of each pair, reading the pairs as they come; `only` asks one part of the judge alone.

    Pairs are spread over the threads: one pair's words are read while another is in the model.
    """
    from itertools import chain

    from factcheck.threads import spread

    asked = _judge(only, settings)
    yield from chain.from_iterable(spread(asked.judge, _parts(pairs), threads=settings.threads))


def _parts(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    from itertools import islice

    coming = iter(pairs)
    while part := list(islice(coming, _AT_ONCE)):
        yield part


def _judge(only: Part | None, settings: Settings) -> Judge:
    if only is Part.LEARNED:
        from factcheck.checker.learned import LearnedJudge

        return LearnedJudge()
    if only is Part.SYMBOLIC:
        from factcheck.checker.symbolic import SymbolicJudge

        return SymbolicJudge(encoder=_encoder(), settings=settings)
    from factcheck.checker.fused import FusedJudge

    return FusedJudge.load()


def search(pack: Pack, query: str, *, limit: int, settings: Settings) -> list[tuple[Snippet, float]]:  # noqa: ARG001
    """Return the snippets nearest to a query with their scores, best first."""
    [hits] = _index(pack).search([query], limit=limit)
    return [(hit.snippet, hit.cosine) for hit in hits]


def build(pack: Pack) -> None:
    """Make the index of a pack, or find it made."""
    _index(pack)


def prepare() -> None:
    """Load the models, so that the next check finds them."""
    _load(encoder=True)
    _syntax()
    _encoder()


def _index(pack: Pack) -> Hybrid:
    from factcheck.index.hybrid import Hybrid

    return Hybrid(pack, encoder=_encoder())


def _load(*, encoder: bool) -> None:
    """Begin to load the models, in the order in which they are asked for."""
    _loading_syntax()
    if encoder:
        _loading_encoder()


def _syntax() -> SyntaxModel:
    return _loading_syntax().result()


def _encoder() -> Encoder:
    return _loading_encoder().result()


@lru_cache(maxsize=1)
def _loading_syntax() -> Future[SyntaxModel]:
    from factcheck.syntax.model import SyntaxModel

    return _loader().submit(SyntaxModel.load)


@lru_cache(maxsize=1)
def _loading_encoder() -> Future[Encoder]:
    from factcheck.index.encoder import Encoder

    return _loader().submit(Encoder.load)


@lru_cache(maxsize=1)
def _loader() -> Executor:
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(max_workers=1)


def _store(of: str) -> Store:
    from factcheck import cache
    from factcheck.store import Store

    return Store(cache.folder() / f"{of}.sqlite", of=of, most=_KEPT)
