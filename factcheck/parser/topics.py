"""What a sentence leaves for “it” and “they” besides its own subject: a thing somebody made, a side that went on."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.pronouns import SUBJECTS, agrees, short, simple
from factcheck.syntax.tree import Tree

_OF_NAME = frozenset({"compound", "flat", "nmod:desc", "case", "det", "amod", "cc"})

_HAPPENING = frozenset(
    "accident act attack bid bill blaze budget case closure crash cut deal decision dispute earthquake election "
    "explosion final fire flood inquiry investigation law match merger motion offer outbreak plan price project "
    "protest report review rise ruling stoppage storm strike study survey takeover talks trial vote walkout war".split()
)


def made(tree: Tree, verb: int) -> int:
    """Return the one new thing that a verb's subject makes, takes or buys, else -1: "He has started a charity"."""
    things = [at for at in tree.children(verb) if tree.tokens[at].dep == "obj" and tree.tokens[at].pos == "NOUN"]
    if len(things) != 1 or tree.tokens[verb].lemma in verbs.SAYING or not agrees(tree, things[0], "it"):
        return -1
    return things[0] if tree.tokens[simple(tree, things[0])[0]].text.lower() in ("a", "an") else -1


def below(tree: Tree, pronoun: str) -> int:
    """Return the one subject of another clause that a pronoun may be, else -1: "Roe came when the club was last"."""
    root = tree.root()
    found = [at for at, token in enumerate(tree.tokens)
             if token.dep in SUBJECTS and token.head != root and agrees(tree, at, pronoun)]  # fmt: skip
    names = {tree.tokens[at].text for at in found}
    return found[-1] if len(names) == 1 and _is_known(tree, found[-1]) else -1


def _is_known(tree: Tree, at: int) -> bool:
    """Whether a noun is one that was spoken of: "the club", a name."""
    known = any(tree.tokens[kid].text.lower() == "the" for kid in tree.children(at))
    return known or tree.tokens[at].pos == "PROPN"


def members(tree: Tree, at: int) -> list[int]:
    """Return the words of a list's things without what is told of each: "Ashdown, which is old, and St Mary's"."""
    heads = [at, *(kid for kid in tree.children(at) if tree.tokens[kid].dep == "conj")]
    kept = [kid for one in heads for kid in tree.children(one) if tree.tokens[kid].dep in _OF_NAME
            and not (tree.tokens[kid].dep == "case" and kid < one)]  # fmt: skip
    return sorted({*heads, *kept}) if len(heads) > 1 else []


def opening_subject(tree: Tree, at: int) -> int:
    """Return whom a clause in front tells of, where “it” goes on with it, else -1: "Should Acme bid, it would"."""
    token = tree.tokens[at]
    if token.dep not in SUBJECTS or token.text.lower() != "it":
        return -1
    clauses = [kid for kid in tree.children(token.head) if tree.tokens[kid].dep == "advcl" and kid < at]
    found = [kid for one in clauses for kid in tree.children(one) if tree.tokens[kid].dep in SUBJECTS]
    named = [kid for kid in found if tree.tokens[kid].pos == "PROPN" and agrees(tree, kid, "it")]
    return named[0] if len(found) == len(named) == 1 else -1


def is_raised(tree: Tree, at: int) -> bool:
    """Return whether an object does what follows: "analysts expect it to cut rates" is of whom was spoken before."""
    verb = tree.tokens[at].head
    raises = tree.tokens[at].dep == "obj" and tree.tokens[verb].lemma in ("expect", "want", "forecast")
    return raises and any(tree.tokens[kid].dep == "xcomp" for kid in tree.children(verb))


