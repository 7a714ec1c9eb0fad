"""Whose “I” and “we” it is: in a transcript or a speech the speaker's name takes their place, and the verb follows."""

from __future__ import annotations

from factcheck.parser.tense import finite
from factcheck.parser.wording import possessive
from factcheck.syntax.tree import Tree

_SELF = frozenset("i me we us".split())
_OWN = frozenset("my our".split())
_HELPING = {"have": "has", "'ve": " has", "’ve": " has", "am": "is", "'m": " is", "’m": " is", "are": "is",
            "'re": " is", "’re": " is", "were": "was", "do": "does"}  # fmt: skip
_SUBJECTS = ("nsubj", "nsubj:pass")


def voiced(tree: Tree, at: int, speaker: str) -> str | None:
    """Return what stands for a word once the speaker is named in it; None where it stays."""
    token = tree.tokens[at]
    low = token.text.lower()
    if not speaker or _is_quoted(tree, at):
        return None
    if low in _SELF and token.pos == "PRON":
        return speaker
    if low in _OWN and token.pos in ("PRON", "DET"):
        return possessive(speaker)
    return _agreeing(tree, at) if token.pos in ("AUX", "VERB") else None


def _agreeing(tree: Tree, at: int) -> str | None:
    """A verb of which "I" or "we" is the subject, in the third person."""
    token = tree.tokens[at]
    low = token.text.lower()
    helps = token.dep in ("aux", "aux:pass", "cop")
    over = token.head if helps else at
    if not _is_self(tree, over):
        return None
    helpers = [
        kid for kid, other in enumerate(tree.tokens) if other.head == over and other.dep in ("aux", "aux:pass", "cop")
    ]
    if helps:
        return _HELPING.get(low) if at == helpers[0] else None
    if token.dep == "conj" and not helpers:
        helpers = [
            kid for kid, other in enumerate(tree.tokens) if other.head == token.head and other.dep in ("aux", "cop")
        ]
    if helpers or token.pos != "VERB" or low != token.lemma:
        return None
    return finite(low, "present", many=False)


def _is_self(tree: Tree, verb: int) -> bool:
    while verb >= 0:
        subjects = [token for token in tree.tokens if token.head == verb and token.dep in _SUBJECTS]
        if subjects:
            return any(subject.text.lower() in ("i", "we") for subject in subjects)
        if tree.tokens[verb].dep != "conj":
            return False
        verb = tree.tokens[verb].head
    return False


def _is_quoted(tree: Tree, at: int) -> bool:
    """Whether a word stands in quotation marks within the sentence: then it is somebody else's."""
    before = tree.text[: tree.tokens[at].start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
