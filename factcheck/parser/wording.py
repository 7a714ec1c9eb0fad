"""From a proposition to a sentence that stands alone: words in order, the missing verb put in, references resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from factcheck.parser.taking import SUBJECTS, Proposition
from factcheck.parser.tense import finite
from factcheck.parser.verbs import SAYING, TITLES
from factcheck.syntax.tree import Tree


class Resolve(Protocol):
    """Anything that words tokens with their references put in."""

    def __call__(self, tree: Tree, words: Sequence[int], *, subject: Sequence[int] = ()) -> str: ...


_PLURAL = frozenset({"we", "they", "these", "those", "both"})
_BEING = {
    "is": ("is", "are"),
    "are": ("are", "are"),
    "was": ("was", "were"),
    "were": ("were", "were"),
    "has": ("has", "have"),
    "had": ("had", "had"),
}
_OF_ONE = {"were": "was", "are": "is", "have": "has"}
_INDEFINITE = (
    r"^(?:an? |some |about |the |(?=(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b))"
)
_FOCUS = r"^(?:particularly|especially|notably|mainly|mostly|chiefly|primarily) "
_EMPTY = re.compile(r"\s*\(\s*\)")  # brackets whose inside is a claim of its own
_UNBRACKETED = re.compile(r"^\(([^()]*)\)\.?$")  # a claim that stood in brackets stands without them
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_BARE_PLURAL = r"(?!(?:the|those|these|his|her|its|their|all|some) )(?:[a-z-]+ )?(?:[a-z-]+s|people)\b(?!['’])"
_PARTY = 2  # words of "the Greens"
_LONG = 5  # words of an owner that no sign of possession goes behind
_CAPITALISED = re.compile(r"[A-Z][a-z’'-]*")
_ADJECTIVAL = re.compile(r"(?:ian|ish|ese|ani|an|ch|eek|i)$")
_LENGTH = re.compile(r"^([\w.,½]+) ?- ?(year|month|week|day|hour|minute|mile|kilomet(?:re|er)|met(?:re|er)|foot|page)$")
_ASIDE = re.compile(
    r", (?:however|though|meanwhile|by contrast)(?:,?(?= that\b)|,(?= )|(?=\.?$))|, however(?= (?!\w+,))"
)
_COUNT = re.compile(r"^([\w.,]+) ?- ?(bed|berth|bedroom|lane|panel|room|seat|stage|storey|turbine)$")
_HIGH = re.compile(r"\b(?:building|chimney|cliff|hill|mast|mountain|peak|spire|statue|summit|tower|tree|volcano|wall)$")
_PARTIES = frozenset("Conservative Democratic Green Labour Liberal National Republican Social".split())
_FRACTIONS = frozenset({"half", "percent", "quarter", "third"})
_SOME = frozenset({"few", "many", "most", "several", "some"})
_MANY = frozenset({"people", "police", "men", "women", "children"})


def wording(tree: Tree, one: Proposition, *, resolve: Resolve) -> str:
    """Return the claim's text: subject, verb where the article leaves it out, body, words in front that scope over it.

    A subject that stands among the body's own words stays in its place ("In May, the bank cut its rate").
    """
    words = _words(tree, one, resolve)
    front = [at for at in one.shared if at not in one.body]
    if one.form == "former":
        words = _then(tree, one, words)
    if front:
        told = resolve(tree, front, subject=one.subject)
        of = tree.tokens[front[0]].text.lower() == "of"  # "Of the 90 posts, 50 go at once and 40 later"
        leads = (of and not one.body[0] < one.subject[0]) or one.form == "comparison"
        words = f"{told}, {words}" if leads else f"{words} {told}"
    return sentence(_AMOUNT.sub(r"\1 ", f"{words} {one.tail}" if one.tail else words))


# "The £22 million that it would cost": it would cost £22 million.
_AMOUNT = re.compile(
    r"\b(borrow(?:ed)?|costs?|earn(?:ed|s)?|gave|gives?|lent|paid|pays?|raise[ds]?|receive[ds]?|spends?|spent) "
    r"the (?=[£€$]\d)"
)


def _words(tree: Tree, one: Proposition, resolve: Resolve) -> str:
    if not one.joiner and one.pronoun < 0 and _in_place(tree, one):
        return resolve(tree, _placed(tree, one))
    subject = re.sub(r", (each|all|both)$", r" \1", _put(tree, one, one.subject, resolve))
    body = _put(tree, one, _reopened(tree, one, [at for at in one.body if at not in set(one.subject)]), resolve)
    verb = _verb(tree, one, body)
    if one.form == "measure":
        body = _COUNT.sub(r"\1 \2s", _LENGTH.sub(_measured, body))
        body = body.replace(" long", " high") if _HIGH.search(subject) and re.search(r"(?:metre|feet)", body) else body
    if _ends_set_off(tree, list(one.subject)) and not body.startswith(","):
        subject = f"{subject},"
    if one.form == "share" and subject.lower().startswith("one of "):
        body = re.sub(r"^(?:were|are|have)\b", lambda found: _OF_ONE[found[0]], body)
    if one.form == "former" and list(one.subject) != sorted(one.subject):  # as many others had, then
        body = re.sub(r"^(?:have|has)\b", "had", body)
    return " ".join(part for part in (_known(one, subject), verb, body) if part)


def _placed(tree: Tree, one: Proposition) -> list[int]:
    """The words of a clause whose subject stays in its place."""
    body = _reopened(tree, one, list(one.body)) if one.subject[-1] < one.body[0] else list(one.body)
    words = filled(tree, _straight(tree, sorted({*body, *one.subject}), one))
    if not set(body) <= set(words):  # "Roe[, born here, rose] and, later, fell": it cannot be opened again
        words = [at for at in words if tree.tokens[at].text != "," or not one.subject[-1] < at < one.head]
    return _unpaired(tree, one, words)


def _then(tree: Tree, one: Proposition, words: str) -> str:
    """What was so before is told in the past: "it has 61 vacancies, down from 94" says that it had 94."""
    verb = tree.tokens[one.head]
    if one.head not in one.body or verb.pos != "VERB" or verb.text.lower() not in (verb.lemma, f"{verb.lemma}s", "has"):
        return words
    helped = any(token.head == one.head and token.dep.startswith("aux") for token in tree.tokens)
    return words if helped else re.sub(rf"\b{verb.text}\b", finite(verb.lemma, "past", many=False), words, count=1)


def _measured(found: re.Match[str]) -> str:
    """ "48-hour" as a predicate: "48 hours long"."""
    many = "feet" if found[2] == "foot" else f"{found[2]}s"
    return f"{found[1]} {found[2] if found[1].lower() in ('one', '1') else many} long"


def _ends_set_off(tree: Tree, words: Sequence[int]) -> bool:
    """Whether words end with a name or number behind a comma, which wants another comma after it."""
    end = len(words) - 1
    while end > 0 and tree.tokens[words[end]].pos in ("PROPN", "NUM", "ADV"):
        end -= 1
    led = end < len(words) - 1 and tree.tokens[words[end + 1]].dep in SUBJECTS  # "According to friends, Roe is"
    return 0 < end < len(words) - 1 and tree.tokens[words[end]].text == "," and not led


def _in_place(tree: Tree, one: Proposition) -> bool:
    """Whether the subject can stay where it is: the words run from left to right and are the clause's own."""
    if not one.subject or any(list(part) != sorted(part) for part in (one.body, one.subject)):
        return False
    if one.form == "item" and tree.tokens[one.body[0]].pos == "VERB":  # "won 46 seats, the Greens 19"
        return False
    near = one.form in ("clause", "reported", "relative", "comparison", "former") and one.subject[-1] < one.body[0]
    if near:
        return one.form != "relative"
    if one.form == "comparison" and one.body[-1] < one.subject[0]:  # "nine died, four of them children"
        return False
    return (one.body[0] < one.subject[0] and one.subject[-1] < one.head) or (
        one.head < one.subject[0] and tree.tokens[one.head].lemma not in SAYING
    )


