"""Whether sources could settle a claim; if not, why: opinion, prediction, question, rhetoric, instruction, fragment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.parser.ahead import FIRM, of_future
from factcheck.parser.taking import Proposition
from factcheck.parser.verbs import MARKS, NAMING, SAYING
from factcheck.records import BlockKind, Reason, Value
from factcheck.syntax.tree import Token, Tree

JUDGING = frozenset(
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
_HEARTFELT = frozenset(
    "think believe feel want like know thank ask urge invite promise look guess mean understand".split()
)
_SELF = frozenset("i we us our ourselves".split())
_READER = frozenset("you your yours yourself".split())
_EVERYBODY = frozenset("nobody nothing everybody everyone everything anybody anyone anything".split())
# What nobody did is a matter of record where somebody would have counted them.
COUNTED = frozenset(
    "apply arrest arrive attend bid die drown escape hurt injure kill register survive vote wound".split()
)
# Of these somebody keeps count, also of none.
_COUNTS = frozenset(
    "arrest burial casualty collision complaint crash death delay donation escape evacuation fatality fault fire goal "
    "injury inspection objection penalty robbery strike survivor theft vacancy victim vote witness".split()
)
# Whether somebody did this is known: "the firm did not admit wrongdoing".
_ON_RECORD = frozenset(
    "admit appeal apologise attend comment deny disclose elaborate identify name publish reply resign respond sign "
    "testify".split()
)
_SELVES = frozenset({"I", "we", "We", "you", "You"})
_NEXT_TO_NOTHING = frozenset("little nothing everything anything".split())
# A worst result or a best start is a matter of record, not of taste.
_RECORDED = frozenset(
    "result defeat performance start year season loss fall showing attendance turnout half quarter".split()
)
# Of two things one is so by measure: "the effect was greater for men than for women".
_MEASURED = frozenset("greater stronger weaker brighter finer".split())
# What a country, a party or a firm has of these is in the eye of the beholder.
_VAGUE = frozenset(
    """
    appetite clout destiny fate goodwill influence leverage momentum mood narrative neglect optics patience posture
    prestige relevance soul spirit
    """.split()
)
_SEEN = frozenset("see view regard hail bill perceive".split())
_IMAGES = re.compile(
    r"\b(?:gateway|crossroads|wake-up call|elephant in the room|tip of the iceberg|writing on the wall|"
    r"golden opportunity|"
    r"game[- ]changer|another (?:question|matter|story)|less of an? \w+|nothing of the kind|only time will tell|"
    r"make no mistake|the question is|no doubt|of course|needless to say|after all|"
    r"time is running out|sphere of (?:\w+ )?influence|not just \w+|"
    r"(?:is|are|was|were|has) (?:only |just )+(?:the |at the )?begin(?:ning|s|un)|"
    r"talking points|culture wars?|losing ground|domino|new direction|no coincidence|nothing new|"
    r"build nations|can ?not come soon enough|however (?:large|small|big|high|low|long|loud|hard|well)\b|"
    r"(?:the )?cent(?:re|er) of the world|look(?:ed|s|ing)? the other way|"
    r"shed (?:a tear|no tears)|(?:be|is|was) a miracle|"
    r"at (?:its|his|her|their) (?:most \w+|best|worst|finest)|far too (?:much|many|little|few)|so (?:few|little) \w+|"
    r"(?:rarely|seldom|never) (?:goes?|went|runs?|ran|ends?|ended) (?:smoothly|well|to plan)|"
    r"the (?:heart|backbone|engine|soul|lifeblood|fabric|bedrock|cornerstone) of (?:our|the|a|every|\w+['’]s))\b",
    re.IGNORECASE,
)
_BASE_FORMS = frozenset(
    {"click", "read", "share", "subscribe", "sign", "follow", "see", "watch", "note", "consider", "imagine"}
)


def reason(tree: Tree, one: Proposition, values: Sequence[Value], *, block: BlockKind, voiced: bool) -> Reason | None:
    """Return why the proposition cannot be checked; None where it can.

    `voiced` says that "I" is a speaker whom the article names, and not its writer.
    A figure, a date or a reported expectation makes a statement about the future checkable: somebody forecast it.
    """
    return None if _names(tree, one) else _judged(tree, one, values, block=block, voiced=voiced)


def _names(tree: Tree, one: Proposition) -> bool:
    """'Called it "painful but fair"': that somebody said so is on record."""
    head = tree.tokens[one.head]
    named = head.pos == "VERB" and head.lemma in NAMING and one.form == "clause"
    return named and '"' in tree.text.translate(MARKS)


def _judged(tree: Tree, one: Proposition, values: Sequence[Value], *, block: BlockKind, voiced: bool) -> Reason | None:
    text = tree.text.rstrip('"”’) ')
    if _addresses(tree) and one.form in ("clause", "headline", "apposition"):
        return Reason.RHETORIC
    if text.endswith("?"):
        return Reason.QUESTION
    if one.form in ("title", "apposition", "place", "measure", "amount", "quotation", "attribution"):
        return _of_words(tree, one) if one.form == "apposition" else None
    if _orders(tree, one, block):
        return Reason.INSTRUCTION
    kinds = {value.kind for value in values}
    ahead = of_future(tree, one, kinds)
    if ahead:
        return ahead
    judged = _of_words(tree, one) or _of_view(tree, one, voiced=voiced)
    firm = FIRM - {"change"} if judged is Reason.RHETORIC else FIRM  # "is widening its sphere of influence"
    if judged and not kinds & firm:
        return judged
    if _is_too_much(tree, one) or _calls_it(tree, one):
        return Reason.OPINION
    if block is BlockKind.HEADLINE and text.endswith("!"):
        return Reason.RHETORIC
    if _is_fragment(tree, one, values):
        return Reason.FRAGMENT
    return None


def is_scene(tree: Tree, values: Sequence[Value]) -> bool:
    """Whether a caption's words say what its picture shows and no more: no figure, no day, nothing past or planned."""
    if any(value.kind in FIRM or value.kind == "role" for value in values):
        return False
    told = [token for token in tree.tokens if token.pos in ("VERB", "AUX")]
    return not any(token.text.lower() in _PAST or _is_past(token) for token in told)


