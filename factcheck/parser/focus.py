"""Of what in a sentence the next one speaks: its main clause, and what it brings in besides."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.organisations import BODIES
from factcheck.parser.pronouns import SUBJECTS, agrees, leads
from factcheck.parser.topics import is_raised
from factcheck.syntax.tree import Tree

_JUDGING = frozenset(
    "applaud attack back brand call condemn criticise criticize defend denounce describe dismiss hail label oppose "
    "praise reject support welcome".split()
)
PARTS = frozenset("half majority minority remainder rest".split())  # of many, who are no "it"


def brings_in(tree: Tree) -> bool:
    """ "She told the board, which ignored her. It": whether a body is named that "it" may be as well."""
    return any(token.dep in ("obj", "iobj", "obl") and token.lemma in verbs.PEOPLED | BODIES and agrees(tree, at, "it")
               for at, token in enumerate(tree.tokens))  # fmt: skip


def tells_of_another(tree: Tree, at: int) -> bool:
    """ "It is about the dam, which burst in 1953. It": whether "it" may be what a clause behind a comma told of."""
    told = [token.head for other, token in enumerate(tree.tokens) if token.dep == "acl:relcl" and token.head > at
            and tree.tokens[tree.subtree(other)[0]].text.lower() in (",", "which")]  # fmt: skip
    return any(agrees(tree, noun, "it") for noun in told)


def speaks_of_body(tree: Tree, subject: int) -> bool:
    """Whether a sentence names a firm or a body besides its subject: "The recall by Novacar cost it money"."""
    bodies = [at for at, token in enumerate(tree.tokens) if token.pos in ("NOUN", "PROPN") and at != subject
              and (token.lemma in BODIES or token.lemma.endswith("maker")
                   or any(name.kind == "ORG" and name.start <= at < name.end for name in tree.names))]  # fmt: skip
    return any(agrees(tree, at, "it") for at in bodies)


def does_to(tree: Tree) -> bool:
    """ "A doctor gave her pills": to whom it is done is spoken of already, and goes on to be."""
    root = tree.root()
    return any(token.text.lower() in ("her", "him") and token.dep in ("obj", "iobj")
               and (token.head == root or tree.tokens[token.head].head == root) for token in tree.tokens)  # fmt: skip


def judged(tree: Tree, verb: int) -> int:
    """Return the one thing that somebody judges, of which it goes on, else -1: "She called the deal fair. It"."""
    things = [at for at in tree.children(verb) if tree.tokens[at].dep == "obj" and tree.tokens[at].pos == "NOUN"]
    known = len(things) == 1 and any(tree.tokens[kid].text.lower() == "the" for kid in tree.children(things[0]))
    return things[0] if known and tree.tokens[verb].lemma in _JUDGING and agrees(tree, things[0], "it") else -1


def stands_first(tree: Tree, at: int) -> bool:
    """Return whether a pronoun is a subject, belongs to one, or does what follows: "they expect it to cut rates"."""
    return tree.tokens[at].dep in SUBJECTS or leads(tree, at) or is_raised(tree, at)


def done_by_several(tree: Tree, at: int) -> bool:
    """Return whether a pronoun is whom several do something to: "They also convicted him" is of no one of them."""
    doers = [kid for kid in tree.children(tree.tokens[at].head) if tree.tokens[kid].dep in SUBJECTS and kid < at]
    many = bool(doers) and (tree.tokens[doers[0]].text.lower() == "they" or agrees(tree, doers[0], "they"))
    return many and tree.tokens[at].dep == "obj"


def _opens(tree: Tree, at: int) -> bool:
    """Whether a clause with a named subject stands behind a semicolon."""
    first = tree.subtree(at)[0]
    named = any(tree.tokens[kid].dep in SUBJECTS and tree.tokens[kid].pos == "PROPN" for kid in tree.children(at))
    return named and ";" in (tree.tokens[first].text, tree.tokens[first - 1].text)


def main(tree: Tree) -> int:
    """The clause whose subject the next sentence speaks of: what is reported rather than who reports it."""
    root = tree.root()
    spoken = any(mark in tree.text for mark in '"“')
    behind = [at for at in tree.children(root) if tree.tokens[at].dep in ("parataxis", "conj") and _opens(tree, at)]
    if behind and not spoken:  # "Acme is strong in Italy; Norvex sells in France": of Norvex it goes on
        return behind[-1]
    if root >= 0 and tree.tokens[root].lemma == "hear" and not spoken:  # "the court heard that": of whom it heard
        return next((at for at in tree.children(root) if tree.tokens[at].dep == "ccomp"), root)
    if root >= 0 and tree.tokens[root].lemma in verbs.SAYING and not spoken:
        return next(
            (at for at, token in enumerate(tree.tokens) if token.head == root and token.dep == "ccomp" and at < root),
            root,
        )
    return root
