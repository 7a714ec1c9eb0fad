"""Nouns, names and figures set right: what belongs to which, and what explains what."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import MOMENTS, PLACES, SUBJECTS, Movable

_LENGTHS = frozenset("mile kilometre kilometer km metre meter yard foot minute hour".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_BESIDE = frozenset({"appos", "flat", "compound", "nmod", "nmod:desc"})
_ISSUED = frozenset("publish release issue commission fund conduct leak write".split())
_COUNTED_OFF = frozenset("last next predecessor successor".split())
_SHARES = frozenset({"%", "percent", "half", "third", "quarter"})
_OWED = frozenset("loan mortgage policy insurance debt credit injunction subscription advert advertisement".split())
_PAPERS = frozenset(
    "study report survey paper poll article analysis review book letter statement document figure data research trial "
    "list guide".split()
)


def whole_names(m: Movable) -> None:
    """ "Corvane Pharma" is one name, and so is "Korv & Co": its words hang on the first."""
    for name in m.names:
        outside = [at for at in range(name.start, name.end) if not name.start <= m.tokens[at].head < name.end]
        for at in outside[1:]:
            one, other = m.tokens[outside[0]], m.tokens[at]
            beside = one.dep == other.dep or {one.dep, other.dep} <= _BESIDE
            if one.head == other.head and beside and other.pos == "PROPN":
                m.move(at, outside[0], "flat")
    for at, token in enumerate(m.tokens):
        if token.text == "&" and token.dep == "cc" and m.tokens[token.head].dep == "conj":
            first = m.tokens[token.head].head
            m.move(token.head, first, "flat")
            m.move(at, first, "flat")


def twin_subjects(m: Movable) -> None:
    """ "The agency Velstat said", "Striker Ferrante has": of two subjects side by side the name explains the noun."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("nsubj", "nsubj:pass") or token.pos != "PROPN":
            continue
        other = next((kid for kid in m.kids(token.head, "nsubj", "nsubj:pass") if kid < at), None)
        if other is None or m.tokens[other].pos != "NOUN" or m.first(at) not in (m.last(other) + 1, other + 1):
            continue
        if m.tokens[other].lemma.lower() in verbs.TITLES and not [kid for kid in m.kids(other) if kid < at]:
            for kid in m.kids(other):
                m.move(kid, at, m.tokens[kid].dep)
            m.move(other, at, "nmod:desc")
        else:
            m.move(at, other, "appos")


def least(m: Movable) -> None:
    """ "At least three people": the words before the number belong to it, and are no phrase of place."""
    for at, token in enumerate(m.tokens[:-2]):
        if token.text.lower() == "at" and m.tokens[at + 1].text.lower() in ("least", "most") and token.dep == "case":
            m.put(at, pos="ADV", dep="advmod")


def pronoun_neither(m: Movable) -> None:
    """ "Neither protects for long": a subject is no conjunction."""
    for at, token in enumerate(m.tokens):
        if token.text.lower() in ("neither", "both", "either") and token.pos == "CCONJ" and token.dep in SUBJECTS:
            m.put(at, pos="PRON")


def more_than(m: Movable) -> None:
    """ "Nine have died and more than 4,000 have left": the words right before a number belong to it."""
    for at, token in enumerate(m.tokens[:-2]):
        number = m.tokens[at + 2]
        more = token.text.lower() in ("more", "less", "fewer") and m.tokens[at + 1].text.lower() == "than"
        if more and number.pos == "NUM" and m.tokens[at + 1].head == at and token.head not in (at + 2, number.head):
            m.move(at, at + 2, "advmod")


def common(m: Movable) -> None:
    """ "Albert Khorev, the Russian ambassador": a word in small letters with an article is no name."""
    for at, token in enumerate(m.tokens):
        if token.pos == "PROPN" and token.text.islower() and m.kids(at, "det"):
            m.put(at, pos="NOUN")


def conjunctions(m: Movable) -> None:
    """ "Talks over pay and rosters broke down": "and" right before a joined word joins that word, "and thus" too."""
    for at, token in enumerate(m.tokens):
        joins = m.first(at) - 1 if token.dep == "conj" else -1
        if joins > 0 and m.tokens[joins].text.lower() in ("thus", "hence", "perhaps", "even", "therefore"):
            m.move(joins, at, "advmod")
            joins -= 1
        if joins >= 0 and m.tokens[joins].dep == "cc" and m.tokens[joins].head != at and not m.kids(at, "cc"):
            m.move(joins, at, "cc")