_PAST = frozenset("was were had has have did will would".split())


def _is_past(token: Token) -> bool:
    finite = token.dep in ("root", "conj", "ccomp", "acl:relcl", "advcl", "parataxis")
    return finite and token.pos == "VERB" and token.text.lower() != token.lemma and token.text.lower().endswith("ed")


_ADDRESS = re.compile(
    r"(?:M(?:r|s|rs)\.? (?:Speaker|President|Chair\w*)|Madam \w+|Ladies and gentlemen|Dear |(?:My )?[Ff]ellow |"
    r"Members of |Good (?:morning|afternoon|evening|night)|Hello|Distinguished )"
)
_BLESSING = re.compile(
    r"(?:And )?(?:(?:may )?God bless|Good (?:morning|afternoon|evening),? and welcome|"
    r"Thank you|Thanks|Congratulations|Welcome)\b",
    re.IGNORECASE,
)
_OWING = re.compile(r"(?:And )?Thanks to\b[^,]*, ", re.IGNORECASE)  # "Thanks to the mild winter, prices fell"
_EXCLAIMED = re.compile(r"\W*What an? \w+[^?]*$")


def _addresses(tree: Tree) -> bool:
    """Whether a sentence greets, thanks or calls somebody and tells nothing."""
    told = any(token.pos in ("VERB", "AUX") and token.dep == "root" for token in tree.tokens)
    if _EXCLAIMED.match(tree.text) and not told:
        return True
    if _OWING.match(tree.text) and told:
        return False
    return _BLESSING.match(tree.text) is not None or (_ADDRESS.match(tree.text) is not None and not told)


def personal(tree: Tree, one: Proposition, *, voiced: bool) -> Reason | None:
    """Return what a claim is that speaks of its own writer or to the reader, unless its words state something.

    "We want a fair deal" and "we cut the tax on diapers" look the same to a rule: `checkworthiness.states` tells them
    apart.
    """
    if one.verb >= 0:
        return None
    words = [tree.tokens[at] for at in (*one.subject, *one.body)]
    if not voiced and any(
        token.text.lower() in _SELF and token.dep in ("nsubj", "obj", "obl", "nmod:poss") for token in words
    ):
        return Reason.OPINION
    return Reason.RHETORIC if any(token.text.lower() in _READER for token in words) else None


