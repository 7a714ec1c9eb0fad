"""The opposites a text can state: one axis a line, its plus side, a bar, its minus side.

A verb is written as its lemma and inflected by rule, or by the table of irregular verbs; a word in brackets stands as
it is, for nouns, adjectives and phrases. A phrase in HIDDEN contains such a word and means something else.
"""

from __future__ import annotations

# What courts dismiss or uphold: "dismissed her complaint", "rejected an appeal" stand against "upheld".
_DISMISSED = " ".join(
    f"({verb} {whose} {what})"
    for verb in ("dismissed", "rejected", "threw out")
    for whose in ("the", "a", "his", "her", "its", "their")
    for what in ("complaint", "claim", "lawsuit", "challenge", "petition", "objection", "suit")
)

AXES = """
rise: rise increase grow climb jump soar surge gain swell (rocketed) (rocketing) skyrocket rebound accelerate multiply
  double triple quadruple uptick raise hike boost (growth) (higher) (hike) (will be added) (were added) (went up)
  (go up) (goes up) (gone up) (upturn) | fall
  decrease decline drop sink slump plunge plummet tumble shrink dip slide dwindle halve slip nosedive cut reduce
  slash lower trim curb curtail diminish (lower) (went down) (go down) (goes down) (gone down) (downturn)
  (shrinkage) (contraction) (contracted) (reduction) (reductions) (cuts)
grade: upgrade (upgraded) | downgrade (downgraded)
open: open reopen (opening) (open again) (inaugurated) | close shut shutter (shut down) (shuts down) (shutting down)
  (closed down) (closure) (closures) (shutdown) (defunct) (dormant) (idle) (mothballed) (mothball)
start: start begin launch commence initiate resume kick-start restart (onset) | end stop finish halt cease
  discontinue terminate conclude suspend (halted)
win: win triumph prevail (victory) (victories) (victorious) (won) | lose (defeat) (defeats) (loss to) (losing)
beaten: (unbeaten) (undefeated) | lose (losing) (defeat) (defeats)
defeat: defeat thrash trounce overcome rout outplay | (defeated by) (beaten by) (loses to) (lose to)
approve: approve accept pass ratify endorse authorise authorize adopt greenlight (approval) | reject veto (voted down)
  (voted against) (vote against) (votes against) (voting against) (rejection) (turned down) (turn down) disapprove
accept: accept welcome embrace (acceptance) | refuse decline spurn rebuff (refusal)
admit: admit acknowledge concede confess (admission) | deny (denial) (denials)
confirm: confirm verify corroborate (confirmation) | (denied reports) (denies reports)
  refute rebut debunk disprove contradict
support: (supporter of) (advocate of)
  support endorse favour favor champion (backed) (backs) (voted for) (vote for) (in favour of) (in favor of)
  (spoke out for) (spoken out for) (came out for) (came out in favour of) (spoke in favour of)
  (its blessing) (their blessing) (his blessing) (her blessing) (gave its backing) (gave their backing)
  (waved through) (waves through)
  | (opponent of) (opponents of)
  oppose resist (spoke out against) (spoken out against) (speaks out against) (speak out against) (came out against)
  (comes out against) (spoke against) (opposition to) (opposed to) (voted against) (vote against) (votes against)
  (voting against) (rejects) (reject) (rejecting)
advise: recommend (recommendation to accept) (urged to accept) | (advised against) (advises against) (advise against)
  (advising against) (recommended against) (recommends against) (recommend against) (warned against) (urged to reject)
convict: convict (conviction) (guilty) (found guilty) | acquit exonerate (innocent) (not guilty) (acquittal)
  (cleared of)
plea: (pleaded guilty) (pleads guilty) (plead guilty) (pleading guilty) (admitted the charges) (admitted the charge)
  (admits the charges) (admitted all charges) | (pleaded not guilty) (pleads not guilty) (plead not guilty)
  (pleading not guilty) (denied the charges) (denied the charge) (denies the charges) (denies the charge)
  (denied all charges) (denies all charges) (denied every charge)
  (denies every charge) (denied all the charges)
grant: (granted) (grants) (grant) (issued) | (refused to issue) (refuses to issue) (refused to grant) (refuses to grant)
  (declined to issue) (declined to grant)
bail: (granted bail) (given bail) (released on bail) | (refused bail) (denied bail) (remanded in custody)
appeal: (upheld the appeal) (allowed the appeal) (won the appeal) (won an appeal) (won his appeal) (won her appeal) |
  (dismissed the appeal) (rejected the appeal) (lost the appeal) (lost an appeal) (lost his appeal) (lost her appeal)
negotiate: negotiate renegotiate (renegotiation) (enter into talks) (enter into new talks) (enter into negotiations)
  (open to talks) (ready for talks) (return to the negotiating table) (new talks) (fresh talks) (further talks)
  (new negotiations) (fresh negotiations) (further negotiations) | (nothing to negotiate) (not negotiable)
  (non-negotiable)
recoup: recoup (earned back) (earn back) (earns back) (won back its cost) (broke even) (breaks even) (break even)
  (recovered the money) (recover the money) (recovered its money) (recovered its costs) (recovered the cost)
  (recovered the costs) (recover the cost) (recover the costs) (recover its costs) (paid for itself) (pays for itself)
  (pay for itself) (paid for themselves) (pay for themselves) | (lost money on) (money down the drain) (out of pocket)
contest: appeal (an appeal against) (appeal against) (appealed against) (will appeal) (would appeal) (to appeal) |
  (accept the ruling) (accept the verdict) (accept the judgment) (accept the sentence) (accept the decision)
  (accepts the ruling) (accepts the verdict) (accepts the judgment) (accepts the sentence) (accepted the ruling)
  (accepted the verdict) (accepted the judgment) (accepted the sentence)
uphold: uphold (upheld) (affirmed) | overturn quash annul overrule (set aside) (struck down) (strikes down)
  {dismissed}
proceed: (to proceed) (go ahead) (goes ahead) (went ahead) (gone ahead) (take place) (takes place) (took place)
  (taken place) (going ahead) (pressing ahead) (press ahead) | cancel postpone scrap shelve abandon (cancellation)
  (postponement) (abandoned) (call off) (calls off) (called off) (calling off)
  {dismissed} (dismissed the) (threw out) (thrown out) (struck out)
hire: hire recruit appoint employ (hiring) | fire dismiss sack (laid off) (lay off) (layoffs) (redundancies) (made
  redundant) (let go) oust
join: join (accession) (membership of) | leave quit exit withdraw (exit) (withdrawal) (pulled out) (pull out) (pulls
  out) (left the)
import: import (imports) (importer) (importers) | export (exports) (exporter) (exporters)
buy: buy purchase acquire (acquisition) (takeover of) | sell divest (divestment) (disposal of)
allow: allow permit legalise legalize enable (legal) (lawful) (allowed) | ban prohibit forbid outlaw bar block
  (illegal) (unlawful) (banned)
profit: (earned) (in the black)
  (profit) (profits) (profitable) (surplus) (made money) (makes money) | (loss) (losses) (loss-making)
  (unprofitable) (deficit) (deficits) (lost money) (loses money) (losing money)
  (in the red)
live: survive (alive) (survivors) | (lives were lost) (lives lost) (lost their lives) (lost his life) (lost her life)
  (loss of life) die kill (dead) (death) (deaths) (killed) perish (fatal)
race: (won the race) (wins the race) (won the vote) (won the run-off) (won the contest) (won the poll)
  (won the mayoral election) (won the presidential election) (won the general election) (won the by-election)
  (won the leadership election) (won the final) (came out on top) | (lost the race)
  (loses the race) (lost the vote) (lost the run-off) (lost the contest) (lost the poll) (lost the mayoral election)
  (lost the presidential election) (lost the general election) (lost the by-election) (lost the leadership election)
  (lost the final) (conceded defeat) (concedes defeat) (concede defeat)
elect: (re-elected) (reelected) (won re-election) (wins re-election) (won the election) (wins the election) | (lost the
  election) (loses the election) (lost re-election) (voted out) (lost her seat) (lost his seat) (lost their seat)
  (lost his constituency) (lost her constituency) (loses her seat) (loses his seat) (unseated)
land: (landed safely) (lands safely) (land safely) | crash (crashed) (crash-landed)
arrest: arrest detain jail imprison (arrested) (custody) (in custody) | release (released) (freed) (set free)
expand: expand enlarge broaden widen (expansion) | narrow (downsizing) downsize
tighten: tighten toughen stiffen | ease loosen relax soften
build: build construct erect restore rebuild repair revive resurrect modernise modernize | destroy demolish
  dismantle raze wreck scrap (demolition)
attack: attack assault bomb shell invade | defend protect shield
agree: agree (agreement) (consensus) (accord) | disagree (disagreement) (discord) (dispute)
succeed: succeed (success) (successful) (successfully) | fail flop (failure) (unsuccessful) (unsuccessfully)
improve: improve (improvement) (recovery) | worsen deteriorate (deterioration)
create: create establish found | abolish dissolve disband scrap eliminate
lead: lead (ahead of) (leads) | trail lag (lags behind)
lend: lend (lender) (loaned) | borrow (borrower) (borrowed)
pay: repay (repaid) | owe default (unpaid)
tax: (tax rise) (tax rises) (tax increase) (tax hike) | (tax cut) (tax cuts)
majority: (majority) (most) (most of) | (minority)
public: (made public) (make public) (makes public)
  publish disclose reveal unveil release (disclosure) | conceal withhold (secret) (classified)
praise: praise hail laud applaud commend welcome (a step forward) | criticise criticize condemn denounce slam blast
  deplore lambast decry (slap in the face) (a disgrace) (an outrage) (a betrayal) (a step backwards) (accused)
hope: (optimistic) (optimism) (hopeful) | (pessimistic) (pessimism) (gloomy)
safe: (safe) (secure) | (dangerous) (unsafe) (hazardous) (insecure)
obey: obey comply (compliance) | violate breach flout defy infringe (violation)
unite: unite merge unify (merger) (unification) | divide split separate (separation)
attend: attend participate (attendance) | boycott skip (absent)
fast: (faster) (fastest) (rapid) quicken accelerate (more quickly) (more rapidly) (picked up speed) (picked up pace)
  (picks up speed) (picked up to) (picked up from) (picked up again) (gathered pace) (gathering pace) (speeded up)
  (sped up) (speeding up) | (slower) (slowest) decelerate (more slowly) (slowed) (slows) (slowing) (slowdown)
  (slow down) (lost pace) (lost speed)
cheap: (cheap) (cheaper) (inexpensive) (discounted) (cost less) (costs less) (under budget) | (expensive) (costly)
  (costlier) (dearer) (pricier) (cost more) (costs more) (over budget)
true: (true) (correct) (accurate) (genuine) (authentic) | (false) (incorrect) (inaccurate) (fake) (untrue) (wrong)
independent: (independent) (independence) (autonomous) | (dependent) (dependence) (dependency) (reliant) (reliance)
  depend rely
resign: (handed in their notice) (handed in his notice) (handed in her notice)
  resign (resigned) (resignation) (stepped down) (step down) (steps down) (stepping down) | (took office) (sworn in)
  (take office) (takes office) (inaugurated) (stay on) (stays on) (stay in office) (stays in office) (remain in office)
  (remain in post) (stay in post) (go on as) (goes on as)
  (carry on as) (continue as) (continues as) (remain as) (remains in office)
retire: retire (end his career) (end her career) (ends his career) (ends her career) (ended his career)
  (ended her career) (hang up his boots) (hang up her boots) (retirement) | (carry on for) (carry on playing) (play on)
  (plays on) (go on playing) (extend his contract) (extended his contract) (another season)
candidacy: (run again) (runs again) (running again) (stand again) (stands again) (standing again)
  (run for re-election) (stand for re-election) (seek re-election) (seeks re-election) (seeking re-election)
  (seek another term) (seek a second term) (seek a third term) | (bow out) (bows out) (step aside) (steps aside)
nationalise: nationalise nationalize (nationalisation) (nationalization) | privatise privatize (privatisation)
  (privatization)
appreciate: appreciate strengthen revalue | depreciate weaken devalue (devaluation) (depreciation)
inflate: (inflation) | (deflation)
encourage: encourage promote incentivise (incentive) | discourage deter dissuade (deterrent)
recognise: recognise recognize | derecognise disown
retreat: retreat (pullback) surrender | (offensive)
captured: capture seize (captured) occupy conquer | liberate recapture (liberated)
lawful: (constitutional) (legitimate) (valid) | (unconstitutional) (illegitimate) (invalid)
elected: elect (elected) re-elect | (unelected) (voted out) (ousted)
private: (private) (privately) | (state-owned) (state-run) (publicly owned)
temporary: (temporary) (temporarily) (provisional) | (permanent) (permanently)
mandatory: (mandatory) (compulsory) (required) (obligatory) | (optional) (voluntary)
target: (above target) (exceeded expectations) (beat expectations) (above average) (above the average) (above
  forecast) exceed surpass outperform | (below target) (missed expectations) (below average) (below the average)
  (below averages) (below forecast) undershoot underperform
captive: (hostage) (hostages) (held captive) abduct kidnap | (released) (freed)
include: include (inclusion) (took part) (take part) (takes part) | exclude omit (exclusion)
add: add | subtract delete
deploy: deploy mobilise mobilize (deployment) | demobilise demobilize
arrive: arrive (arrival) | depart (departure)
trust: (trusted) (confidence in) | distrust mistrust (distrusted)
early: (ahead of schedule) (early retirement) (brought forward) (earlier than planned) (earlier than scheduled) |
  (behind schedule) (later than planned) (later than scheduled) (put back) (delayed) delay postpone
cause: (caused) trigger provoke | prevent avert (prevention)
record: (record high) (all-time high) (new high) | (record low) (all-time low) (new low)
size: (largest) (biggest) (highest) (more than any other) (more than in any other) (more than at any other)
  (higher than any other) (higher than in any other) (higher than at any other) (larger than any other)
  (bigger than any other) | (smallest) (lowest) (fewest) (fewer than any other) (fewer than in any other)
  (fewer than at any other) (less than any other) (less than in any other) (less than at any other)
  (lower than any other) (lower than in any other) (lower than at any other) (smaller than any other)
compare: (larger) (bigger) (greater) | (smaller) (lesser)
rich: (wealthy) (richest) (wealthiest) | (poorest) (impoverished)
strong: (stronger) (strongest) | (weaker) (weakest)
frequency: (often) (frequently) (widespread) | (rarely) (seldom) (infrequently)
partial: (entirely) (completely) (wholly) | (partially) (partly)
peace: (truce) (ceasefire) | (hostilities) (bombardment)
""".replace("{dismissed}", _DISMISSED)

