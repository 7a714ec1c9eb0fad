"""What a sentence leaves for “it” and “they” besides its own subject: a thing somebody made, a side that went on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.parser import verbs
from factcheck.parser.organisations import BODIES
from factcheck.parser.plurals import UNITS
from factcheck.parser.pronouns import SUBJECTS, agrees, governing_subjects, short, simple, tells
from factcheck.syntax.tree import Tree

_OF_NAME = frozenset({"compound", "flat", "nmod:desc", "case", "det", "amod", "cc"})

COMPANY = frozenset({"company", "firm", "group"})
QUOTES = frozenset('"“”')
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_RANKS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth only latest".split())
_DONE_TO_PERSONS = frozenset(
    "acquit ask arrest charge convict deny deport detain evacuate fine force hold injure invite jail kill marry name "
    "question refuse release rescue sack sentence tell treat warn wound".split()
)
# What a thing does that somebody sold, opened or built, as well as whoever did.
_OF_THINGS = frozenset(
    "attract bear bring carry catch cause contain cost cover destroy draw fetch have hit hold house kill lose make "
    "mark measure need open provide raise reach serve show suffer take trigger yield".split()
)
HAPPENING = frozenset(
    "accident act attack avalanche bid bill blaze budget case closure collapse collision crash cut deal decision "
    "derailment dispute earthquake election eruption explosion final fire flood inquiry investigation landslide law "
    "leak match merger motion offer outbreak plan price project protest report review rise ruling spill stoppage "
    "storm strike study survey takeover talks trial vote walkout war affair scandal recall".split()
)


def made(tree: Tree, verb: int) -> int:
    """Return the one new thing that a verb's subject makes, takes or buys, else -1: "He has started a charity"."""
    things = [at for at in tree.children(verb) if tree.tokens[at].dep == "obj" and tree.tokens[at].pos == "NOUN"]
    if (
        len(things) != 1
        or any(tree.tokens[kid].dep == "ccomp" for kid in tree.children(verb))
        or not agrees(tree, things[0], "it")
    ):
        return -1
    words = simple(tree, things[0])
    named = any(tree.tokens[at].pos == "PROPN" for at in words)  # "She found the Storgrotta system. It is"
    return things[0] if tree.tokens[words[0]].text.lower() in ("a", "an", *(["the"] if named else [])) else -1


def below(tree: Tree, pronoun: str) -> int:
    """Return the one subject of another clause that a pronoun may be, else -1: "Roe came when the club was last"."""
    root = tree.root()
    found = [at for at, token in enumerate(tree.tokens)
             if token.dep in SUBJECTS and token.head != root and agrees(tree, at, pronoun)
             and not tree.text[: token.start].translate(verbs.MARKS).count('"') % 2]  # fmt: skip
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
    named = [kid for kid in found if agrees(tree, kid, "it")
             and (tree.tokens[kid].pos == "PROPN" or _goes_on_with(tree, kid, token.head))]  # fmt: skip
    return named[0] if len(found) == len(named) == 1 else -1


def is_of_front(tree: Tree, at: int, claim: Sequence[int]) -> bool:
    """Whether “it” is a thing that its own claim has named in front: "When the bridge opened, it carried"."""
    first = opening_subject(tree, at)
    return first in claim and tree.tokens[first].pos == "NOUN"


def _goes_on_with(tree: Tree, subject: int, verb: int) -> bool:
    """ "When the council sold the hall, it saved": whether a body is meant, or what nothing else in front may be."""
    clause = tree.subtree(tree.tokens[subject].head)
    rivals = [at for at in clause if tree.tokens[at].dep in ("obj", "obl") and agrees(tree, at, "it")]
    body = tree.tokens[subject].lemma in verbs.PEOPLED | BODIES
    kids = [tree.tokens[kid].dep for kid in tree.children(verb)]
    acts = tree.tokens[verb].lemma not in _OF_THINGS and not {"cop", "nsubj:pass"} & {*kids} and "obj" in kids
    return _is_known(tree, subject) and (acts if body else not rivals)


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
    return phrase[:1].islower() and short(phrase).split()[-1] in HAPPENING


