"""Whether sources could settle a claim; if not, why: opinion, prediction, question, rhetoric, instruction, fragment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.parser.propositions import Proposition
from factcheck.records import BlockKind, Reason, Value
from factcheck.syntax.tree import Tree

_JUDGING = frozenset(
    """
    absurd admirable alarming amazing appalling awful bad baffling beautiful best better bizarre bleak bold brave
    brilliant careless charming clear clever courageous cruel crucial damaging dangerous delightful deplorable
    desirable devastating disappointing disastrous disgraceful disgusting dreadful encouraging essential excellent
    exciting extraordinary fair false-hope fantastic fascinating fine foolish fortunate frightening futile generous
    glorious golden good gorgeous great grim grotesque happy harsh heartbreaking helpful honest hopeful hopeless
    horrible humiliating hypocritical ideal impressive inadequate incompetent inspiring insulting intolerable
    irresponsible justified lamentable laughable lovely lucky magnificent marvellous meaningful mediocre misguided
    missed naive nasty necessary nice obvious obviously outrageous painful pathetic perfect pleasant pointless poor
    promising proud puzzling reasonable reckless refreshing regrettable remarkable reminiscent ridiculous right sad
    sadly sensible shameful shocking shameless significant silly sobering splendid striking strange strong stunning
    stupid successful superb surprising suspicious symbolic terrible terrific tragic troubling ugly unacceptable
    unfair unfortunate unfortunately unjust unnecessary unwise urgent useless vital weak welcome wise wonderful worrying
    worse worst worth worthwhile worthy wrong
    """.split()
)
_FEELING = frozenset("deserve hope wish love hate admire fear regret trust matter ought need".split())
_DUTY = frozenset("should must ought shall need".split())
_MAYBE = frozenset("could may might would".split())
_IMAGES = re.compile(
    r"\b(?:gateway|crossroads|wake-up call|elephant in the room|tip of the iceberg|writing on the wall|"
    r"golden opportunity|"
    r"game[- ]changer|only time will tell|make no mistake|the question is|no doubt|of course|needless to say|after all|"
    r"time is running out|sphere of influence|losing ground|domino|new direction|no coincidence|nothing new|"
    r"build nations)\b",
    re.IGNORECASE,
)
_BASE_FORMS = frozenset(
    {"click", "read", "share", "subscribe", "sign", "follow", "see", "watch", "note", "consider", "imagine"}
)


def reason(tree: Tree, one: Proposition, values: Sequence[Value], *, block: BlockKind) -> Reason | None:
    """Return why the proposition cannot be checked; None where it can.

    A figure, a date or a reported expectation makes a statement about the future checkable: somebody forecast it.
    """
    text = tree.text.rstrip('"”’) ')
    if text.endswith("?"):
        return Reason.QUESTION
    if one.form in ("title", "apposition", "place", "measure", "amount", "quotation", "attribution"):
        return _of_words(tree, one) if one.form == "apposition" else None
    if _orders(tree, one):
        return Reason.INSTRUCTION
    firm = any(value.kind in _FIRM for value in values)
    helpers = _helpers(tree, one)
    if helpers & _DUTY and not firm:
        return Reason.OPINION
    if helpers & _MAYBE and not firm:
        return Reason.PREDICTION
    if "will" in helpers and not firm and not _planned(tree, one):
        return Reason.PREDICTION
    judged = _of_words(tree, one)
    if judged and not firm:
        return judged
    if block is BlockKind.HEADLINE and text.endswith("!"):
        return Reason.RHETORIC
    if _is_fragment(tree, one, values):
        return Reason.FRAGMENT
    return None


_FIRM = frozenset({"money", "share", "measure", "date", "score", "rank", "change", "number", "duration", "age"})


def _helpers(tree: Tree, one: Proposition) -> set[str]:
    return {
        tree.tokens[at].lemma.lower()
        for at, token in enumerate(tree.tokens)
        if token.pos == "AUX" and (token.head == one.head or at == one.head)
    }


def _planned(tree: Tree, one: Proposition) -> bool:
    """“The site will be rebuilt”: a passive future tells a plan, which sources state."""
    return any(token.head == one.head and token.dep in ("aux:pass", "nsubj:pass") for token in tree.tokens)


def _orders(tree: Tree, one: Proposition) -> bool:
    head = tree.tokens[one.head]
    if one.form != "clause" or one.subject or head.pos != "VERB" or head.text.lower() != head.lemma:
        return False
    return head.dep == "root" and (one.body[0] == one.head or head.lemma in _BASE_FORMS)


def _of_words(tree: Tree, one: Proposition) -> Reason | None:
    words = " ".join(tree.tokens[at].text for at in one.body)
    if _IMAGES.search(words):
        return Reason.RHETORIC
    head = tree.tokens[one.head]
    named = [tree.tokens[at] for at in one.body]
    predicate = head.pos in ("ADJ", "NOUN") and one.form in ("clause", "reported", "relative", "apposition")
    judging = [token for token in named if token.text.lower() in _JUDGING or token.lemma in _JUDGING]
    if head.lemma in _JUDGING or head.lemma in _FEELING:
        return Reason.OPINION
    if predicate and any(token.head == one.head and token.dep in ("amod", "advmod", "conj") for token in judging):
        return Reason.OPINION
    return Reason.OPINION if len(judging) >= 2 else None


def _is_fragment(tree: Tree, one: Proposition, values: Sequence[Value]) -> bool:
    """Words without a verb, a name or a figure assert nothing."""
    if one.form != "headline" and any(tree.tokens[at].pos in ("VERB", "AUX") for at in one.body):
        return False
    if values or one.subject:
        return False
    return not any(tree.tokens[at].pos == "VERB" for at in one.body)