def _of_view(tree: Tree, one: Proposition, *, voiced: bool) -> Reason | None:
    """Whether a speaker feels, or the writer speaks of everybody and nothing, or says what "it is"."""
    if one.verb >= 0:
        return None
    words = {at: tree.tokens[at].text.lower() for at in (*one.subject, *one.body)}
    own = [at for at in words if tree.tokens[at].head == one.head and tree.tokens[at].dep != "cop"]
    if voiced and tree.tokens[one.head].lemma in _FEELING | _HEARTFELT:
        return Reason.OPINION
    subjects = [at for at in own if tree.tokens[at].dep.startswith("nsubj")]
    named = any(tree.tokens[at].pos == "PROPN" for at in one.body)
    counted = tree.tokens[one.head].lemma in COUNTED
    if any(words[at] in _EVERYBODY for at in subjects if tree.tokens[at].dep == "nsubj") and not (named or counted):
        return Reason.OPINION
    telling = tree.tokens[one.head].lemma in SAYING
    if (
        any(words[at] in _NEXT_TO_NOTHING for at in own if tree.tokens[at].dep in ("obj", "advmod"))
        and not telling
        and "to do with" not in " ".join(words[at] for at in sorted(words))  # "it has nothing to do with the affair"
    ):
        return Reason.OPINION
    return Reason.OPINION if not named and _is_it(tree, one, words) else None


def _is_it(tree: Tree, one: Proposition, words: dict[int, str]) -> bool:
    """ "It is a scandal", "it was a campaign without ideas": a name for the thing, not a fact about it."""
    subject = [at for at in words if words[at] == "it" and tree.tokens[at].head == one.head]
    nominal = tree.tokens[one.head].pos == "NOUN" and "cop" in {
        token.dep for token in tree.tokens if token.head == one.head
    }
    articles = [token.text.lower() for token in tree.tokens if token.head == one.head and token.dep == "det"]
    vague = tree.tokens[one.head].lemma in ("sort", "kind", "type")
    return bool(subject) and nominal and (vague or articles[:1] in (["a"], ["an"], []))


def is_on_record(tree: Tree, one: Proposition) -> bool:
    """Whether a claim tells what somebody counts, or a plain deed: "there were no deaths", "Norrline apologised"."""
    head, kids = tree.tokens[one.head], [tree.tokens[kid] for kid in tree.children(one.head)]
    there = any(kid.dep == "expl" and kid.text.lower() == "there" for kid in kids)
    if there:
        nouns = [head, *(kid for kid in kids if kid.dep in ("nsubj", "obj"))]
        return any(noun.lemma in _COUNTS for noun in nouns)
    denied = any(kid.dep == "advmod" and kid.text.lower() in ("not", "n't", "n’t", "never") for kid in kids)
    if denied and head.lemma in _ON_RECORD and one.subject and tree.tokens[one.subject[-1]].text not in _SELVES:
        return True
    past = head.pos == "VERB" and head.text.lower() != head.lemma and not head.text.endswith(("s", "ing"))
    named = any(tree.tokens[at].pos == "PROPN" and tree.tokens[at].dep.startswith("nsubj") for at in one.subject)
    return past and named and not any(tree.tokens[at].pos in ("ADJ", "ADV", "INTJ") for at in one.body)


def _orders(tree: Tree, one: Proposition, block: BlockKind) -> bool:
    head = tree.tokens[one.head]
    if head.dep == "conj" and head.head == tree.root() and not one.subject and head.text == head.lemma:
        over = tree.tokens[head.head]
        return over.pos == "VERB" and over.text.lower() == over.lemma and head.head <= 1
    forms = (
        ("clause",) if block is BlockKind.HEADLINE else ("clause", "headline")
    )  # without a subject it looks like one
    if one.form not in forms or one.subject or head.pos != "VERB" or head.text.lower() != head.lemma:
        return False
    return head.dep == "root" and (one.body[0] == one.head or head.lemma in _BASE_FORMS)


def _of_words(tree: Tree, one: Proposition) -> Reason | None:
    words = " ".join(tree.tokens[at].text for at in one.body)
    if _IMAGES.search(words):
        return Reason.RHETORIC
    head = tree.tokens[one.head]
    if head.lemma == "risk" and head.pos == "VERB":
        return Reason.PREDICTION
    if _is_seen(tree, one) or any(_is_vague(tree, at) for at in one.body):
        return Reason.OPINION
    named = [tree.tokens[at] for at in one.body]
    predicate = head.pos in ("ADJ", "NOUN") and one.form in ("clause", "reported", "relative", "apposition")
    judging = [token for token in named if _judges(tree, token)]
    passive = any(tree.tokens[kid].dep == "aux:pass" for kid in tree.children(one.head))
    if head.lemma == "need" and (passive or _is_counted(tree, one.head)):  # "her vote was not needed"
        return None
    if _judges(tree, head) or head.lemma in _FEELING:
        return Reason.OPINION
    if predicate and any(token.head == one.head and token.dep in ("amod", "advmod", "conj") for token in judging):
        return Reason.OPINION
    return Reason.OPINION if len(judging) >= 2 else None