def is_person(phrase: str) -> bool:
    """Whether a phrase is of one unnamed person, who is no "it"."""
    noun = short(phrase).rpartition(" ")[2]
    return (noun in verbs.PEOPLE | verbs.TITLES or noun.endswith(verbs.CALLED_SO)) and not phrase.endswith(
        "coast guard"
    )


def is_quoted(tree: Tree) -> bool:
    """Whether a sentence is all somebody's words between marks."""
    return (
        tree.text[:1] in QUOTES
        and tree.text.rstrip(".")[-1:] in QUOTES
        and len(tree.text.split()) > 1
        and not any(mark in tree.text[1:].rstrip(".")[:-1] for mark in QUOTES)
    )


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


def owner_beside(tree: Tree, at: int) -> int:
    """Return the owner of a record that “it” goes on with, else -1: "the ground's biggest crowd since it opened"."""
    clause = tree.tokens[at].head
    marks = [kid for kid in tree.children(clause) if tree.tokens[kid].dep == "mark"]
    if tree.tokens[at].text.lower() != "it" or tree.tokens[at].dep not in SUBJECTS or not marks or marks[0] == 0:
        return -1
    noun = marks[0] - 1
    most = any(tree.tokens[kid].text.endswith("est") or tree.tokens[kid].text in ("first", "only", "worst")
               for kid in tree.children(noun))  # fmt: skip
    owners = [kid for kid in tree.children(noun) if tree.tokens[kid].dep == "nmod:poss" and agrees(tree, kid, "it")]
    return owners[0] if most and owners and tree.tokens[marks[0]].text.lower() == "since" else -1


def is_told_of_object(tree: Tree, at: int, noun: int) -> bool:
    """ "Acme sold the plant that made it": whether a noun did something to what the clause with a pronoun tells of."""
    clause = tree.tokens[at].head
    told = tree.tokens[clause].head if clause >= 0 and tree.tokens[clause].dep == "acl:relcl" else -1
    done_to = told >= 0 and tree.tokens[told].dep == "obj" and tree.tokens[at].dep == "obj"
    return done_to and tree.tokens[noun].dep in SUBJECTS and tree.tokens[noun].head == tree.tokens[told].head


def name_set_off(tree: Tree, at: int) -> int:
    """Return the name beside "the second", where it is nobody's, else -1: "The second, Lille Hel, is deep: its"."""
    found = [kid for kid in tree.children(at) if tree.tokens[kid].dep == "appos" and tree.tokens[kid].pos == "PROPN"]
    persons = [name for name in tree.names if name.kind == "PER"]
    return next((kid for kid in found if not any(name.start <= kid < name.end for name in persons)), -1)


def person_within(tree: Tree, at: int) -> int:
    """Return the unnamed person that a subject before a pronoun tells of, else -1: "The trader’s letter says he"."""
    low = tree.tokens[at].text.lower()
    over, found = tree.tokens[at].head, set()
    while over >= 0:
        for kid in tree.children(over):
            if tree.tokens[kid].dep in SUBJECTS and kid < at and at not in tree.subtree(kid):
                found |= {below for below in tree.subtree(kid) if below != kid and agrees(tree, below, low)
                          and tree.tokens[below].dep not in ("appos", "nmod:desc")}  # fmt: skip
        over = tree.tokens[over].head
    return found.pop() if len(found) == 1 else -1


def only_plural(tree: Tree, at: int) -> int:
    """Return the one plural before “they” in what somebody tells, else -1: "He met guests and said they were"."""
    clause = tree.tokens[at].head
    teller = tree.tokens[clause].head if clause >= 0 else -1
    if tree.tokens[at].dep not in SUBJECTS or teller < 0 or tree.tokens[clause].dep != "ccomp":
        return -1
    while tree.tokens[teller].dep == "conj" and not any(
        tree.tokens[kid].dep in SUBJECTS for kid in tree.children(teller)
    ):
        teller = tree.tokens[teller].head
    tellers = [kid for kid in tree.children(teller) if tree.tokens[kid].dep in SUBJECTS]
    alone = tellers and agrees(tree, tellers[0], "he") | agrees(tree, tellers[0], "she") and tellers[0] < at
    many = {tree.tokens[noun].text.lower(): noun for noun in range(tellers[0] + 1 if tellers else at, at)
            if agrees(tree, noun, "they") and tree.tokens[noun].lemma not in UNITS
            and tree.tokens[noun].dep in ("obj", "obl")}  # fmt: skip
    return next(iter(many.values())) if alone and len(many) == 1 else -1