def _put(tree: Tree, one: Proposition, words: Sequence[int], resolve: Resolve) -> str:
    """The words with the antecedent in the pronoun's place."""
    words = filled(tree, words)
    if one.pronoun not in words:
        return resolve(tree, words, subject=[at for at in one.subject if at not in words])
    place = words.index(one.pronoun)
    before, after = words[:place], words[place + 1 :]
    known = resolve(tree, one.antecedent)
    behind = bool(one.antecedent) and tree.tokens[one.antecedent[-1]].pos == "ADV"  # "farmers downstream"
    if tree.tokens[one.pronoun].text.lower() == "whose" and (behind or len(known.split()) > _LONG) and after:
        known = re.sub(_FOCUS, "", known)  # "those who had worked nights, whose risk was"
        return f"the {resolve(tree, after, subject=one.subject)} of {known}"
    if tree.tokens[one.pronoun].text.lower() == "whose":
        known = re.sub(r"^[^,]*, (?=[A-Z])", "", known)
        known = possessive(re.sub(r"^an? ", "the ", known, flags=re.IGNORECASE))
    else:
        known = re.sub(_INDEFINITE, "the ", known, flags=re.IGNORECASE)
        part = before and tree.tokens[before[-1]].text == "of" and re.match(_BARE_PLURAL, known)
        known = f"the {known}" if part else known  # "most of the economists"
    return " ".join(part for part in (resolve(tree, before), known, resolve(tree, after, subject=one.subject)) if part)


