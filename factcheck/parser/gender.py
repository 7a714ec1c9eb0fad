"""First names and titles that tell the sex of a person, for "he" and "she"; names common to both are left out."""

from __future__ import annotations

FEMALE = frozenset(
    """
    abigail ada adele agnes aisha alice alicia alison amal amanda amara amelia amina amy ana anastasia andrea angela
    anita anna anne annette anya astrid barbara beatrice beatrix bernadette beth bianca birgit bridget camilla carla
    carmen carol caroline catherine cecilia charlotte chiara chloe christina christine claire clara claudia cynthia
    daisy daniela daria dawn deborah denise diana diane dolores donna dorothy edith eileen elaine eleanor elena elisa
    elizabeth ella ellen emily emma erika esther ethel eva eve evelyn fatima fiona florence frances francesca freya
    gabriela gemma georgia gertrude gina giorgia giulia gloria grace greta hannah harriet hazel heather heidi helen
    helena hilary hilda holly ilse ingrid irene iris isabel isabella ivana jacqueline jane janet jasmine jean jennifer
    jessica jill joan joanna josephine joyce judith julia juliet june kamala karen karin kate katherine kathleen katya
    khadija kirsten lady laila lara laura lauren leah leila lena leticia linda lisa lorna louisa louise lucia lucy
    lydia madeleine magda maja margaret maria marianne marie marina marjorie marta martha mary maryam matilda maureen
    megan melanie melissa mercedes mia michelle mila miriam molly monica mrs ms miss nadia nancy naomi natalia natalie
    natasha nicola nina nora norma olga olivia ottilie paula pauline penelope petra phoebe phyllis pia pilar polly
    priya rachel rebecca renata rina rita rosa rosalind rose rosemary ruth sabrina sally samira sandra sara sarah
    shabana sharon sheila shirley silvia sofia sonia sophia sophie stella stephanie susan susanna suzanne svetlana
    sylvia tamara tara tatiana teresa theresa tina tove ulrike ursula valentina valerie vanessa vera veronica victoria
    viola virginia vivian wendy yasmin yolanda yvonne zara zoe
    """.split()
)
MALE = frozenset(
    """
    aaron abdul abdullah abraham adam adrian ahmed alan albert alberto aleksandr aleksei alessandro alex alexander ali
    anders andre andrei andrew anil anthony antonio arthur arturo baron ben benedict benjamin bernard bill bob boris
    brendan brian bruce bruno carl carlos cedric charles christian christopher claude colin colm craig curtis cyril
    damian daniel danny darren david dean denis dennis derek diego dmitri dominic donald douglas duke duncan edgar
    eduardo edward edwin emmanuel emil enrico eric erik ernest eugene fabian felipe felix ferdinand fernando francis
    francisco francois frank frederick gabriel gareth gary gavin geoffrey george gerald gerard giles giovanni giuseppe
    glenn gordon graham greg gregory guido gunther gustav guy halvard hamza hans haroon harold harry hassan hector
    henri henrik henry herbert hermann horace howard hugh hugo hussein ian ibrahim igor imran isaac ivan jack jacob
    jacques jaime jakob james jan jason javier jean-paul jeffrey jeremy jerome jim joachim joe johan john jonathan
    jorge jose josef joseph joshua juan julian jurgen karl keith kenneth kevin khalid klaus konrad lars laurence
    laurent lawrence leo leon leonard lewis lionel lord louis luca lucas ludwig luigi luis luke magnus malcolm manuel
    marc marcel marco marcus mario mark martin marvin matteo matthew maurice max maxim michael miguel mikhail milan
    mohamed mohammed morgan-james mr muhammad nathan neil nicholas nigel nikolai noel norman oleg oliver omar oscar
    otto owen pablo patrick paul pavel pedro peter philip philippe pierre prince ralph raymond rene ricardo richard
    robert roberto rodney roger roland ronald ross roy rudolf russell ryan samuel sanjay scott sean sebastian sergei
    sergio shaun shehbaz simon sir stanley stefan stephen steven stuart sven terence theodore thomas timothy toby todd
    tom tony trevor vadim victor vincent vladimir walter warren wayne wilhelm william winston yusuf zachary
    """.split()
)
