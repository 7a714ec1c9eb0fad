"""What an article's own words tell of a name: that it is several, as a team is, or no person for all its looks."""

from __future__ import annotations

from factcheck.parser.persons import spans
from factcheck.parser.pronouns import SUBJECTS, has_plural_verb, tells
from factcheck.syntax.tree import Tree


def sides(tree: Tree) -> set[str]:
    """Return the names that a sentence treats as several: "Northgate lead", "Northgate, who lost"."""
    persons = {at for start, end in spans(tree) for at in range(start, end)}
    return {
        token.text
        for at, token in enumerate(tree.tokens)
        if token.pos == "PROPN"
        and at not in persons
        and not token.text.endswith("s")
        and not any(
            kid.head == at and (kid.dep in ("conj", "flat", "det") or (kid.dep == "compound" and kid.pos != "PROPN"))
            for kid in tree.tokens
        )
        and ((token.dep in SUBJECTS and has_plural_verb(tree, at)) or _who_lost(tree, at))
    }


def _who_lost(tree: Tree, at: int) -> bool:
    """Whether a clause with "who" tells of a name, and follows it at once."""
    behind = [kid.text.lower() for kid in tree.tokens[at + 1 : at + 3]]
    return behind == [",", "who"] and any(kid.head == at and kid.dep == "acl:relcl" for kid in tree.tokens)


def things_named(tree: Tree) -> set[str]:
    """Return the names of one word that are no persons for all their looks: "Nordhav, which", "Nordhav said it"."""
    return {
        token.text
        for at, token in enumerate(tree.tokens)
        if token.pos == "PROPN"
        and token.dep not in ("flat", "compound")
        and (_is_which(tree, at) or _said_it(tree, at))
        and not any(kid.head == at and kid.dep in ("flat", "compound", "nmod:desc") for kid in tree.tokens)
    }


def _is_which(tree: Tree, at: int) -> bool:
    """Whether a clause with "which" tells of a name, and follows it at once."""
    behind = [kid.text.lower() for kid in tree.tokens[at + 1 : at + 3]]
    return behind == [",", "which"] and any(kid.head == at and kid.dep == "acl:relcl" for kid in tree.tokens)


def _said_it(tree: Tree, at: int) -> bool:
    """ "Nordhav said it": whether what a name says soon goes on with "it"."""
    return tells(tree, at) and any(
        kid.text.lower() == "it" and kid.dep == "nsubj" and tree.tokens[kid.head].dep == "ccomp"
        and tree.tokens[kid.head].head == tree.tokens[at].head for kid in tree.tokens[at + 1 : at + 6]
    )  # fmt: skip
