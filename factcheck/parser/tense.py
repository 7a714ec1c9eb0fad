"""The finite form of a verb that the article gives as a participle: "spanning steel" → "spans steel"."""

from __future__ import annotations

import re

from factcheck.syntax.tree import Tree

_PAST = {
    "beat": "beat", "bear": "bore", "bid": "bid", "bind": "bound", "bite": "bit", "blow": "blew", "breed": "bred",
    "drink": "drank", "eat": "ate", "flee": "fled", "forget": "forgot",
    "freeze": "froze", "hang": "hung", "hear": "heard", "hide": "hid", "hurt": "hurt", "light": "lit",
    "oversee": "oversaw", "overcome": "overcame", "ride": "rode", "ring": "rang", "shake": "shook", "shine": "shone",
    "shoot": "shot",
    "shrink": "shrank", "sing": "sang", "sink": "sank", "sleep": "slept", "slide": "slid", "spin": "spun",
    "split": "split", "steal": "stole", "stick": "stuck", "swear": "swore", "swim": "swam", "think": "thought",
    "undergo": "underwent", "wear": "wore",
    "become": "became", "begin": "began", "break": "broke", "bring": "brought", "build": "built", "buy": "bought",
    "catch": "caught", "choose": "chose", "come": "came", "cost": "cost", "cut": "cut", "deal": "dealt", "do": "did",
    "draw": "drew", "drive": "drove", "fall": "fell", "feed": "fed", "feel": "felt", "fight": "fought",
    "find": "found", "fly": "flew", "get": "got", "give": "gave", "go": "went", "grow": "grew", "have": "had",
    "hit": "hit", "hold": "held", "keep": "kept", "kill": "killed", "know": "knew", "lay": "laid", "lead": "led",
    "leave": "left", "lend": "lent", "let": "let", "lose": "lost", "make": "made", "mean": "meant", "meet": "met",
    "overtake": "overtook", "pay": "paid", "put": "put", "rise": "rose", "run": "ran", "say": "said", "see": "saw",
    "seek": "sought", "sell": "sold", "send": "sent", "set": "set", "shut": "shut", "speak": "spoke",
    "spend": "spent", "spread": "spread", "stand": "stood", "strike": "struck", "sweep": "swept", "take": "took",
    "teach": "taught", "tear": "tore", "tell": "told", "throw": "threw", "win": "won", "withdraw": "withdrew",
    "write": "wrote",
}  # fmt: skip
_VOWELS = "aeiou"


def finite(verb: str, tense: str, *, many: bool) -> str:
    """Return a verb's finite form: tense is "present", "past", or the helping verb that it follows.

    >>> finite("span", "present", many=False), finite("carry", "past", many=True), finite("provide", "will", many=True)
    ('spans', 'carried', 'will provide')
    """
    if tense == "present":
        return verb if many else _third_person(verb)
    if tense == "past":
        return _PAST.get(verb) or _past(verb)
    return f"{tense} {verb}"


def _third_person(verb: str) -> str:
    if verb in ("have", "be"):
        return {"have": "has", "be": "is"}[verb]
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    one_syllable = len(re.findall("[aeiouy]+", verb)) == 1
    if one_syllable and re.search("[^aeiou][aeiou][bdgklmnprt]$", verb):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"


# Helping verbs written onto the word before: "that's", "they've".
SHORT = {"'s": "is", "’s": "is", "'re": "are", "’re": "are", "'ve": "have", "’ve": "have", "'ll": "will", "’ll": "will"}


def in_full(tree: Tree, at: int) -> str:
    """Return a helping verb in full: "'s" is "has" in "it's been"."""
    token = tree.tokens[at]
    passive = any(kid.head == token.head and kid.text.lower() == "being" for kid in tree.tokens)  # "that's being used"
    has = token.text in ("'s", "’s") and token.dep == "aux" and not tree.tokens[token.head].text.endswith("ing")
    been = [kid.text.lower() for kid in tree.tokens[at + 1 : at + 2]] == ["been"]
    return "has" if been or (has and not passive) else SHORT[token.text]
