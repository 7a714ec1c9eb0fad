"""The base form of a word, by rule and a table of the irregular ones."""

from __future__ import annotations

import re
from collections.abc import Callable

# Base form, then its irregular forms.
_VERBS = """
arise arose arisen; awake awoke awoken; be 'm 're 's am are been being is was were; bear bore born borne; beat beaten;
become became; begin began begun; bend bent; bet; bid; bind bound; bite bit bitten; bleed bled; blow blew blown; break
broke broken; breed bred; bring brought; broadcast; build built; burn burnt; burst; buy bought; can ca; cast; catch
caught; choose chose chosen; cling clung; come came; cost; creep crept; cut; deal dealt; debut debuted; die died dies
dying; dig dug; do did does done; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten;
fall fallen fell; feed fed; feel felt; fight fought; find found; flee fled; fly flew flies flown; forbid forbade
forbidden; forecast; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give gave
given; go goes gone went; grind ground; grow grew grown; hang hung; have 've had has; hear heard; hide hid hidden;
hit; hold held; hurt; keep kept; kneel knelt; know knew known; lay laid; lead led; lean leant; leap leapt; learn
learnt; leave left; lend lent; let; lie lain lied lying; light lit; lose lost; make made; mean meant; meet met;
mislead misled; mistake mistaken mistook; offset; outdo outdid outdone; overcome overcame; oversee oversaw overseen;
overtake overtaken overtook; overthrow overthrew overthrown; pay paid; prove proven; put; quit; read; ride ridden
rode; ring rang rung; rise risen rose; run ran; say said says; see saw seen; seek sought; sell sold; send sent; set;
shake shaken shook; shed; shine shone; shoot shot; show shown; shrink shrank shrunk; shut; sing sang sung; sink sank
sunk; sit sat; slay slain slew; sleep slept; slide slid; speak spoke spoken; speed sped; spend spent; spin spun;
split; spread; spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung; strike struck
stricken; strive strove striven; swear swore sworn; sweep swept; swell swollen; swim swam swum; swing swung; take
taken took; teach taught; tear tore torn; tell told; think thought; throw threw thrown; thrust; tie tied ties tying;
undercut; undergo undergoes undergone underwent; understand understood; undertake undertaken undertook; undo undid
undone; uphold upheld; upset; wake woke woken; wear wore worn; weave wove woven; weep wept; will 'll wo; win won; wind
wound; withdraw withdrawn withdrew; withhold withheld; withstand withstood; would 'd; write written wrote
"""
_NOUNS = """
analysis analyses; appendix appendices; axis axes; basis bases; bus buses; calf calves; child children; crisis crises;
criterion criteria; diagnosis diagnoses; foot feet; gas gases; goose geese; half halves; hypothesis hypotheses; index
indices; knife knives; leaf leaves; life lives; loaf loaves; man men; mouse mice; movie movies; nucleus nuclei; ox
oxen; person people persons; phenomenon phenomena; policeman policemen; policewoman policewomen; self selves; shelf
shelves; synthesis syntheses; thesis theses; thief thieves; tie ties; tooth teeth; wife wives; wolf wolves; woman
women
"""
_GRADES = """
bad worse worst; far farther farthest; few fewer fewest; good best better; little littler littlest; old elder eldest
older oldest
"""
_PRONOUNS = "I me; he him; she her; that those; they them; this these; we us; who whom"


def _table(text: str) -> dict[str, str]:
    entries = [entry.split() for entry in text.split(";")]
    return {form: entry[0] for entry in entries for form in entry}