def joined_by_nouns(m: Movable) -> None:
    """ "It shrank in both size and reach": what "and" joins to a noun right before it hangs on no verb."""
    for at, token in enumerate(m.tokens):
        joins = next(iter(m.kids(at, "cc")), -1)
        if token.dep != "conj" or token.pos not in ("NOUN", "PROPN") or joins < 1 or token.head < 0:
            continue
        verb, nominal = token.head, not m.kids(at, "cop", "orphan", "obj", "obl", "advcl", *SUBJECTS)
        gapped = m.end(at) > at and m.tokens[at + 1].pos == "NUM"  # "Norway sent 40 and Denmark 25"
        if m.tokens[verb].pos == "VERB" and nominal and not gapped:
            cases = [m.tokens[kid].text for kid in m.kids(at, "case")]
            for kid in m.kids(verb, "obj", "obl"):
                alike = not cases or cases == [m.tokens[one].text for one in m.kids(kid, "case")]
                if verb < kid < at and m.end(kid) == joins - 1 and alike:
                    m.move(at, kid, "conj")


def gapped_shares(m: Movable) -> None:
    """ "60 percent are made in Asia and 22 percent in Peru": behind the verb a share is joined to what stands there."""
    for at, token in enumerate(m.tokens):
        first, joins = token.head, next(iter(m.kids(at, "cc")), -1)
        if token.dep != "conj" or token.lemma not in _SHARES or not 0 <= first < at or joins < 0:
            continue
        verb = m.tokens[first].head
        if m.tokens[first].dep in SUBJECTS and first < verb < at:
            for kid in m.kids(verb, "obl"):
                if kid > verb and m.end(kid) == joins - 1:
                    m.move(at, kid, "conj")


def named_by_nouns(m: Movable) -> None:
    """ "Profit at its rival Norvex ASA": a name right behind a noun says which one it is."""
    for at, token in enumerate(m.tokens):
        near = m.first(at) - 1
        bare = token.dep == "nmod" and token.pos == "PROPN" and not m.kids(at, "case")
        if bare and near > token.head >= 0 and m.tokens[near].pos == "NOUN" and token.head in m.above(near):
            m.move(at, near, "appos")


def ages_behind_names(m: Movable) -> None:
    """ "His nephew Conor Walsh, 19": the figure behind a name and a comma is how old the named one is."""
    for at, token in enumerate(m.tokens[2:], 2):
        if token.pos != "NUM" or m.tokens[at - 1].text != "," or not token.text.isdigit() or m.kids(at, "case", "conj"):
            continue
        name = next((one for one in m.names if one.kind == "PER" and one.end == at - 1), None)
        if name and at + 1 < len(m.tokens) and m.tokens[at + 1].text in (",", ".", ";", "and", ")", "-"):
            heads = [one for one in range(name.start, name.end) if not name.start <= m.tokens[one].head < name.end]
            if token.head not in heads and heads and token.head in m.above(heads[-1]):
                m.move(at, heads[-1], "amod")


def but_one(m: Movable) -> None:
    """ "All but one of them", "her predecessor but one": "but" belongs to the number, that to what it counts."""
    for at, token in enumerate(m.tokens[1:-1], 1):
        before = m.tokens[at - 1].text.lower()
        if token.text.lower() == "but" and before in _COUNTED_OFF and m.tokens[at + 1].pos == "NUM":
            m.move(at + 1, at - 1, "nmod")
            m.move(at, at + 1, "case")
        if token.text.lower() == "but" and before in ("all", "none", "nothing") and m.tokens[at + 1].pos == "NUM":
            m.put(at, pos="ADV", dep="advmod", head=at + 1)
        if (
            token.text.lower() == "but" and before == "all" and m.tokens[at + 1].pos == "SYM"
        ):  # "all but £7 million of it"
            if m.tokens[at + 1].head == at - 1:
                m.put(at + 1, head=m.tokens[at - 1].head, dep=m.tokens[at - 1].dep)
            for kid in m.kids(at - 1):
                m.move(kid, at + 1, m.tokens[kid].dep) if kid > at else None
            m.put(at, pos="ADV", dep="advmod", head=at + 1)
            m.put(at - 1, pos="ADV", dep="advmod", head=at + 1)