def object_told_of(tree: Tree, at: int) -> int:
    """Return the object of the verb before whom a pronoun goes on with, else -1: "They held a man, but he was freed".

    Whoever did it is several, or is no such person, and cannot be meant.
    """
    token = tree.tokens[at]
    clause = tree.tokens[token.head]
    if token.dep not in SUBJECTS or clause.dep not in ("conj", "advcl") or not 0 <= clause.head < token.head:
        return -1
    low, kids = token.text.lower(), tree.children(clause.head)
    doers = [kid for kid in kids if tree.tokens[kid].dep in SUBJECTS]
    things = [kid for kid in kids if tree.tokens[kid].dep == "obj" and kid < at]
    plural = [kid for kid in doers if tree.tokens[kid].text.lower() in ("they", "we") or agrees(tree, kid, "they")]
    fits = len(things) == 1 and agrees(tree, things[0], low)
    return things[0] if plural and fits and low in ("he", "she", "it") else -1


def has_no_office(phrase: str) -> bool:
    """Whether a phrase is of what happens or is written, which has no president: "the stoppage"."""
    return phrase[:1].islower() and short(phrase).split()[-1] in _HAPPENING


def is_of_whose(tree: Tree, at: int) -> bool:
    """Whether a pronoun is whom "whose" stands for in its clause: "Brody, whose injury will keep him out"."""
    clause = tree.tokens[at].head
    noun = tree.tokens[clause].head
    if tree.tokens[at].dep not in ("obj", "iobj", "obl") or tree.tokens[clause].dep != "acl:relcl" or noun < 0:
        return False
    whose = any(tree.tokens[kid].text.lower() == "whose" for kid in tree.subtree(clause) if kid < at)
    return whose and agrees(tree, noun, tree.tokens[at].text.lower())


def named_doers(tree: Tree, at: int) -> list[int]:
    """Return the subjects with a name that do something to a pronoun, the object of its sentence."""
    verb = tree.tokens[at].head
    if tree.tokens[at].dep != "obj" or verb < 0 or tree.tokens[verb].head >= 0:
        return []
    doers = [kid for kid in tree.children(verb) if tree.tokens[kid].dep == "nsubj"]
    named = [name for name in tree.names if name.kind in ("PER", "ORG")]
    return [kid for kid in doers if any(name.start <= kid < name.end for name in named)]


def opens_owned(tree: Tree, at: int) -> bool:
    """Whether "its" opens a sentence that speaks of no known thing: "Under its plans, a third of the homes"."""
    noun = tree.tokens[at].head
    if tree.tokens[at].dep != "nmod:poss" or tree.tokens[noun].dep != "obl" or at > 1:
        return False
    subjects = [kid for kid in tree.children(tree.tokens[noun].head) if tree.tokens[kid].dep in SUBJECTS]
    known = ("the", "its", "this")
    return any(tree.tokens[kid].pos == "NOUN" and tree.tokens[tree.subtree(kid)[0]].text.lower() not in known
               for kid in subjects)  # fmt: skip


def is_beside_name(tree: Tree, at: int) -> bool:
    """Whether a noun only says what somebody named beside it is."""
    token = tree.tokens[at]
    beside = token.dep in ("nmod:desc", "compound", "appos") and tree.tokens[token.head].pos == "PROPN"
    return beside or any(kid.head == at and kid.dep == "appos" and kid.pos == "PROPN" for kid in tree.tokens)


def teller_meant(tree: Tree, at: int) -> int:
    """Return who speaks where that is "it", else -1: "The trust said that the route was wet and that it would sue"."""
    clause = tree.tokens[at].head
    if tree.tokens[at].text.lower() != "it" or tree.tokens[at].dep not in SUBJECTS or tree.tokens[clause].dep != "conj":
        return -1
    first = tree.tokens[tree.tokens[clause].head]
    marked = any(kid.head == clause and kid.dep == "mark" and kid.text.lower() == "that" for kid in tree.tokens)
    if not marked or first.dep != "ccomp" or tree.tokens[first.head].lemma not in verbs.SAYING:
        return -1
    told = [kid for kid, token in enumerate(tree.tokens) if token.head == first.head and token.dep == "nsubj"]
    firms = [name for name in tree.names if name.kind == "ORG"]
    return next((kid for kid in told if any(name.start <= kid < name.end for name in firms)), -1)
