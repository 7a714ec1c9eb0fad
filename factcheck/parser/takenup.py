"""Things that “it” takes up where its own sentence has none: what the last sentence did something to or told of."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.organisations import BODIES
from factcheck.parser.plurals import UNITS
from factcheck.parser.pronouns import SUBJECTS, agrees, is_said
from factcheck.parser.salience import MOMENTS
from factcheck.syntax.tree import Tree

_PLACES = frozenset("capital city county district hamlet island municipality port suburb town village".split())
_FIRMS = frozenset("airline bank carrier chain company firm group maker manufacturer retailer".split())
_STUDIES = frozenset("audit inquest inquiry investigation poll report review study survey".split())
_CONDUCTED = frozenset("carry chair commission conduct fund lead order publish undertake".split())
_OBJECTS = frozenset({"obj", "obl"})
_CORE = frozenset({*SUBJECTS, "obj"})
_PLACED = frozenset({*_CORE, "obl", "iobj"})
_BODIES = BODIES | verbs.PEOPLED | frozenset("government cabinet office ministry".split())


def is_acted_on(tree: Tree, at: int) -> bool:
    """Return whether “it” is what persons or bodies do something to, and the only thing that its sentence may mean."""
    token = tree.tokens[at]
    if token.text.lower() != "it" or token.dep not in _OBJECTS or token.head < 0:
        return False
    told = ("xcomp", "ccomp", "acl", "csubj")
    if any(tree.tokens[kid].dep in told and kid > at for kid in tree.children(token.head)):
        return False  # "made it hard to get away", "found it likely that"
    return not any(_is_thing(tree, noun) for noun in range(at)) and _subject(tree, at) >= 0


def is_told_of_which(tree: Tree, at: int) -> bool:
    """Return whether “it” does what a clause with "for which" or "from which" tells of the noun before it."""
    clause = tree.tokens[at].head
    if tree.tokens[at].dep not in SUBJECTS or clause < 0 or tree.tokens[clause].dep != "acl:relcl":
        return False
    below = [tree.tokens[kid] for kid in tree.children(clause)]
    return any(kid.text.lower() == "which" and kid.dep == "obl" for kid in below)


def is_place(tree: Tree, at: int) -> bool:
    """Return whether “it” opens a sentence that says what kind of place it is: "It is the region's third city"."""
    noun = tree.tokens[at].head
    if at or tree.tokens[at].text != "It" or tree.tokens[at].dep != "nsubj" or tree.tokens[noun].lemma not in _PLACES:
        return False
    kids = [tree.tokens[kid].dep for kid in tree.children(noun)]
    return "cop" in kids and not {"case", "csubj", "ccomp"} & {*kids}


def teller_named(tree: Tree, noun: int) -> int:
    """Return the firm that “the company from Rome” is, which says what the firm before it does; else -1.

    "Acme is to close 40 shops, the company from Rome said": who says so is Acme.
    """
    verb = tree.tokens[noun].head
    if tree.tokens[noun].lemma not in _FIRMS or tree.tokens[noun].dep != "nsubj":
        return -1
    behind = [kid for kid in tree.children(noun) if kid > noun]
    cases = [tree.tokens[kid].text for one in behind for kid in tree.children(one) if tree.tokens[kid].dep == "case"]
    placed = len(behind) == 1 and tree.tokens[behind[0]].pos == "PROPN" and cases in (["from"], ["in"])
    said = [kid for kid in tree.children(verb) if tree.tokens[kid].dep == "ccomp" and kid < noun]
    doers = [kid for one in said for kid in tree.children(one) if tree.tokens[kid].dep in SUBJECTS]
    firm = len(doers) == 1 and any(one.kind != "PER" and one.start <= doers[0] < one.end for one in tree.names)
    return doers[0] if placed and firm and tree.tokens[verb].lemma in verbs.SAYING else -1


def study_told(tree: Tree, at: int, last: Tree) -> int:
    """Return the one inquiry or report of a sentence that “it” is, where it was led or published; else -1."""
    verb = tree.tokens[at].head
    passive = at == 0 and tree.tokens[at].text == "It" and tree.tokens[at].dep == "nsubj:pass"
    if not passive or tree.tokens[verb].lemma not in _CONDUCTED:
        return -1
    found = [noun for noun, token in enumerate(last.tokens) if token.lemma in _STUDIES and agrees(last, noun, "it")]
    main = [noun for noun in last.children(last.root()) if last.tokens[noun].dep in SUBJECTS]
    others = [noun for noun in main if noun not in found and agrees(last, noun, "it")]
    return found[0] if len(found) == 1 and not others else -1


def thing_judged(tree: Tree, at: int) -> int:
    """Return what “it” is where something is done to it before, else 0: "They like the plan but say it is late"."""
    token = tree.tokens[at]
    if token.text.lower() != "it" or not is_said(tree, at):
        return 0
    verb = tree.tokens[tree.tokens[at].head].head
    first = tree.tokens[verb].head if tree.tokens[verb].dep in ("conj", "advcl") else -1
    things = [kid for kid in tree.children(first) if tree.tokens[kid].dep == "obj" and kid < at] if first >= 0 else []
    return things[-1] if things and agrees(tree, things[-1], "it") else 0


def is_cause(tree: Tree, at: int) -> bool:
    """Return whether “it” is that without which, or because of which, something is: "Without it, yields fall"."""
    before = [token.text.lower() for token in tree.tokens[max(at - 3, 0) : at]]
    if tree.tokens[at].text.lower() != "it" or not before:
        return False
    causing = before[-1:] in (["without"], ["despite"]) or before[-2:] in (["because", "of"], ["thanks", "to"])
    causing = causing or before in (["on", "account", "of"], ["as", "a", "result", "of"][1:])
    return causing and not any(_is_thing(tree, noun) for noun in range(at - 3))


def tells_of_one(tree: Tree) -> bool:
    """Return whether a sentence brings in no thing besides its subject, but for what that has: "its term"."""
    things = [at for at, token in enumerate(tree.tokens) if token.dep in ("obj", "obl") and _is_thing(tree, at)]
    owned = {token.head for token in tree.tokens if token.dep == "nmod:poss"}
    return all(at in owned or _is_fixed(tree, at) for at in things)


def _is_fixed(tree: Tree, at: int) -> bool:
    """ "On top of that", "in part": no thing that anything is told of."""
    return not any(tree.tokens[kid].dep in ("det", "amod", "nummod") for kid in tree.children(at))


def _subject(tree: Tree, at: int) -> int:
    """The subject of the clause that a token stands in, or of one over it; -1 where there is none."""
    over = tree.tokens[at].head
    while over >= 0:
        own = [kid for kid in tree.children(over) if tree.tokens[kid].dep in SUBJECTS and kid < at]
        if own:
            return own[0]
        over = tree.tokens[over].head
    return -1


def thing_told(tree: Tree) -> int:
    """Return the one thing that a sentence tells of, as its subject or as what is acted on; else -1."""
    found = [at for at in range(len(tree.tokens)) if tree.tokens[at].dep in _PLACED and _is_thing(tree, at)]
    return found[0] if len(found) == 1 and tree.tokens[found[0]].dep in _CORE else -1


def _is_thing(tree: Tree, at: int) -> bool:
    """Whether a noun may be an “it” that somebody acts on: no body, place, person, day or measure."""
    token = tree.tokens[at]
    low = token.lemma.lower()
    if token.pos != "NOUN" or low in _BODIES | UNITS | MOMENTS or token.dep in ("compound", "appos", "xcomp"):
        return False
    return agrees(tree, at, "it")
