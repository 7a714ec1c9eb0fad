"""What stands for itself within a clause, and is a claim of its own."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.lists import is_inclusion
from factcheck.parser.nominals import is_age
from factcheck.parser.phrases import is_bound
from factcheck.parser.taking import NOMINAL, SUBJECTS, Taking

_FREE_MARKS = frozenset("while as after because since although though when whereas".split())
_TIMES = frozenset("when after since".split())
_PUNISHED = frozenset("sentence jail convict fine imprison suspend dismiss ban sack disqualify".split())
_LINKING = frozenset("remain stay seem appear become get feel look keep".split())
_SPENDING = frozenset("spend waste".split())  # "spent five weeks freeing the boat"
_WHO = frozenset("who that which".split())
_MODALS = frozenset("must should may might can could need".split())
_MEANT = frozenset("the those these any every each all no".split())
_SOME = frozenset("all many most several some".split())
_FOCUS = frozenset("particularly especially notably mainly mostly chiefly primarily".split())
_DEEDS = frozenset(
    "goal win title victory defeat appearance start century try wicket medal point assist game match novel album film "
    "book single hit visit attempt trip term conviction".split()
)
_SENSING = frozenset("hear feel see watch notice".split())
_QUESTIONS = frozenset("how whether if why when where which what".split())
_HOPING = frozenset("fear hope wonder worry".split())
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())
_IT = frozenset("it them him her".split())
_SUPPOSING = frozenset("if unless".split())
_OF_NOUNS = frozenset({"acl", "acl:relcl", "advcl:relcl"})
_OPEN = frozenset("whatever whoever whichever however whether".split())


_WANTING = frozenset("advocate demand lack need oppose propose recommend request seek suggest urge want".split())
_CALLING = frozenset("ask call campaign hope lobby look plead press push wait wish".split())


def apart_from(t: Taking, head: int) -> list[int]:
    """The clauses under a head that stand for themselves; relative clauses and appositions deep inside included."""
    apart = []
    waiting = list(t.kids[head])
    while waiting:
        at = waiting.pop(0)
        if t.are_quoted(at, t.token(at).head):  # the words of a quotation stay together
            continue
        if _stands_alone(t, at):
            apart.append(at)
        elif not _supposes(t, at):
            waiting += t.kids[at]
    return sorted(apart)


_FROM_THEN = frozenset("starting beginning commencing".split())


def part_of_them(t: Taking, part: int) -> int:
    """Return "them" of "most of them employed in May", -1 where a word is no such part."""
    return next((kid for kid in t.all(part, "nmod") if t.word(kid) == "them"), -1)


def _supposes(t: Taking, index: int) -> bool:
    """Whether a clause only supposes: within "if the deal collapses because they object" nothing is asserted."""
    mark = t.kid(index, "mark") if t.token(index).dep == "advcl" else None
    return mark is not None and t.word(mark) in _SUPPOSING


def _stands_alone(t: Taking, index: int) -> bool:
    token = t.token(index)
    if is_inclusion(t, index) or is_age(t, index) or _is_it_who(t, index):
        return True
    one = _starts_then(t, index) or _goes_on(t, index)
    one = one or (token.dep in _OF_NOUNS and t.word(token.head) in ("one", "ones") and not t.is_set_off(index))
    if one or t.word(t.first(index)) in _OPEN or (token.dep in _OF_NOUNS and _belongs(t, index)):
        return False
    if token.dep in ("acl:relcl", "advcl:relcl"):
        owns = t.is_set_off(index) and t.word(t.first(index)) == "whose"
        marked = t.word(t.first(index)) == "that" and t.token(t.first(index)).dep == "mark"
        if t.word(token.head) in ("where", "when"):  # "a mile from where it was found"
            return False
        if t.token(token.head).pos in ("VERB", "AUX"):  # "that it be buried, which was done": of the whole clause
            return False
        return t.is_clause(index) and not marked and (owns or not is_bound(t, token.head)) and not narrows(t, index)
    if token.dep in ("appos", "parataxis", "conj"):
        return _stands_beside(t, index)
    if token.dep == "ccomp":
        over = t.token(token.head).lemma
        told = over in verbs.SAYING and not is_denied(t, token.head) and not hopes(t, token.head)
        told = told and not (over in verbs.DECIDING and index > token.head)
        return told and t.is_clause(index) and not asks(t, index)
    if token.dep == "advcl":
        return t.word(index) != "compared" and not _is_of_main(t, index) and _free_adverbial(t, index)
    if token.dep == "acl":
        verbal = token.pos == "VERB" or (token.pos == "ADJ" and t.is_set_off(index))  # ", worth £9 million,"
        verbal = verbal and t.kid(index, "mark") is None and len(t.under(index)) >= 2 and not _measures(t, index)
        own = t.kid(index, "nsubj", "nsubj:pass")
        verbal = verbal and t.word(index) not in (
            "left",
            "remaining",
            "compared",
        )  # "has two years left on his contract"
        verbal = verbal and t.word(t.first(index)) != "not"  # "scientists not involved in the work"
        verbal = verbal and t.token(t.token(token.head).head).lemma != "spend"  # "spent 20 hours a day locked up"
        verbal = verbal and token.lemma != "suspend"  # "sentenced to six months, suspended for a year"
        verbal = verbal and (
            token.text != "followed" or t.is_set_off(index)
        )  # "doses at intervals followed by a booster"
        parted = own is None or t.word(own) in ("each", "all", "both") or part_of_them(t, own) >= 0
        verbal = verbal and not _goes_with(t, index) and parted
        return verbal and not is_bound(t, token.head) and not _would_be(t, index)
    return False


def _is_it_who(t: Taking, index: int) -> bool:
    """ "It was officers who put him on the trail": they did."""
    noun = t.token(index).head
    if t.token(index).dep != "acl:relcl" or t.word(t.first(index)) != "who" or not t.is_clause(index):
        return False
    it = t.kid(noun, "expl", "nsubj")
    return it is not None and t.word(it) == "it" and t.kid(noun, "cop") is not None


def _starts_then(t: Taking, index: int) -> bool:
    """ "It rises to 67, starting in 2028": of the same rise."""
    then = t.word(index + 1) in ("in", "on", "from", "next")
    return then and t.word(index) in _FROM_THEN and t.first(index) == index


def _goes_on(t: Taking, index: int) -> bool:
    """ "It goes on waiting", "carries on losing": one deed."""
    on = t.word(index - 1) == "on" and t.token(t.token(index).head).lemma in ("go", "carry", "keep")
    return on and t.token(index).dep == "advcl" and t.word(index).endswith("ing") and t.first(index) == index


def _stands_beside(t: Taking, index: int) -> bool:
    """Whether an apposition or a clause beside another is a claim by itself."""
    token = t.token(index)
    if token.dep == "appos":
        focused = t.word(t.first(index)) in _FOCUS  # "men, particularly those who smoke"
        first = t.first(index)  # "farmers, many driving tractors"
        focused = focused or (t.word(first) in _SOME and t.word(first + 1).endswith("ing"))
        focused = focused or token.pos == t.token(token.head).pos == "NUM"  # "won 4-6 7-6"
        return not focused and (token.pos in NOMINAL or (token.pos == "ADJ" and t.is_set_off(index)))
    if token.dep == "parataxis" and t.word(t.first(index)) == "it" and t.token(index).lemma in ("appear", "seem"):
        return False  # "but not, it appears, those on the other side"
    if any(t.word(kid) == "having" for kid in t.all(index, "aux")):  # "the match having been put off"
        return False
    if token.dep == "parataxis":
        return t.is_clause(index) or token.pos in NOMINAL
    aim = _is_aim(t, token.head)  # "a bill to mend pipes and shore up dams" has both aims
    aim = aim or (t.token(token.head).dep == "ccomp" and asks(t, token.head))
    aim = aim or (t.token(token.head).dep == "xcomp" and t.kid(token.head, *SUBJECTS) is not None)  # "it cough and"
    aim = aim or _is_of_aim(t, token.head)
    aim = aim or (t.token(token.head).dep == "acl:relcl" and not _stands_alone(t, token.head))  # "talks that began and"
    by = t.kid(token.head, "mark") if t.token(token.head).dep in ("advcl", "acl") else None
    aim = aim or (
        by is not None and t.word(by) in ("by", "of", "without", "for", "in", "from")
    )  # "by sharing and buying"
    either = (
        any(t.word(kid) in ("or", "nor", "rather") for kid in t.all(index, "cc")) and t.kid(index, *SUBJECTS) is None
    )
    return not aim and not either and t.is_clause(index) and t.is_clause(token.head) and token.pos not in ("SYM", "X")


def is_denied(t: Taking, verb: int) -> bool:
    """Return whether a verb of saying does not say it: "denied that he knew", "did not say that it would close"."""
    refused = t.token(verb).lemma in ("deny", "doubt")
    return refused or any(t.word(kid) in ("not", "n't", "n’t", "never") for kid in t.all(verb, "advmod"))


def is_planned(t: Taking, head: int) -> bool:
    """Return whether a headline tells what is to be done: "Norvane to cut 900 jobs"."""
    marks = [t.word(kid) for kid in t.all(head, "mark")]
    finite = any(t.word(kid) not in ("be", "have") for kid in t.all(head, "aux", "aux:pass", "cop"))
    return t.token(head).head < 0 and marks == ["to"] and t.kid(head, *SUBJECTS) is not None and not finite


def hopes(t: Taking, verb: int) -> bool:
    """Return whether a verb asserts nothing of what it is about: "she hoped that the boat would stay"."""
    return t.token(verb).lemma in _HOPING


def asks(t: Taking, index: int) -> bool:
    """Return whether a clause is a question, or a sight: "did not say how many would go", "heard it cough"."""
    first = t.first(index)
    if t.token(t.token(index).head).lemma in _SENSING and t.word(index) == t.token(index).lemma:
        return t.kid(index, "aux", "mark", "cop") is None
    many = t.word(first) in ("how", "which", "what") and t.word(first + 1) in ("many", "much")
    return t.word(first) in _QUESTIONS and (many or t.token(first).head == index)


def _asks_behind(t: Taking, index: int) -> bool:
    """ "A dispute over who should pay": a question behind a preposition asserts nothing."""
    first = t.first(index)
    marked = t.token(first).pos in ("ADP", "SCONJ") and t.word(first) not in _QUESTIONS | {"that"}
    place = first + marked
    return t.word(place) in ("who", "what", "how", "whether") and (marked or t.token(place - 1).pos == "ADP")


def _is_aim(t: Taking, index: int) -> bool:
    mark = t.kid(index, "mark")
    return t.token(index).dep in ("advcl", "acl") and mark is not None and t.word(mark) == "to"


def _would_be(t: Taking, index: int) -> bool:
    """ "It would need three states representing a third": what it would need tells which are meant."""
    over = t.token(index).head
    while over >= 0 and not t.is_clause(over):
        over = t.token(over).head
    modal = over >= 0 and any(t.word(kid) in ("would", "could", "might", "must") for kid in t.all(over, "aux"))
    return modal and t.word(index).endswith("ing") and not t.is_set_off(index) and t.token(index).head > over


def _is_of_aim(t: Taking, index: int) -> bool:
    """ "Over plans to merge them, cutting 40 jobs": what goes with an aim is not done yet."""
    over = t.token(index).head
    aim = t.token(over).dep == "acl" and any(t.word(kid) == "to" for kid in t.all(over, "mark"))
    return aim and t.token(index).dep == "advcl" and t.word(index).endswith("ing")


def is_deed(t: Taking, index: int) -> bool:
    """Whether an apposition tells of what somebody did, and not who he is: "a header by Roe, his ninth goal"."""
    owned = any(t.word(kid) in ("his", "her", "their") for kid in t.all(index, "nmod:poss"))
    return owned and t.token(index).lemma in _DEEDS


def _is_any(t: Taking, index: int) -> bool:
    """ "For every hour it works": of every one something is told, and nothing of any one."""
    noun = t.token(index).head
    return not t.is_set_off(index) and any(t.word(kid) in ("every", "each", "any", "no") for kid in t.all(noun, "det"))


def _belongs(t: Taking, index: int) -> bool:
    """Whether a clause on a noun only tells which is meant, or what is asked: the noun cannot do without it."""
    timed = t.word(t.token(index).head) == "time" and t.kid(index, *SUBJECTS) is not None
    timed = timed and t.token(index).dep == "acl"  # "by the time officers arrived"
    timed = timed or (t.token(t.token(index).head).lemma == "time" and t.word(t.first(index)) == "that")
    return (
        timed
        or _is_any(t, index)
        or _asks_behind(t, index)
        or _is_wanted(t, index)
        or (t.token(index).dep != "advcl:relcl" and _defines(t, index))
    )


def _is_wanted(t: Taking, index: int) -> bool:
    """ "It demanded a clause allowing delays", "they want a law that bans it": what is only wanted does nothing yet."""
    noun = t.token(index).head
    over = t.token(noun).head
    wanted = over >= 0 and t.token(noun).dep == "obj" and t.token(over).lemma in _WANTING
    called = over >= 0 and t.token(noun).dep == "obl" and t.token(over).lemma in _CALLING
    called = called and any(t.word(kid) == "for" for kid in t.all(noun, "case"))
    new = not any(t.word(kid) in ("the", "this", "that", "these", "those") for kid in t.all(noun, "det"))
    return (wanted or called) and new and not t.is_set_off(index)


def _defines(t: Taking, index: int) -> bool:
    """ "Blocks built before 1990", "they are children aged nine": without the clause the bare plural says nothing."""
    noun = t.token(index).head
    token = t.token(noun)
    most = [t.word(kid) for kid in t.all(noun, "amod")]
    best = any(word.endswith("est") or word in ("first", "only", "worst") for word in (*most, t.word(noun)))
    if t.token(index).dep == "acl" and not t.is_set_off(index) and (best or token.pos == "NUM"):
        return True  # "the biggest fine ever imposed", "one of five known to exist"
    bare = t.token(index).dep == "acl:relcl" and not any(
        t.word(at) in (*_WHO, "whom", "whose") for at in t.under(index)
    )
    if bare and token.lemma in ("number", "amount", "size", "share", "proportion"):
        return True  # "more than the number of visitors it has"
    if most_of_all(t, noun) or (not t.is_set_off(index) and _is_counted_among(t, noun)):
        return True
    plural = token.pos == "NOUN" and token.text.lower() != token.lemma.lower()
    if plural and t.token(index).dep == "acl:relcl" and not t.is_set_off(index) and t.first(index) == noun + 1:
        loose = () if token.dep in SUBJECTS else ("amod",)  # "female workers who had" are some, "close ties that" all
        return t.kid(noun, "det", "nummod", "nmod:poss", "nmod", *loose) is None
    return plural and not t.is_set_off(index) and noun + 1 == t.under(index)[0] and not [
        kid for kid in t.kids[noun] if t.token(kid).dep in ("det", "nummod", "nmod:poss", "amod", "compound", "nmod")
    ]  # fmt: skip


def most_of_all(t: Taking, noun: int) -> bool:
    """ "The largest ever seen", "the largest the agency has imposed": the best of what the clause tells."""
    return t.token(noun).pos == "ADJ" and t.word(noun).endswith("est")


def _is_counted_among(t: Taking, noun: int) -> bool:
    """ "The number of homes built", "one of 87 people suing it": of those only that the clause tells of."""
    over = t.token(noun).head
    of = t.token(noun).dep == "nmod" and any(t.word(kid) == "of" for kid in t.all(noun, "case"))
    return of and (t.token(over).lemma in ("number", "share", "proportion") or (
        t.word(over) == "one" and (t.kid(over, "cop") is not None or t.word(noun) in _NUMBERS)
    ))  # fmt: skip


def _measures(t: Taking, index: int) -> bool:
    """ "The area burned each year has grown": how much in what time tells which is meant."""
    words = [at for at in t.under(index) if at != index]
    definite = any(t.word(kid) == "the" for kid in t.all(t.token(index).head, "det"))
    plain = not any(t.token(at).pos in ("PROPN", "NUM") for at in words)
    return definite and plain and not t.is_set_off(index) and any(t.word(at) in ("each", "every") for at in words)


def _goes_with(t: Taking, index: int) -> bool:
    """ "With 40% of the money going to towns": what goes with the main clause is no claim without it."""
    noun = t.token(index).head
    over = t.token(noun).head if t.token(noun).dep == "nmod" else noun
    cased = any(t.word(kid) == "with" for one in (noun, over) for kid in t.all(one, "case"))
    return cased and t.word(index).endswith("ing") and not t.is_set_off(index)


def narrows(t: Taking, index: int) -> bool:
    """ "The children who must travel": what may or must be tells which are meant; "ties that could grow" says more."""
    if not any(t.word(kid) in _MEANT for kid in t.all(t.token(index).head, "det")):
        return False
    modal = any(t.word(kid) in _MODALS for kid in t.all(index, "aux"))
    return modal and not t.is_set_off(index) and any(t.word(kid) in _WHO for kid in t.all(index, *SUBJECTS))


def _is_of_main(t: Taking, index: int) -> bool:
    """ "Asked why it closed", "as it did in 2020", "it was docked points, dropping it to eighth": nothing by itself."""
    mark, done_to = t.kid(index, "mark"), t.kid(index, "obj")
    if t.token(t.token(index).head).lemma == "ask" and t.word(t.first(index)) in _QUESTIONS:
        return True
    if mark is not None and t.word(t.first(index) - 1) == "only":  # "would grant it only when it was sure"
        return True
    if mark is not None and t.word(mark) == "as" and any(t.word(kid) == "do" for kid in t.all(index, "xcomp")):
        return True  # "as Antwerp plans to do by 2028"
    if mark is not None:
        return t.word(mark) == "as" and (t.token(index).pos == "AUX" or _says_again(t, index))
    among = t.word(index) == "making" and any(t.word(t.first(kid)) == "among" for kid in t.all(index, "obl"))
    bare = t.kid(index, "xcomp", *SUBJECTS) is None and t.word(index).endswith("ing") and not among
    return bare and done_to is not None and t.token(done_to).pos == "PRON" and t.word(done_to) in _IT


def _says_again(t: Taking, index: int) -> bool:
    """ "Held liable, as they already are in Scotland": what they are was said before."""
    own, being = t.kid(index, *SUBJECTS), t.kid(index, "cop", "advcl")
    being = being if being is not None else next((kid for kid in t.kids[index] if t.token(kid).pos == "AUX"), None)
    placed = t.kid(index, "case") is not None
    return own is not None and t.token(own).pos == "PRON" and placed and (being is None or being < t.first(index) + 5)


def _free_adverbial(t: Taking, index: int) -> bool:
    """An adverbial clause that asserts: while, as, after, because … or a participle; not if, to, unless."""
    mark = t.kid(index, "mark")
    if mark is not None and t.word(t.first(index)) == "even" and t.word(t.first(index) + 1) != "though":
        return False
    if mark is not None and (_is_slight(t, index) or _is_timed(t, index, mark)):
        return False
    if mark is not None and t.word(mark) == "for":
        return t.word(index).endswith("ing") and punished(t, index) is not None
    if mark is not None:
        free = t.word(mark) in _FREE_MARKS and t.kid(index, *SUBJECTS) is not None
        return free and not _compares(t, index, mark) and not (t.word(mark) in _TIMES and not _has_been(t, index))
    if t.kid(index, *SUBJECTS) is not None:  # "should it fail, it", "where it is sent all year"
        return t.is_finite(index) and t.word(t.first(index)) not in ("should", "had", "were", "where")
    over = t.token(t.token(index).head)
    if _is_of_aim(t, index):
        return False
    if t.kid(index, "aux") is not None or len(t.under(index)) < 2 or over.dep == "advmod":
        return False
    if over.lemma in _LINKING | _SPENDING and not t.is_set_off(index):
        return False
    return t.token(index).pos == "VERB" and t.word(index).endswith(("ing", "ed", "en", "t", "n"))


def _is_timed(t: Taking, index: int, mark: int) -> bool:
    """ "Moments after he had called", "two days before it opened": tells when, as long as both are together."""
    return t.first(index) < mark and t.word(mark) in ("after", "before")


def _is_slight(t: Taking, index: int) -> bool:
    """ "When the study began", "as the law requires": only tells when or how, and is no claim by itself."""
    subject = t.kid(index, *SUBJECTS)
    bare = all(t.token(kid).dep in ("mark", "punct", *SUBJECTS) for kid in t.kids[index])
    return bare and subject is not None and not any(t.token(at).pos in ("PROPN", "NUM") for at in t.under(index))


def _compares(t: Taking, index: int, mark: int) -> bool:
    """ "As much as the rival had offered": the clause measures, and asserts nothing by itself."""
    over = t.token(index).head
    measured = t.word(mark) == "as" and any(t.word(kid) in ("as", "so") for kid in t.kids[over])
    return measured or (t.word(mark) == "as" and t.token(over).pos in ("ADV", "NUM"))


def _has_been(t: Taking, index: int) -> bool:
    """Whether a clause tells what happened: "when the sun sets" tells when something happens at all."""
    helpers = [t.word(kid) for kid in t.all(index, "aux", "aux:pass", "cop")]
    if helpers:
        return helpers[0] in ("was", "were", "had", "did", "has", "have")
    word = t.word(index)
    return word != t.token(index).lemma and not word.endswith(("s", "ing"))


def punished(t: Taking, index: int) -> int | None:
    """The one who is punished, for what "for" and a participle say: "fined for selling" says that he sold."""
    over = t.token(index).head
    while over >= 0 and t.token(over).pos != "VERB":
        over = t.token(over).head
    if over < 0 or t.token(over).lemma not in _PUNISHED:
        return None
    whom = [kid for kid in t.all(over, "iobj", "obj", "nsubj:pass") if t.token(kid).pos != "SYM"]
    return whom[0] if whom else None
