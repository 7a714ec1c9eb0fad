"""Pairs of words of which one cannot stand in the other's place, as the learned judge's marks see them."""

from __future__ import annotations

from collections import defaultdict

from factcheck.checker.numerals import stem

PAIRS = tuple(
    tuple(pair.split("/"))
    for pair in """
    increased/decreased increased/reduced increased/fell increased/declined increased/dropped rose/fell rise/fall
    risen/fallen rose/dropped rose/declined rising/falling grew/shrank grew/declined grew/fell growth/decline
    climbed/fell gained/lost gain/loss raised/lowered raised/cut raised/reduced improved/worsened improve/worsen
    strengthened/weakened accelerated/slowed expanded/shrank up/down upward/downward higher/lower highest/lowest
    high/low more/fewer more/less most/least most/fewest greater/smaller greater/lesser greatest/smallest
    largest/smallest larger/smaller largest/least bigger/smaller biggest/smallest longest/shortest longer/shorter
    long/short taller/shorter tallest/shortest heavier/lighter faster/slower fastest/slowest stronger/weaker
    better/worse best/worst richer/poorer richest/poorest older/younger oldest/youngest oldest/newest old/new
    earlier/later earliest/latest early/late before/after first/last above/below over/under maximum/minimum
    majority/minority always/never all/none won/lost win/lose winner/loser winning/losing win/loss victory/defeat
    victory/loss beat/lost north/south northern/southern east/west eastern/western northeast/southwest
    northwest/southeast left/right male/female males/females man/woman men/women boy/girl boys/girls husband/wife
    son/daughter sons/daughters brother/sister father/mother uncle/aunt nephew/niece grandfather/grandmother
    king/queen prince/princess actor/actress he/she his/her him/her himself/herself positive/negative
    positively/negatively accepted/rejected accepted/refused accepted/declined agreed/refused allowed/banned
    allowed/barred allowed/forbidden permitted/banned legal/illegal lawful/unlawful approved/rejected
    approved/refused backed/opposed supported/opposed support/oppose support/opposition favour/against
    favor/against for/against opened/closed opening/closing open/closed began/ended begin/end started/stopped
    started/ended started/finished start/end joined/left arrived/departed arrive/leave entered/left hired/fired
    hired/sacked appointed/dismissed appointed/sacked bought/sold buy/sell imported/exported import/export
    lent/borrowed alive/dead alive/died born/died survived/died living/dead successful/unsuccessful
    successfully/unsuccessfully success/failure succeeded/failed passed/failed with/without reduces/increases
    public/private convicted/acquitted convicted/cleared guilty/innocent acquitted/guilty granted/denied
    granted/refused confirmed/denied admitted/denied proved/disproved upheld/overturned upheld/dismissed
    upheld/quashed promoted/relegated promotion/relegation surplus/deficit profit/loss profitable/unprofitable
    asset/liability employed/unemployed married/divorced married/unmarried single/married included/excluded
    includes/excludes include/exclude present/absent inside/outside indoor/outdoor upper/lower top/bottom
    day/night morning/evening summer/winter domestic/foreign domestic/international national/local common/rare
    commonly/rarely often/rarely frequently/rarely many/few popular/unpopular likely/unlikely possible/impossible
    able/unable known/unknown finished/unfinished complete/incomplete completed/unfinished active/inactive
    healthy/sick healthy/unhealthy safe/unsafe safe/dangerous secure/insecure mild/severe effective/ineffective
    necessary/unnecessary related/unrelated important/unimportant similar/different same/different true/false
    correct/incorrect right/wrong good/bad good/poor positive/mixed favorable/unfavorable favourable/unfavourable
    favorable/negative critical/favorable praised/criticised praised/criticized praise/criticism acclaim/criticism
    rich/poor strong/weak hot/cold warm/cold wet/dry full/empty heavy/light fast/slow hard/easy hard/soft
    thick/thin wide/narrow deep/shallow near/far ahead/behind attack/defence attack/defense offensive/defensive
    attacker/defender liberal/conservative left-wing/right-wing urban/rural ancestor/descendant
    predecessor/successor preceded/succeeded preceded/followed parent/child teacher/student employer/employee
    landlord/tenant plaintiff/defendant amateur/professional solo/group temporary/permanent
    temporarily/permanently voluntary/compulsory optional/mandatory optional/compulsory lifted/imposed
    lifted/tightened eased/tightened relaxed/tightened ceased/continued stopped/continued stop/continue
    continue/cease remained/left remain/leave built/demolished created/destroyed installed/removed added/removed
    add/remove attached/detached connected/disconnected locked/unlocked
    """.split()
)


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for pair in PAIRS:
        one, two = (stem(word) for word in pair)
        found[one].add(two)
        found[two].add(one)
    return {word: frozenset(others - {word}) for word, others in found.items()}


# From the stem of a word to the stems of what it cannot stand for.
OPPOSITES = _table()