def of_them(m: Movable) -> None:
    """ "Three-quarters of them men", "200 of them sent by the state": what follows is what they are."""
    for at in range(3, len(m.tokens)):
        if m.tokens[at - 1].text.lower() in ("them", "whom") and m.tokens[at - 2].text.lower() == "of":
            if m.tokens[at - 3].pos == "NUM" and m.tokens[at - 1].head != at - 3:  # "212 shops, 40 of them in Canada"
                m.move(at - 1, at - 3, "nmod")
                for kid in m.kids(at - 1, "nmod"):
                    m.move(kid, at - 3, "nmod")
            part = m.tokens[at - 1].head
            if m.tokens[at].dep in ("appos", "conj", "parataxis", "nmod") and m.tokens[at].pos == "NOUN" and part >= 0:
                m.move(at, part, "xcomp")
            over = m.tokens[part].head if part >= 0 else -1
            done = m.tokens[at].pos == "VERB" and m.tokens[at].dep in ("acl", "advcl") and m.tokens[at].head == over
            if done and over < part and m.tokens[part].dep.startswith("nsubj"):
                m.move(part, over, "parataxis")
                m.move(at, part, "xcomp")
            _part_behind(m, part, at)
            _part_done(m, part, at)
            if part >= 0 and m.tokens[part].dep.startswith("nsubj") and over == at and m.tokens[at].pos == "ADV":
                whole = m.tokens[at].head  # "nine were hurt, three of them badly"
                m.put(part, head=whole, dep="parataxis")
                m.put(at, head=part)
            beside = 0 <= over < part and m.tokens[part].dep in ("nummod", "appos")
            if beside and m.tokens[m.first(part) - 1].text == ",":
                verb = next((one for one in m.above(over) if m.tokens[one].pos == "VERB"), -1)
                if verb >= 0:
                    m.move(part, verb, "parataxis")


def _part_done(m: Movable, part: int, at: int) -> None:
    """ "She planted 20 trees, half of them paid for by others": what is done is done to that part."""
    verb = m.tokens[at]
    if (
        part < 0
        or m.tokens[part].head != at
        or verb.pos != "VERB"
        or verb.dep != "acl"
        or m.kids(at, "aux", "aux:pass")
    ):
        return
    over = next((one for one in m.above(at) if m.tokens[one].pos == "VERB"), -1)
    if 0 <= over < part and m.tokens[part].dep.startswith("nsubj"):
        m.put(part, head=over, dep="parataxis")
        m.put(at, head=part, dep="xcomp")


def _part_behind(m: Movable, part: int, at: int) -> None:
    """ "To create 70 jobs, half of them full-time": behind the verb a part is no subject."""
    subject = part > 0 and m.tokens[part].dep == "nsubj" and m.tokens[part].head < part
    if not subject or m.tokens[m.first(part) - 1].text != ",":
        return
    m.put(part, dep="parataxis")
    over = next((one for one in (at, *m.above(at)) if m.tokens[one].head == part), -1)
    if over >= at and m.tokens[over].dep == "nmod" and not m.kids(over, "case"):
        m.move(over, part, "xcomp")


def todays(m: Movable) -> None:
    """ "The journal Medicine Today": behind a name a capital makes the day part of it."""
    for at, token in enumerate(m.tokens[1:], 1):
        before = m.tokens[at - 1]
        if (
            token.text == "Today"
            and before.pos == "PROPN"
            and token.dep not in ("flat", "compound")
            and before.head != at
        ):
            head = before.head if before.dep == "flat" else at - 1
            m.put(at, pos="PROPN")
            m.move(at, head, "flat")


def published(m: Movable) -> None:
    """ "A study of 500 adults published on Monday": what is published is the study."""
    for at, token in enumerate(m.tokens):
        told = token.dep == "acl" or (token.dep == "acl:relcl" and m.kids(at, "nsubj:pass"))
        if not told or token.lemma not in _ISSUED or token.head < 0:
            continue
        noun = m.tokens[token.head]
        if noun.dep == "nmod" and m.tokens[noun.head].lemma in _PAPERS and noun.lemma not in _PAPERS:
            m.move(at, noun.head, token.dep)


