"""What of a sentence speaks for checking it, or against: figures, names, tense, person, mood, views, public matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from factcheck.parser.checkable import JUDGING
from factcheck.records import Value
from factcheck.syntax.tree import Token, Tree

_KINDS = ("money", "share", "number", "measure", "date", "change", "comparison", "rank", "duration", "role", "status")
_COUNTED = 3  # more of a thing than this adds nothing

# Trait → its words, as lemmas or as they are written.
_WORDS: dict[str, frozenset[str]] = {
    "i": frozenset("i me my mine myself".split()),
    "we": frozenset("we us our ours ourselves".split()),
    "you": frozenset("you your yours yourself".split()),
    "he_or_they": frozenset("he she they him her them his their it its".split()),
    "will": frozenset("will shall going gonna 'll".split()),
    "duty": frozenset("should must ought need have-to got".split()),
    "may": frozenset("may might could can perhaps maybe possibly probably".split()),
    "would": frozenset("would 'd".split()),
    "hope": frozenset(
        "hope want wish like love look believe think feel guess trust urge ask thank welcome let".split()
    ),
    "negated": frozenset("not no never n't none nobody nothing without".split()),
    "telling": frozenset("say tell announce report find show accuse deny claim admit estimate warn".split()),
    "many": frozenset("many most every all more less few half double triple third quarter majority average".split()),
    "extreme": frozenset("first last only highest lowest largest biggest record ever worst best never-before".split()),
    "if": frozenset("if unless whether".split()),
    "asking": frozenset("who what why how when which where".split()),
    "address": frozenset(
        "ladies gentlemen friends speaker applause evening morning tonight god bless please thanks sorry".split()
    ),
    "economy": frozenset(
        "tax job unemployment budget deficit surplus debt wage income price inflation rate economy company bank trade "
        "export import industry worker business spending spend cost premium pension market growth oil gas fund "
        "dollar pound euro pay money poverty loan rent".split()
    ),
    "state": frozenset(
        "law bill vote senate congress parliament government minister president governor mayor senator court treaty "
        "administration policy election party regulator ministry agency legislature council state country "
        "nation".split()
    ),
    "life": frozenset(
        "school hospital health drug vaccine disease death die kill crime prison police murder gun teacher student "
        "doctor patient child family house home road water energy carbon climate insurance welfare immigrant".split()
    ),
    "war": frozenset("war army troop soldier attack weapon nuclear missile terrorist border military veteran".split()),
    "record": frozenset(
        "raise cut close open sign pass veto oppose lose create hire build sell fine arrest convict sentence approve "
        "ban rise fall increase decrease double drop grow reduce spend vote support reject destroy".split()
    ),
}
TRAITS = (
    "one", *_KINDS, "figures", "names", "persons", "organisations", "places", *_WORDS, "judging", "question",
    "exclaimed", "quoted", "past", "perfect", "present", "is", "order", "verbless", "short", "long", "nouns",
    "adjectives", "figure_and_matter", "name_and_act",
)  # fmt: skip
_NONE: frozenset[str] = frozenset()
_MATTERS = ("economy", "state", "life", "war")


def traits(tree: Tree, words: Sequence[int], stated: Sequence[Value]) -> tuple[float, ...]:
    """Return a number for each of TRAITS: of a whole sentence, or of the words of one claim in it."""
    tokens = [tree.tokens[at] for at in words]
    kinds = [value.kind for value in stated]
    found: dict[str, float] = {"one": 1.0}
    found |= {kind: float(kind in kinds) for kind in _KINDS}
    found |= _of_words(tokens)
    found |= _of_names(tree, set(words))
    found |= _of_form(tree, tokens)
    found["figures"] = min(_COUNTED, sum(token.pos == "NUM" for token in tokens)) / _COUNTED
    figure = found["figures"] > 0 or any(found[kind] for kind in ("money", "share", "number", "change", "rank"))
    found["figure_and_matter"] = float(figure and any(found[matter] for matter in _MATTERS))
    found["name_and_act"] = float(found["names"] > 0 and found["record"] > 0)
    return tuple(found[trait] for trait in TRAITS)


def _of_words(tokens: Sequence[Token]) -> dict[str, float]:
    met, table = dict.fromkeys(_WORDS, 0), _by_word()
    for token in tokens:
        for trait in table.get(token.text.lower(), _NONE) | table.get(token.lemma.lower(), _NONE):
            met[trait] += 1
    return {trait: min(_COUNTED, count) / _COUNTED for trait, count in met.items()}


@cache
def _by_word() -> dict[str, frozenset[str]]:
    """Word → its traits."""
    found: dict[str, frozenset[str]] = {}
    for trait, words in _WORDS.items():
        for word in words:
            found[word] = found.get(word, _NONE) | {trait}
    return found


def _of_names(tree: Tree, words: set[int]) -> dict[str, float]:
    kinds = [name.kind for name in tree.names if words & set(range(name.start, name.end))]
    places = {"persons": "PER", "organisations": "ORG", "places": "LOC"}
    return {
        "names": min(_COUNTED, len(kinds)) / _COUNTED,
        **{trait: float(kind in kinds) for trait, kind in places.items()},
    }


def _of_form(tree: Tree, tokens: Sequence[Token]) -> dict[str, float]:
    said = [token for token in tokens if token.pos != "PUNCT"]
    verbs = [token for token in said if token.pos in ("VERB", "AUX")]
    own = {token.text.lower() for token in verbs}
    past = any(token.pos == "VERB" and _is_past(token) for token in verbs) or bool(own & {"was", "were", "had", "did"})
    parts = Counter(token.pos for token in said)
    root = tree.tokens[tree.root()] if tree.tokens else None
    return {
        "judging": min(_COUNTED, sum(token.lemma.lower() in JUDGING for token in said)) / _COUNTED,
        "question": float(tree.text.rstrip('"”’) ').endswith("?")),
        "exclaimed": float(tree.text.rstrip('"”’) ').endswith("!")),
        "quoted": float(any(mark in tree.text for mark in '"“')),
        "past": float(past),
        "perfect": float(bool(own & {"has", "have", "'ve"}) and past),
        "present": float(any(token.text.lower() == f"{token.lemma}s" for token in verbs if token.pos == "VERB")),
        "is": float(bool(own & {"is", "are", "'s", "'re", "am"})),
        "order": float(root is not None and root.pos == "VERB" and root.text == root.lemma.capitalize()),
        "verbless": float(not verbs),
        "short": max(0.0, 1 - len(said) / 8),
        "long": min(1.0, len(said) / 30),
        "nouns": (parts["NOUN"] + parts["PROPN"]) / max(1, len(said)),
        "adjectives": (parts["ADJ"] + parts["ADV"]) / max(1, len(said)),
    }


def _is_past(token: Token) -> bool:
    return token.text.lower() != token.lemma and not token.text.lower().endswith(("s", "ing"))