def is_of_person(tree: Tree) -> bool:
    """Whether a sentence's subject is somebody: "Acme hired Ivo Petrak when his" tells of no other person."""
    own = [kid for kid in tree.children(tree.root()) if tree.tokens[kid].dep in SUBJECTS]
    return not own or tree.tokens[own[0]].pos == "PRON" or agrees(tree, own[0], "he") or agrees(tree, own[0], "she")


def only_several(tree: Tree, at: int, last: Tree) -> int:
    """Return the one plural of the last sentence for whom something is done to, else -1: "They were dropped"."""
    verb = tree.tokens[at].head
    personal = tree.tokens[verb].lemma in _DONE_TO_PERSONS
    if tree.tokens[at].dep != "nsubj:pass" or tree.tokens[verb].head >= 0 or personal:
        return -1
    many = [noun for noun, token in enumerate(last.tokens) if agrees(last, noun, "they") and token.lemma not in UNITS]
    many = [noun for noun in many if last.tokens[noun].lemma not in verbs.PEOPLED]
    return many[0] if len(many) == 1 and last.tokens[many[0]].pos == "NOUN" else -1


def kind_told(tree: Tree, at: int) -> str:
    """Return what “it” is by what is said of it, else "": "It was the second eruption this year" is of an eruption."""
    noun = tree.tokens[at].head
    if at > 0 or tree.tokens[at].text != "It" or tree.tokens[at].dep != "nsubj" or tree.tokens[noun].pos != "NOUN":
        return ""
    ranked = any(tree.tokens[kid].text.lower() in _RANKS or tree.tokens[kid].text.endswith("est")
                 for kid in tree.children(noun) if tree.tokens[kid].dep == "amod")  # fmt: skip
    being = any(tree.tokens[kid].dep == "cop" for kid in tree.children(noun))
    clause = any(tree.tokens[kid].dep in ("acl", "acl:relcl", "csubj", "ccomp") for kid in tree.children(noun))
    known = tree.tokens[noun].lemma in HAPPENING and not clause
    return f"the {tree.tokens[noun].text}" if ranked and being and known else ""


def person_beside(tree: Tree, at: int) -> int:
    """Return the name of the person whom "one" or "another" is, else -1: "One, the grocer Odd Berg, said that his"."""
    if tree.tokens[at].text.lower() not in ("one", "another", "other"):
        return -1
    beside = [below for kid in tree.children(at) if tree.tokens[kid].dep == "appos" for below in tree.subtree(kid)]
    return next((below for below in beside for name in tree.names if name.kind == "PER" and name.start == below), -1)


def is_of_figures(tree: Tree, at: int) -> bool:
    """Whether a pronoun is what rises or falls by a figure: "They fell by £12 million"."""
    verb = tree.tokens[at].head
    changes = tree.tokens[at].dep == "nsubj" and tree.tokens[verb].lemma in ("climb", "drop", "fall", "rise", "slip")
    return changes and any(below.pos in ("NUM", "SYM") for below in (tree.tokens[kid] for kid in tree.subtree(verb)))


def body_told_for(tree: Tree, at: int) -> int:
    """Return for whom somebody says what “it” does, else -1: "A spokesman for the port said that it was shut"."""
    clause = tree.tokens[at].head
    verb = tree.tokens[clause].head if clause >= 0 and tree.tokens[clause].dep == "ccomp" else -1
    if verb < 0 or tree.tokens[at].text.lower() != "it" or tree.tokens[at].dep not in SUBJECTS:
        return -1
    tellers = [kid for kid in tree.children(verb) if tree.tokens[kid].lemma in _VOICES and kid < at]
    found = [kid for one in tellers for kid in tree.children(one) if tree.tokens[kid].dep in ("nmod", "nmod:poss")
             and agrees(tree, kid, "it")]  # fmt: skip
    return found[0] if len(found) == 1 and tree.tokens[verb].lemma in verbs.SAYING else -1