# Words that look like an act and are none: prepositions, seasons, set phrases.
HIDDEN = """
a bar; a block; a building; a few; a fire; a form; a grant; a war; a year earlier; a year later; able to; advance
of; against all odds; against the backdrop; against the background; ahead of; album release; alive and; all of; all
the; also known; apartment block; are found; are known; armed forces; as long as; at close; at first; at last; at
least; at the same; attack against; attack on; back and; back from; back home; back in; back then; back to; back up;
bar association; be found; be released; been found; been released; best known; best selling; best-selling; block of;
blocks of; boarding pass; born and; born in; born into; born on; born to; break down; bring back; broke down; broke
up; brought back; build up; building site; building sites; building society; came back; came up; catch fire; caught
fire; fall into; falls into; fallen into; fell into; city block; civil war; clear cut; close allies; close ally; close
relationship; close ties; close to;
close-knit; closed at; closes at; closing price;
closing prices; cold war; come back; come down; come up; comes up; common law; common sense;
complete with; crack down; cracked down; cut and paste; cut down; cut off; cut short; dates back; dating back; days
later; dead end; dead heat; dead sea; death of; death penalty; deliver a; delivered a; dismissed the charges;
domestic violence; down payment; down the; drop in the ocean; earlier in; earlier this; early 19; early 20; early
career; early in; early life; early next; early on; end up; ended up; ends up; enter into; entered into; entering
into; fail to; failed to; failing to; fails to; fall of 20; far left; far-left; fast food; fast-growing; few of;
fighting for; fire department; fire service; first century; first half; first lady; first minister; first name;
first of; first person; first quarter; first released; first time; follow up; for sale; foreign affairs; foreign
currency; foreign direct investment; foreign exchange; foreign minister; foreign ministry; foreign office; foreign
policy; foreign secretary; forest fire; form a; form of; forms of; found at; found by; found guilty; found in; found
on; found out; found that; found to; free agent; free and; free kick; free market; free of charge; free speech; free
trade; full name; full time; full-time; gain control; gave rise; general public; give birth; give rise; give up;
given name; given that; given the; gives rise; gives up; go back; going back; good faith; government-backed; grant
access; grew up; growing up; had found; handed down; has found; has left; have found; heart attack; heart attacks;
heat wave; her back; high commission; high commissioner; high court; high school; high street; high-income;
high-level; high-ranking; high-speed; higher education; higher learning; his back; hold back; hot dog; house of
commons; hunger strike; in advance; in full; in short; in the fall; in the first; in the public; initially released;
is found; is known; is released; its building; joined by; known as; known for; laid down; last april; last august;
last decade; last december; last fall; last february; last friday; last january; last july; last june; last march;
last may; last monday; last month; last night; last november; last october; last quarter; last saturday; last
season; last september; last summer; last sunday; last thursday; last tuesday; last wednesday; last week; last year;
late in; late last; later in; later on; later that; later this; lay down; lead role; lead singer; lead to; leading
to; leads to; leave of absence; leave to; led by; led to; led zeppelin; left behind; left for; left her; left his;
left no; left to; left-wing; let down; listed building; live album; live in; live music; live on; live performance;
live show; live-action; lived in; lives in; living in; long term; long-range; long-term; long-time; looking back;
low-cost; low-income; lower court; lower house; made up; main building; make up; makes up; making up; maternity
leave; months earlier; months later; most important; most likely; most of all; most popular; most recent; most
recently; mountain pass; new building; next fall; no longer; not only; office building; old building; on fire; on
leave; on strike; on the left; one of the most;
choice open; choice still open; left open; leaves open; matter remains open; option open; options open; question
is open; question is still open; question open; question remains open; question still open; questions remain open;
vacancy open;
open fire; open letter; open question; open source; open to;
open-source; opened fire; opened up; opening up; paid back; pass away; passed away; passed down; pay back; pencil
lead; picked up;
post-war; press release; prisoner of war; private equity; private life; private school; private sector; public
health; public opinion; public school; public sector; public transport; ran down; recognised as; recognized as;
release date; released a; released as; released by; released her; released his; released in; released its; released
on; released their; right-wing; rise to power; rose garden; safe haven; same day; same month; same time; same year;
set fire; sets fire; setting fire;
sat down; saving lives; send-off; set up; shed light; shell companies; shell company; short film; short of; short
story; short term; short-range; short-term; shot down; show up; showing up; shows up; sick leave; sign up; signed
up; single-handedly; sit down; so long as; speak up; stand against; star wars; start up; start-up; start-ups; state
of; state-backed; stepped down as; strike a; strike action; strike force; strike price; strikes a; struck a; supply
chain; the back; the bar; the building; the commons; the falls; the fire; the form;
the last five; the last four; the last ten;
the last three; the last two; the late; the left; the most; the war; the war in; this fall; tracked down; trading
closed; true story; true to; trust fund; turned up; up against; up to; us-backed; used to; war against; war between;
war crime; war crimes; war i; war ii; war on; war with; warm up; was found; was known; was released; weeks later;
well known; well-known; went back; went on strike; were found; were released; world war; write down; years earlier;
years later
"""