def possessive(name: str) -> str:
    """Return the name with its sign of possession: "the United States’", "Paris’s"."""
    if re.search(r" ?[A-Z]\w*['’]s$", name):  # "St Aidan's" owns as it is called
        return name
    if re.fullmatch(r"[A-Z][a-z]{3,}ans", name):  # "Belgians"
        return f"{name}’"
    plural = re.search(r"^(?:(?:the|some|these|those|all) .*|[a-z0-9].* )?[a-z]*[^s]s$", name)
    return f"{name}’" if plural else f"{name}’s"


def filled(tree: Tree, words: Sequence[int]) -> list[int]:
    """Return the words with the signs between neighbours put in, and no comma left of a pair whose inside is gone."""
    found: list[int] = []
    for at in words:
        if found and at > found[-1] + 1:
            gap = range(found[-1] + 1, at)
            if len(gap) <= 2 and all(tree.tokens[between].pos == "PUNCT" for between in gap):
                found += gap
            elif tree.tokens[found[-1] + 1].text == "," and tree.tokens[at].text != "," and _ends_set_off(tree, found):
                found.append(found[-1] + 1)
            elif tree.tokens[at].text == "," and tree.tokens[found[-1] + 1].text in (",", "—", "–"):
                continue
        found.append(at)
    return _closed(tree, found)


def _straight(tree: Tree, words: list[int], one: Proposition) -> list[int]:
    """ "Not only did sales fall" says that sales did fall."""
    lead = [tree.tokens[at].text.lower() for at in words[:2]]
    helps = len(words) > 3 and tree.tokens[words[2]].pos == "AUX" and words[2] < one.subject[0]
    return [*one.subject, words[2], *[at for at in words[3:] if at not in one.subject]] if (
        lead == ["not", "only"] and helps
    ) else words  # fmt: skip


def _unpaired(tree: Tree, one: Proposition, words: list[int]) -> list[int]:
    """The words without a comma behind the subject whose partner is left out: "Roe[, a vet,] said"."""
    first, last = one.subject[0], one.subject[-1]
    behind = next((at for at in words if at > last), -1)
    gone = [
        at for at in (first - 1, last + 1) if at not in words and 0 <= at < one.head and tree.tokens[at].text == ","
    ]
    commas = [at for at in words if first < at < one.head and tree.tokens[at].text == ","]
    return [at for at in words if at != behind] if gone and commas == [behind] else words


