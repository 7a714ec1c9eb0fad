"""Pairs of words of which one cannot stand in the other's place, as the learned judge's marks see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factcheck.checker.numerals import stem

Pair = tuple[str, str]


def _pairs(text: str) -> tuple[Pair, ...]:
    split = (pair.partition("/") for pair in text.split())
    return tuple((one, two) for one, _, two in split)


# Where the evidence has one of two, the other is not borne out.
FIRM_PAIRS = _pairs(
    """
    increased/decreased increased/fell increased/declined increased/dropped rose/fell rise/fall risen/fallen
    rose/dropped rose/declined rising/falling grew/shrank grew/declined grew/fell growth/decline climbed/fell
    gained/lost gain/loss improved/worsened improve/worsen strengthened/weakened accelerated/slowed expanded/shrank
    upward/downward highest/lowest high/low greater/smaller greater/lesser greatest/smallest largest/smallest
    larger/smaller bigger/smaller biggest/smallest longest/shortest longer/shorter taller/shorter tallest/shortest
    heavier/lighter faster/slower fastest/slowest stronger/weaker better/worse best/worst richer/poorer
    richest/poorest older/younger oldest/youngest oldest/newest earliest/latest above/below maximum/minimum
    majority/minority always/never all/none won/lost win/lose winner/loser winning/losing win/loss victory/defeat
    victory/loss beat/lost northern/southern eastern/western northeast/southwest northwest/southeast
    grandfather/grandmother positive/negative positively/negatively accepted/rejected accepted/refused
    accepted/declined agreed/refused legal/illegal lawful/unlawful approved/rejected approved/refused backed/opposed
    supported/opposed support/oppose support/opposition opened/closed opening/closing open/closed arrived/departed
    hired/fired hired/sacked appointed/dismissed appointed/sacked imported/exported import/export lent/borrowed
    alive/dead living/dead successful/unsuccessful successfully/unsuccessfully success/failure passed/failed
    reduces/increases public/private convicted/acquitted convicted/cleared guilty/innocent acquitted/guilty
    granted/denied granted/refused confirmed/denied admitted/denied proved/disproved upheld/overturned
    upheld/dismissed upheld/quashed promoted/relegated promotion/relegation surplus/deficit profit/loss
    profitable/unprofitable asset/liability employed/unemployed present/absent inside/outside indoor/outdoor
    top/bottom day/night morning/evening summer/winter domestic/foreign domestic/international national/local
    common/rare commonly/rarely often/rarely frequently/rarely popular/unpopular likely/unlikely possible/impossible
    able/unable complete/incomplete completed/unfinished active/inactive healthy/sick healthy/unhealthy safe/unsafe
    safe/dangerous secure/insecure mild/severe effective/ineffective necessary/unnecessary related/unrelated
    important/unimportant true/false correct/incorrect good/bad good/poor positive/mixed praised/criticised
    praised/criticized praise/criticism acclaim/criticism rich/poor strong/weak hot/cold warm/cold wet/dry
    full/empty heavy/light fast/slow thick/thin wide/narrow deep/shallow near/far ahead/behind attack/defence
    attack/defense offensive/defensive attacker/defender liberal/conservative left-wing/right-wing urban/rural
    amateur/professional solo/group temporary/permanent temporarily/permanently voluntary/compulsory
    optional/mandatory optional/compulsory lifted/imposed lifted/tightened eased/tightened relaxed/tightened
    ceased/continued continue/cease built/demolished created/destroyed installed/removed added/removed add/remove
    attached/detached connected/disconnected locked/unlocked
    """
)

# Two sides of one thing (who is bought from sells), words that stand before numbers, and words as common as these
# two: in the open train parts a third and more of the claims that have the one beside the other are supported.
LOOSE_PAIRS = _pairs(
    """
    increased/reduced raised/lowered raised/cut raised/reduced up/down higher/lower more/fewer more/less long/short
    old/new earlier/later early/late before/after first/last over/under north/south east/west left/right male/female
    males/females man/woman men/women boy/girl boys/girls husband/wife son/daughter sons/daughters brother/sister
    father/mother uncle/aunt nephew/niece king/queen prince/princess actor/actress he/she his/her him/her
    himself/herself allowed/banned allowed/barred allowed/forbidden permitted/banned favour/against favor/against
    for/against began/ended begin/end started/stopped started/ended started/finished start/end joined/left
    arrive/leave entered/left bought/sold buy/sell alive/died born/died survived/died succeeded/failed with/without
    married/divorced married/unmarried single/married included/excluded includes/excludes include/exclude
    upper/lower many/few known/unknown finished/unfinished similar/different same/different right/wrong
    favorable/unfavorable favourable/unfavourable favorable/negative critical/favorable hard/easy hard/soft
    ancestor/descendant predecessor/successor preceded/succeeded preceded/followed parent/child teacher/student
    employer/employee landlord/tenant plaintiff/defendant stopped/continued stop/continue remained/left remain/leave
    most/least most/fewest largest/least
    """
)
PAIRS = FIRM_PAIRS + LOOSE_PAIRS


def _table(pairs: Sequence[Pair]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, two in pairs:
        found[stem(one)].add(stem(two))
        found[stem(two)].add(stem(one))
    return {word: frozenset(others - {word}) for word, others in found.items()}


# From the stem of a word to the stems of what it cannot stand for.
OPPOSITES = _table(PAIRS)
FIRM = _table(FIRM_PAIRS)