def taken_out(m: Movable) -> None:
    """ "A loan on the arena taken out in 2019": what is taken out is the loan."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl" or token.lemma != "take" or token.head < 0:
            continue
        particle = any(m.tokens[kid].text.lower() == "out" for kid in m.kids(at, "compound:prt", "advmod"))
        over = next((one for one in m.above(at) if m.tokens[one].lemma in _OWED), -1)
        if particle and over >= 0 and m.tokens[token.head].dep == "nmod":
            m.move(at, over, "acl")


def distances(m: Movable) -> None:
    """ "It lies at a depth of 94 metres, 11 miles off Rome": the distance is where it lies."""
    for at, token in enumerate(m.tokens):
        if token.dep != "appos" or token.lemma.lower() not in _LENGTHS or not m.kids(at, "nummod") or token.head < 0:
            continue
        verb = next((over for over in m.above(at) if m.tokens[over].pos == "VERB"), -1)
        if verb >= 0 and m.kids(at, "nmod", "obl"):
            m.move(at, verb, "obl:unmarked")


def halves(m: Movable) -> None:
    """ "Three and a half years" is one figure."""
    for at, token in enumerate(m.tokens):
        if token.text.lower() != "half" or token.head < 0 or at < 2 or m.tokens[at - 1].text.lower() != "a":
            continue
        number = at - 3
        if m.tokens[at - 2].text.lower() == "and" and number >= 0 and m.tokens[number].pos == "NUM":
            if m.tokens[number].head == at:
                m.move(number, token.head, token.dep)
            noun = at + 1
            if noun < len(m.tokens) and m.tokens[noun].pos == "NOUN":
                if at in m.above(noun) or number in m.above(noun):
                    m.put(noun, head=m.tokens[number].head, dep=m.tokens[number].dep)
                m.move(number, noun, "nummod")
            m.move(at, number, "flat")
            m.move(at - 1, at, "det")
            m.move(at - 2, at, "flat")


def long_days(m: Movable) -> None:
    """ "On Tuesday, 18 June 2024" is one day."""
    for at, token in enumerate(m.tokens[:-3]):
        if token.text.lower() not in _WEEKDAYS or m.tokens[at + 1].text != ",":
            continue
        end = at + 2
        while end < len(m.tokens) and (m.tokens[end].text.isdigit() or m.tokens[end].text.lower() in MOMENTS):
            end += 1
        inside = range(at + 2, end)
        if len(inside) > 1 and any(m.tokens[other].text.isdigit() for other in inside):
            for other in inside:
                m.move(other, at, "flat")
            m.move(at + 1, at, "punct")


def stray_modifiers(m: Movable) -> None:
    """ "A pipeline, proposed rail projects": an adjective behind a comma and before a noun belongs to that noun."""
    for at, token in enumerate(m.tokens):
        if token.dep != "amod" or not 0 <= token.head < at - 1 or at + 1 >= len(m.tokens):
            continue
        if any(m.tokens[kid].pos != "PUNCT" for kid in m.kids(at)):
            continue
        after = m.tokens[at + 1]
        nouns = [at + 1, *m.above(at + 1)]
        if m.tokens[at - 1].text == "," and after.pos in ("NOUN", "PROPN"):
            chain = [other for other in nouns if other > at and m.tokens[other].pos in ("NOUN", "PROPN")]
            compounds = [other for other in chain if m.tokens[other].dep != "compound"]
            if compounds:
                m.move(at, compounds[0], "amod")


def amounts_with(m: Movable) -> None:
    """ "with $800 million in losses": the losses are the money's."""
    for at, token in enumerate(m.tokens):
        case = next((kid for kid in m.kids(at, "case") if kid == at - 1), 0)
        if not case or m.tokens[case].text != "in" or token.pos != "NOUN" or m.tokens[case - 1].pos != "NUM":
            continue
        money = next((other for other in (case - 1, *m.above(case - 1)) if m.tokens[other].pos == "SYM"), -1)
        if money < 0 or not any(m.tokens[kid].text == "with" for kid in m.kids(money, "case")):
            continue
        m.move(at, money, "nmod")
        over = m.tokens[money].head
        things = [kid for kid in m.kids(over, "obj") if kid < money] if m.tokens[money].dep == "obl" else []
        things += [m.tokens[over].head] if m.tokens[over].dep == "acl" else []  # "a plant closed since May with …"
        if things and m.tokens[things[0]].lemma in verbs.STANDING | verbs.PEOPLED:  # "revive a plant with $8m in debts"
            m.move(money, things[0], "nmod")


def included_places(m: Movable) -> None:
    """ "Cities with lead pipes, including Chicago": places are among the places named before."""
    for at, token in enumerate(m.tokens):
        listed = any(m.tokens[kid].text.lower() == "including" for kid in m.kids(at, "case"))
        if not listed or m.name_of(at) != "LOC" or token.head < 0 or m.tokens[token.head].lemma in PLACES:
            continue
        over = next((one for one in m.above(token.head) if m.tokens[one].lemma in PLACES), -1)
        if 0 <= over < at:
            m.move(at, over, "nmod")