def _reopened(tree: Tree, one: Proposition, body: list[int]) -> list[int]:
    """The body with the comma before it where it has the one that closes: "the last of which, on 9 May, brought"."""
    commas = [at for at in body if at < one.head and tree.tokens[at].text == ","]
    opens = body and body[0] > 0 and tree.tokens[body[0] - 1].text == "," and body[0] < one.head and not one.joiner
    return [body[0] - 1, *body] if opens and len(commas) == 1 and one.subject else body


def _closed(tree: Tree, words: list[int]) -> list[int]:
    """The words with the bracket closed that they open."""
    opened = [at for at in words if tree.tokens[at].text == "("]
    if not opened or any(tree.tokens[at].text == ")" for at in words):
        return words
    close = next((at for at in range(opened[-1], len(tree.tokens)) if tree.tokens[at].text == ")"), -1)
    inside = [at for at in words if opened[-1] < at < close]
    if not inside:
        return words
    return sorted({*words, close})


def _known(one: Proposition, subject: str) -> str:
    """Once met, a thing is known: "a plant closed since 2015" gives "The plant has been closed since 2015"."""
    if one.form in ("clause", "reported", "share", "comparison", "former"):
        return subject
    if one.form == "relative" and re.match(r"(?:either )?(?:the )?[A-Z].* or ", subject):
        subject = re.sub(r"^either ", "", subject).replace(" or ", " and ", 1)  # "A or B, who drew": both of them drew
    if one.joiner == "include":
        return re.sub(_INDEFINITE, "the ", subject, flags=re.IGNORECASE)
    if one.form in ("amount", "measure", "place"):
        return re.sub(_INDEFINITE, "the ", subject, flags=re.IGNORECASE)
    subject = re.sub(r"^another ", "the other ", subject, flags=re.IGNORECASE)
    return re.sub(r"^(?:an?|some(?! of\b)) ", "the ", subject, flags=re.IGNORECASE)


def _verb(tree: Tree, one: Proposition, body: str) -> str:
    if not one.joiner:
        return ""
    many = _is_many(tree, one)
    done = one.form == "participle" and not tree.tokens[one.head].text.endswith("ing")
    if done and one.joiner in ("is", "was") and re.search(r"\bsince\b", body):
        return "have been" if many else "has been"
    if one.joiner in _BEING:
        return _BEING[one.joiner][many]
    if one.joiner == "include":
        return finite("include", "present", many=many)
    if one.joiner == "is a":
        return "is an" if re.match(r"(?!uni[aofqtv]|us[ei]|[Ee]u|one\b)[aeiouAEIO]", body) else "is a"
    if (
        one.joiner == "it is"
        or one.joiner.endswith((" be", " been"))
        or (one.joiner == "will" and one.form == "clause")
    ):
        return one.joiner
    over = tree.tokens[one.head].lemma if one.form == "participle" else _participle_over(tree, one)
    return finite(over, one.joiner, many=many)


def _participle_over(tree: Tree, one: Proposition) -> str:
    """The verb that an item of a list shares with the first: "spans steel and energy"."""
    at = one.head
    while at >= 0 and (tree.tokens[at].pos != "VERB" or at in one.body):  # "pointing out that it was spent on A and B"
        at = tree.tokens[at].head
    return tree.tokens[at].lemma if at >= 0 else ""


_GROUPS = frozenset("Alps Andes Azores Falls Highlands Hills Islands Isles Lakes Moors Mountains Rocks Twins".split())