_TABLES = {
    "VERB": _table(_VERBS), "NOUN": _table(_NOUNS), "ADJ": _table(_GRADES), "PRON": _table(_PRONOUNS),
    "ADV": _table("badly worse worst; far farther farthest; well best better"),
}  # fmt: skip
_TABLES["AUX"] = _TABLES["VERB"]
# Nouns that end in s and are not plurals, beside those in -ss, -us, -is.
_SINGULAR = frozenset(
    "alias bias canvas chaos christmas clothes corps diabetes economics electronics ethics gas goods headquarters "
    "jeans lens logistics mathematics means measles news physics politics series species statistics texas thanks "
    "whereabouts".split()
)
_GRADABLE = frozenset(
    "big bold brief bright broad busy calm cheap clean clear close cold cool costly cruel dark deadly deep dense "
    "dirty dry early easy fair fast fat fierce fine firm fresh full great happy hard harsh healthy heavy high hot "
    "hungry large late lengthy light likely long loud low lucky mild narrow near new nice noisy odd pale poor "
    "pretty proud quick quiet rare rich rough sad safe sharp short sick simple slim slow small smart smooth soft "
    "soon steady steep strict strong sunny sweet tall thick thin tight tiny tough ugly vast warm weak wealthy wet "
    "wide wild wise worthy young".split()
)
# Last letters of a verb's stem (after -ed and -ing are cut) that lost an e.
_SILENT = re.compile(
    r"""(?: [cuvz] | (?<!foc)us | [aeiloprny]s | [bcdfgkptz]l | dg | [aeiou]rg | [ae]ng | lung | [aeiou]g(?<!og)
          | [^aeiou](?: [aeiou]k | i[bdlmnrt] | a[bdkmprt] | o[bdkmpt] | u[dlmnrt] | ed | [oe]n(?<=pon|ven) )
          | qui[rt] | u[ao]t | [wt]ast | her(?<=adher) | iat | eat(?<=creat) | [bcglp]or(?<=plor|gnor|scor) | stor | ath
          | pet(?<=ompet) | let(?<=mplet|delet) )$""",
    re.VERBOSE,
)
_SHORT = re.compile("[^aeiouy]*[aeiou][bdgklmnprtz]")  # "wip-ing": a short verb without an e doubles its last letter
_KEPT = frozenset(
    "audit ballot bang benefit bias bus canvass combat credit deposit develop edit elicit envelop exhibit "
    "exit extract focus format gallop gossip hang inhabit inherit inhibit limit merit monitor murmur orbit pilot "
    "pivot profit program prohibit recruit restrict solicit submit summit target toilet transit visit vomit "
    "worship".split()
)


def lemma(word: str, pos: str) -> str:
    """Return the base form of a word that is used as the part of speech says; names and numbers stay as they are.

    >>> lemma("rose", "VERB"), lemma("women", "NOUN"), lemma("fewer", "ADJ"), lemma("Rose", "PROPN")
    ('rise', 'woman', 'few', 'Rose')
    """
    low = word.lower().replace("’", "'").replace(" ", "")
    if pos == "PROPN" or pos not in _RULES:
        return word if pos in {"PROPN", "X", "SYM"} else low
    return _TABLES.get(pos, {}).get(low) or _RULES[pos](low)


def _verb(word: str) -> str:
    if word.endswith("ing") and len(word) > 4 and re.search("[aeiouy]", word[:-3]):
        return _stem(word[:-3])
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("eed"):
        return word[:-1] if word in {"agreed", "decreed", "disagreed", "freed", "guaranteed"} else word
    if word.endswith("ed") and len(word) > 3:
        return _stem(word[:-2])
    return _without_s(word)


def _stem(stem: str) -> str:
    if stem in _KEPT or len(stem) < 2:
        return stem
    if re.search(r"([bdgmnprt])\1$|[aeiou].*ell$|troll$", stem) and stem not in {"add", "err"}:
        return stem[:-1]
    if stem.endswith("ick") and stem[:-1] in {"panic", "traffic", "mimic", "picnic"}:
        return stem[:-1]
    return stem + "e" if _SILENT.search(stem) or _SHORT.fullmatch(stem) else stem


def _noun(word: str) -> str:
    return word if word in _SINGULAR or word.endswith(("ss", "us", "is")) or word[:1].isdigit() else _without_s(word)


def _without_s(word: str) -> str:
    if not word.endswith("s") or len(word) < 3 or word.endswith(("ss", "'s", "us")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")) and word[:-1] not in {
        "ache",
        "cache",
        "shoe",
        "toe",
    }:
        return word[:-2]
    return word[:-1]


def _grade(word: str) -> str:
    stem = word[:-2] if word.endswith("er") else word[:-3] if word.endswith("est") else ""
    for guess in (stem, stem + "e", stem[:-1], stem[:-1] + "y"):
        if stem and guess in _GRADABLE:
            return guess
    return word


def _determiner(word: str) -> str:
    return {"an": "a", "these": "this", "those": "that"}.get(word, word)


def _particle(word: str) -> str:
    return {"n't": "not", "na": "to"}.get(word, word)


_RULES: dict[str, Callable[[str], str]] = {
    "ADJ": _grade, "ADV": _grade, "AUX": _verb, "DET": _determiner, "NOUN": _noun, "PART": _particle, "PRON": str,
    "VERB": _verb,
}  # fmt: skip