def _is_too_much(tree: Tree, one: Proposition) -> bool:
    """ "Twelve weeks are too short to judge", "too many looked away", "something has to change": for whom is a view."""
    subject = [tree.tokens[at].text.lower() for at in one.subject]
    if subject[:1] == ["too"] and subject[1:2] in (["many"], ["few"], ["much"], ["little"]):
        return True
    if subject == ["something"] and {"has", "must"} & {tree.tokens[at].text.lower() for at in one.body[:1]}:
        return True
    if tree.tokens[one.head].pos != "ADJ":
        return False
    return any(
        token.head == one.head and token.dep == "advmod" and token.text.lower() == "too" for token in tree.tokens
    )


_CALLED = frozenset("blessing disgrace farce mistake outrage pity scandal shame tragedy travesty wonder".split())


def _calls_it(tree: Tree, one: Proposition) -> bool:
    """ "It is a disgrace that it took four deaths": the figure belongs to what is called so."""
    head = tree.tokens[one.head]
    it = any(token.text.lower() == "it" and token.head == one.head for token in tree.tokens)
    return it and head.lemma in _CALLED and head.pos == "NOUN"


def _is_counted(tree: Tree, verb: int) -> bool:
    """Whether what is needed is one thing or a number of them: "it needs only a drop"."""
    objects = [at for at, token in enumerate(tree.tokens) if token.head == verb and token.dep == "obj"]
    return any(
        token.head in objects and (token.dep == "nummod" or token.text.lower() in ("a", "an")) for token in tree.tokens
    )


def _is_seen(tree: Tree, one: Proposition) -> bool:
    """ "Are seen as part of a strategy": by whom is left out."""
    kids = [token for token in tree.tokens if token.head == one.head]
    passive = any(token.dep == "aux:pass" for token in kids)
    as_what = any(token.text.lower() == "as" and token.head >= 0 and tree.tokens[token.head].head == one.head
                  for token in tree.tokens)  # fmt: skip
    return (
        passive
        and as_what
        and tree.tokens[one.head].lemma in _SEEN
        and not any(token.text.lower() == "by" for token in kids)
    )


def _is_vague(tree: Tree, at: int) -> bool:
    """Whether a word is the object of what is said and a thing nobody can measure."""
    token = tree.tokens[at]
    if any(one.head == at and one.pos == "NUM" for one in tree.tokens):  # "a village of 900 souls"
        return False
    return token.lemma in _VAGUE and token.pos == "NOUN" and token.dep in ("obj", "obl", "root", "nsubj", "nsubj:pass")


def _judges(tree: Tree, token: Token) -> bool:
    if token.pos == "VERB":  # "promising reforms", "welcomed the results": what somebody does is no view of ours
        return False
    if tree.text[token.start + len(token.text) :].startswith("-"):  # "a great-granddaughter of the founder"
        return False
    if token.text.lower() in ("best", "worst") and token.head >= 0 and tree.tokens[token.head].lemma in _RECORDED:
        return False
    if token.text.lower() in _MEASURED and any(one.text == "than" and one.start > token.start for one in tree.tokens):
        return False
    return token.text.lower() in JUDGING or token.lemma in JUDGING


def _is_fragment(tree: Tree, one: Proposition, values: Sequence[Value]) -> bool:
    """Words without a verb, a name or a figure assert nothing; what has an auxiliary is a sentence."""
    if any(tree.tokens[at].pos == "AUX" for at in one.body):
        return False
    if one.form != "headline" and any(tree.tokens[at].pos == "VERB" for at in one.body):
        return False
    if one.form == "headline" and values and not {value.kind for value in values} & FIRM:
        return True
    if values or one.subject:
        return False
    if any(tree.tokens[at].pos == "NUM" for at in one.body) and any(tree.tokens[at].pos == "PROPN" for at in one.body):
        return False
    return not any(tree.tokens[at].pos == "VERB" for at in one.body)