def _is_many(tree: Tree, one: Proposition) -> bool:
    heads = [at for at in one.subject if tree.tokens[at].head not in one.subject]
    if any(tree.tokens[at].dep == "conj" and tree.tokens[at].head in heads for at in one.subject):
        return True
    words = [tree.tokens[at] for at in heads if tree.tokens[at].pos != "PUNCT"]
    if words and words[0].text.lower() in _SOME:
        return True
    if words and words[0].pos == "NUM":
        after = tree.tokens[heads[0] + 1].text if heads[0] + 1 < len(tree.tokens) else ""
        if after.lower() in _MONTHS:  # "18 June is"
            return False
        return words[0].text.lower() not in ("one", "1")
    if any(tree.tokens[at].dep == "nummod" and tree.tokens[at].head in heads for at in one.subject) and words:
        number = next(tree.tokens[at].text.lower() for at in one.subject if tree.tokens[at].dep == "nummod")
        if words[0].pos == "PROPN" and words[0].text.endswith("s") and number not in ("one", "1"):
            return True
    if words and words[0].text in _GROUPS:  # "the Skerrin Islands"
        return True
    if not words or words[0].pos == "PROPN":
        return one.form == "item" and len(one.subject) == _PARTY and words[0].text.endswith("s")  # "the Greens get"
    word = words[0].text.lower()
    if word in _FRACTIONS:  # "half of all trains"
        at = next(at for at in heads if tree.tokens[at] is words[0])
        parts = [
            tree.tokens[kid] for kid in one.subject if tree.tokens[kid].head == at and tree.tokens[kid].dep == "nmod"
        ]
        return any(part.pos == "NOUN" and part.text.lower() != part.lemma for part in parts)
    plural = word in _PLURAL or word in _MANY or (word != words[0].lemma and word.endswith("s"))
    return words[0].pos in ("NOUN", "PRON") and plural


def joined(tree: Tree, words: Sequence[int]) -> str:
    """Return the words in order, spaced as in the sentence, with one space over each gap."""
    pieces: list[str] = []
    for place, at in enumerate(words):
        if place:
            pieces.append(spacing(tree, words[place - 1], at))
        pieces.append(small(tree, at))
    return re.sub(r"\s+", " ", "".join(pieces)).strip()


def spacing(tree: Tree, before: int, at: int) -> str:
    """Return what stands between two tokens: the sentence's own space, or one over a gap."""
    gap = tree.text[tree.tokens[before].end : tree.tokens[at].start]
    if before + 1 == at or gap in ("-", "‑"):  # "Rolls-Royce" is one name
        return gap
    return "" if tree.tokens[at].text in (",", ".", ";", ":", "'s", "’s", ")", "”", "%") else " "


def small(tree: Tree, index: int) -> str:
    """Return a token as it is written within a sentence: its first word loses the capital unless it is a name."""
    token = tree.tokens[index]
    opens = index == 0 or (index == 1 and tree.tokens[0].pos == "PUNCT" and tree.tokens[0].text not in '"“”')
    if not opens or token.text == "I" or not _CAPITALISED.fullmatch(token.text):
        return token.text
    named = token.pos in ("PROPN", "X") or any(name.start <= index < name.end for name in tree.names)
    named = named or (token.pos == "ADJ" and _ADJECTIVAL.search(token.text) is not None)
    after = tree.tokens[index + 1] if index + 1 < len(tree.tokens) else token
    named = named or (token.text in _PARTIES and after.lemma in TITLES)
    named = named or (after.pos == "PROPN" and token.lemma.lower() in TITLES and after.text.lower() in TITLES)
    return token.text if named else token.text[0].lower() + token.text[1:]


def sentence(words: str) -> str:
    """Return the words with a capital in front and a stop at the end."""
    words = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", words))
    words = _ASIDE.sub("", words)
    words = _UNBRACKETED.sub(r"\1", _EMPTY.sub("", words).strip())
    words = re.sub(r",(?:\s*,)+", ",", words).strip(" ,;:—–-")
    if words.count("“") != words.count("”"):
        words = re.sub("[“”]", "", words)
    if not words:
        return ""
    words = words[0].upper() + words[1:]
    return words if words[-1] in '.!?…”"' else f"{words}."
