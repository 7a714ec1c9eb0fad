"""What is to come: announced, decided, permitted or ordered, which sources state; or a duty, a wish or a forecast."""

from __future__ import annotations

import re

from factcheck.parser.taking import Proposition
from factcheck.parser.verbs import SAYING
from factcheck.records import Reason
from factcheck.syntax.tree import Tree

# Values that pin a statement down: somebody counted, measured or dated it.
FIRM = frozenset({"time", "money", "share", "measure", "date", "score", "rank", "change", "number", "duration", "age"})
_DUTY = frozenset("should must ought shall need".split())
_MAYBE = frozenset("could may might would".split())
# What somebody has arranged is on record, whoever does it: "admission will be free", "the fair will open".
_ARRANGED = frozenset("free open close reopen begin start available compulsory host".split())
# What is in somebody's power, and told of a firm, an office or a person, is a plan that was announced: "the firm will
# drop two routes". Not what befalls somebody: "will dominate", "will recover", "will regret".
_IN_ONES_POWER = frozenset(
    """
    abolish acquire add allow appeal appoint apply ask attend auction axe ban build buy cancel chair compete consult
    convert cut demolish deploy dismiss drop employ establish evict expand extend finance fire forbid found fund grant
    hire impose install introduce invest issue launch lay lead leave let move nationalise offer oppose pay perform play
    postpone present privatise prosecute publish raise recruit refund refurbish reimburse release relocate remove renew
    repay replace resign restore retire return scrap seek sell send serve shed shut sign stand step submit succeed sue
    suspend take testify train transfer upgrade vote waive withdraw
    """.split()
)
# What a rule, a court or an office may ask of somebody: "must apply by 12 May", "must hand back the medal".
_ASKED_OF = frozenset(
    """
    apply appear book carry declare forfeit give hand leave move notify obtain pay produce provide prove publish
    quarantine refund register reimburse repay report retake return sell serve show sign sit stay submit surrender
    undergo vacate wait wear
    """.split()
)
# What somebody may be allowed to do, and no event: "pupils may stay in class", but "prices may rise".
_ALLOWED = frozenset(
    """
    appeal apply attend bring build buy camp carry claim compete complete continue cut drive enrol enter finish fish fly
    graze hunt import keep leave light live marry operate park play race register remain reopen return ride run sell
    sit smoke stand stay study swim teach trade train travel use visit vote wear withdraw work
    """.split()
)
_ALL = frozenset("everybody everyone everything nobody nothing anybody we i you".split())
# "Under the new law, owners must register": what a rule asks for is written down.
_RULE = re.compile(
    r"\b[Uu]nder (?:the|its|their|his|her|an?|this|that|these|those|new)\b[^,;]*\b(?:accord|act|agreement|bill|"
    r"contract|deal|directive|law|licence|license|order|permit|plans?|proposals?|reforms?|regulations?|rules?|scheme|settlement|"
    r"terms|treaty)\b"
)
_IF = re.compile(r"^[^\w\"“]*(?:If|Unless)\b")
_GUESSED = re.compile(
    r"\b(?:surely|undoubtedly|doubtless|no doubt|inevitably|may well|might well|could well|"
    r"(?:may|might) (?:come to|yet) \w+|(?:most likely|likeliest|least likely|unlikeliest) \w+|"
    r"any(?:body|one)['’]s guess|remains? to be seen|not be surprised|bound to)\b",
    re.IGNORECASE,
)


def of_future(tree: Tree, one: Proposition, kinds: set[str]) -> Reason | None:
    """Return why what should, may or will be cannot be checked; None where it is announced or pinned by a figure."""
    helpers = _helpers(tree, one)
    passive = _is_passive(tree, one)
    if one.verb < 0 and _GUESSED.search(" ".join(tree.tokens[at].text for at in one.body)):
        return Reason.PREDICTION
    ruled = "must" in helpers and (passive or _RULE.search(tree.text) is not None or _is_of(tree, one, _ASKED_OF))
    if helpers & _DUTY and not kinds & (FIRM - {"rank", "date"}) and not ruled:
        return Reason.OPINION
    asked = ruled or (tree.tokens[one.head].lemma == "have" and _is_of(tree, one, _ASKED_OF))
    reported = one.verb >= 0 and helpers & {"will", "would"}
    if _holds_if(tree, one) and not asked and not reported and not kinds & (FIRM - {"number", "rank", "date"}):
        return Reason.PREDICTION
    allowed = "may" in helpers and _is_of(tree, one, _ALLOWED)
    if helpers & _MAYBE and not kinds & (FIRM - {"date", "duration"}) and not reported and not allowed:
        return Reason.PREDICTION
    if "will" in helpers and tree.tokens[one.head].lemma in _ARRANGED:
        return None
    decided = passive or reported or asked or _is_of(tree, one, _IN_ONES_POWER)
    if "will" in helpers and not kinds & (FIRM - {"duration", "age"}) and not decided:
        return Reason.PREDICTION
    return None


def _is_of(tree: Tree, one: Proposition, verbs: frozenset[str]) -> bool:
    """Whether it tells a deed out of a list, of somebody and not of everybody."""
    head = tree.tokens[one.head]
    if head.lemma in ("have", "need"):  # "will have to pay back"
        head = next((token for token in tree.tokens if token.head == one.head and token.dep == "xcomp"), head)
    subject = {tree.tokens[at].text.lower() for at in one.subject}
    return head.pos == "VERB" and head.lemma in verbs and bool(subject) and not subject & _ALL


def _holds_if(tree: Tree, one: Proposition) -> bool:
    """Whether a clause holds only if another does."""
    if one.form != "clause":
        return False
    if _IF.match(tree.text) and tree.tokens[one.head].dep == "root":
        return tree.tokens[one.head].lemma not in SAYING  # "Unless a backer is found, he told members"
    if not _helpers(tree, one) & {"will", "would"}:
        return False
    clauses = {at for at, token in enumerate(tree.tokens) if token.head == one.head and token.dep == "advcl"}
    return any(
        token.head in clauses and token.dep == "mark" and token.text.lower() in ("if", "unless")
        for token in tree.tokens
    )


def _helpers(tree: Tree, one: Proposition) -> set[str]:
    heads = {one.head, tree.tokens[one.head].head if tree.tokens[one.head].dep == "conj" else one.head}
    return {
        tree.tokens[at].lemma.lower()
        for at, token in enumerate(tree.tokens)
        if token.pos == "AUX"
        and (at == one.head or (token.head in heads and token.dep.startswith(("aux", "cop"))))
        and (token.head == one.head or at in one.body)
    }


def _is_passive(tree: Tree, one: Proposition) -> bool:
    """“The site will be rebuilt”: a passive future tells a plan, which sources state."""
    return any(token.head == one.head and token.dep in ("aux:pass", "nsubj:pass") for token in tree.tokens)


__all__ = ["FIRM", "of_future"]
