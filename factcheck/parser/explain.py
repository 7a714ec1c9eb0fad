"""What the parser took from each sentence, what it left, and why: for `factcheck claims --explain`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from factcheck.parser import verbs
from factcheck.parser.legible import Syntax
from factcheck.parser.parse import SILENT, Parsed, parsed
from factcheck.parser.taking import SUBJECTS
from factcheck.records import Account, Article, BlockKind, Claim, Left
from factcheck.syntax.tree import Tree

_SILENT_BLOCKS = {
    BlockKind.FURNITURE: "words around the article, not of it",
    BlockKind.BYLINE: "who wrote it or speaks, where and when",
    BlockKind.CODE: "code",
}
_JOINING = frozenset({"ADP", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "PUNCT", "SCONJ", "SYM"})
_OPEN_MARKS = frozenset("if unless to whether that in so for until lest".split())


def explain(article: Article, *, syntax: Syntax) -> list[Account]:
    """Return an account of every sentence, and of every block that has none, in the article's order."""
    silent = [
        Account(block.span, block.kind, why=_SILENT_BLOCKS[block.kind])
        for block in article.blocks
        if block.kind in SILENT
    ]
    seen: dict[str, Claim] = {}
    spoken = [_account(one, seen) for one in parsed(article, syntax=syntax)]
    return sorted([*silent, *spoken], key=lambda account: account.span)


def _account(one: Parsed, seen: dict[str, Claim]) -> Account:
    """The account of a sentence; `seen` has the claims so far by id, and takes in the new ones."""
    claims, left = [], []
    for claim, _ in one.taken:
        if claim.id in seen:
            left.append(Left(claim.span, f"said before: “{seen[claim.id].quote}”"))
        else:
            claims.append(claim)
        seen.setdefault(claim.id, claim)
    left += _left(one)
    ordered = tuple(sorted(claims, key=lambda claim: (claim.span, claim.id)))
    why = "" if claims else _silence(one, left)
    return Account(
        one.sentence.span, one.sentence.kind, ordered, tuple(sorted(left, key=lambda words: words.span)), why
    )


def _silence(one: Parsed, left: list[Left]) -> str:
    if one.sentence.kind is BlockKind.CAPTION and not one.taken:
        return "says what the picture shows"
    if one.sentence.kind is BlockKind.TABLE:
        return "no figure under a head of its column"
    return left[0].why if left else "it has no words"


def _left(one: Parsed) -> Iterator[Left]:
    """Runs of words that stand in no claim."""
    taken = {at for _, words in one.taken for at in words}
    places = enumerate(one.tree.tokens)
    for is_left, run in groupby(places, key=lambda place: place[0] not in taken):
        words = [at for at, token in run if token.pos != "PUNCT"]
        if is_left and words:
            span = one.view.span(one.tree.tokens[words[0]].start, one.tree.tokens[words[-1]].end)
            yield Left(span, _why(one.tree, words))


def _why(tree: Tree, words: list[int]) -> str:
    if any(tree.tokens[at].lemma in verbs.SAYING and _has_subject(tree, at) for at in words):
        return "says who speaks"
    if all(tree.tokens[at].pos in _JOINING for at in words):
        return "joins what other words say"
    marks = {tree.tokens[at].text.lower() for at in words if tree.tokens[at].dep == "mark"}
    if marks & _OPEN_MARKS:
        return "a condition, an aim or a question: not asserted"
    if not any(tree.tokens[at].pos in ("NOUN", "PROPN", "VERB", "NUM") for at in words):
        return "says how, not what"
    return "taken for no assertion of its own"


def _has_subject(tree: Tree, verb: int) -> bool:
    return any(token.head == verb and token.dep in SUBJECTS for token in tree.tokens)