def told_before(tree: Tree, at: int) -> int:
    """Return the subject of what “it said” stands behind, else -1: "Acme will close 40 shops, it said"."""
    verb = tree.tokens[at].head
    if tree.tokens[at].dep != "nsubj" or verb < 0 or tree.tokens[verb].lemma not in verbs.SAYING:
        return -1
    said = [kid for kid in tree.children(verb) if tree.tokens[kid].dep == "ccomp" and kid < at]
    doers = [kid for one in said for kid in tree.children(one) if tree.tokens[kid].dep in SUBJECTS]
    if any(tree.text[: tree.tokens[kid].start].translate(verbs.MARKS).count('"') % 2 for kid in doers):
        return -1  # “Roe is right,” she said: whoever speaks is not whom she speaks of
    named = len(doers) == 1 and any(
        name.start <= below < name.end for name in tree.names for below in tree.subtree(doers[0])
    )
    return doers[0] if named and agrees(tree, doers[0], tree.tokens[at].text.lower()) else -1


def only_thing(tree: Tree, at: int, bodies: Sequence[str]) -> int:
    """Return the one thing that “it” may be of its sentence, else -1: "They knew of the plan before it was out".

    What is done to it is done to a thing, and what it does a body does (`bodies` are nouns for such).
    """
    clause = tree.tokens[at].head
    if tree.tokens[at].dep not in ("nsubj", "nsubj:pass") or tree.tokens[clause].dep not in (
        "advcl",
        "advcl:relcl",
        "acl:relcl",
    ):
        return -1
    done = tree.tokens[at].dep == "nsubj:pass"
    found = [noun for noun in range(at) if agrees(tree, noun, "it") and tree.tokens[noun].lemma not in UNITS
             and noun not in tree.subtree(clause)]  # fmt: skip
    known = [noun for noun in found if any(tree.tokens[kid].text.lower() == "the" for kid in tree.children(noun))]
    fitting = [noun for noun in known if (tree.tokens[noun].lemma in bodies) is not done]
    return fitting[0] if len(fitting) == 1 and (done is False or len(found) == 1) else -1


def same_before(tree: Tree, at: int) -> int:
    """Return the “it” or “they” before this one of its sentence, of another clause, else -1: "If it closes, it will".

    Only where that one is an object, or the subject of a clause beside: it is the same again.
    """
    token = tree.tokens[at]
    low = token.text.lower()
    if low not in ("it", "they") or token.dep not in (*SUBJECTS, "obj"):
        return -1
    for other in range(at - 1, -1, -1):
        first = tree.tokens[other]
        if first.text.lower() == low and first.head != token.head and first.dep in (*SUBJECTS, "obj"):
            beside = tree.tokens[token.head].dep in ("conj", "parataxis") or first.dep == "obj"
            return other if beside else -1
    return -1


def unless_short(phrase: str) -> str:
    """A phrase, "" where nobody knows which "the former" or "the latter" is."""
    return "" if phrase.lower() in ("the former", "the latter") else phrase


def is_of_people(phrase: str) -> bool:
    """Whether a plural is of persons, whom no figure of theirs rises or falls with."""
    return re.sub(r"s$", "", phrase.rpartition(" ")[2]) in verbs.PEOPLE | verbs.TITLES


def governing(tree: Tree, at: int, *, owns: bool) -> list[int]:
    """The subjects over a pronoun but what only finds: "an inquiry found that it had left out" is of others."""
    return [over for over in governing_subjects(tree, at, owns=owns)
            if not (tells(tree, over) and has_no_office(f"the {tree.tokens[over].lemma}"))]  # fmt: skip


def has_office(phrase: str) -> bool:
    """Whether a phrase may have a president: a name, or a noun for a body or a house."""
    noun = short(phrase).rpartition(" ")[2]
    owned = re.match(r"(?:his|her|its|their) ", phrase) is not None
    named = phrase[:1].isupper() or noun[:1].isupper()
    return named or (noun in BODIES | COMPANY | verbs.PEOPLED | verbs.STANDING and not owned)