IRREGULAR = """
rise rises rose risen rising
grow grows grew grown growing
fall falls fell fallen falling
sink sinks sank sunk sinking
shrink shrinks shrank shrunk shrinking
slide slides slid slid sliding
cut cuts cut cut cutting
shut shuts shut shut shutting
begin begins began begun beginning
win wins won won winning
lose loses lost lost losing
leave leaves left left leaving
withdraw withdraws withdrew withdrawn withdrawing
buy buys bought bought buying
sell sells sold sold selling
forbid forbids forbade forbidden forbidding
build builds built built building
rebuild rebuilds rebuilt rebuilt rebuilding
lead leads led led leading
lend lends lent lent lending
give gives gave given giving
send sends sent sent sending
pay pays paid paid paying
repay repays repaid repaid repaying
die dies died died dying
forget forgets forgot forgotten forgetting
hide hides hid hidden hiding
keep keeps kept kept keeping
overcome overcomes overcame overcome overcoming
beat beats beat beaten beating
shed sheds shed shed shedding
strike strikes struck struck striking
split splits split split splitting
quit quits quit quit quitting
undershoot undershoots undershot undershot undershooting
found founds founded founded founding
slay slays slew slain slaying
hit hits hit hit hitting
withhold withholds withheld withheld withholding
"""
