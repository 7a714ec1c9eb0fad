"""First names and titles that tell the sex of a person, for "he" and "she"; names common to both are left out."""

from __future__ import annotations

FEMALE = frozenset(
    """
    actress aunt chairwoman daughter girl girlfriend grandmother mother queen sister spokeswoman widow wife woman
    princess baroness congresswoman businesswoman policewoman duchess
    lise abigail ada adele aditi agnes aino aisha alexandra alexis alice alicia alison allison amal amanda amara amber
    amelia amina amy ana anastasia andrea angela angelica anita ann anna annabel anne annette antonia anya ashley
    astrid audrey ava barbara beatrice beatrix becky bernadette beth beverly bianca birgit bonnie brenda bridget
    brooke camilla candice carla carmen carol caroline cassandra catherine cecilia celia charlotte chelsea cheryl
    chiara chloe christina christine cindy claire clara claudia connie cynthia daisy daniela danielle daria darlene
    dawn debbie deborah debra denise diana diane dolores donna doreen dorothy edith eileen elaine eleanor elena elin
    elisa elisabeth elizabeth ella ellen emily emma erika erin esther ethel eva eve evelyn fatima fiona florence frances
    francesca freya gabriela gail gemma georgia geraldine gertrude gina giorgia giulia gloria grace greta gwen haley
    hannah harriet hazel heather heidi helen helena hilary hilda holly ilona ilse inge ingeborg ingrid irene iris
    isabel isabella isla ivana jackie jacqueline jade jana jane janet janice jasmine jennifer jessica jill joan
    joanna jocelyn josephine josie joyce juanita judith judy julia juliet june kadri kaisa kaitlyn kamala kara karen
    karin kate katherine kathleen kathryn katya kerry khadija kirsten kirsty kjersti kristin kristina lady laila
    lakshmi lara laura lauren leah leila lena leticia lina linda lindsay lisa liv liz lois loretta lorna louisa
    louise lucia lucy lydia lynn mabel madeleine maeve magda maja mandy marcia maren margaret margot maria marian
    marianne marie marika marina marjorie marta martha mary maryam matilda maud maureen meera megan melanie melissa
    mercedes meredith mia michelle mila mildred millie mindy miriam miss molly mona monica monika mrs ms myra nadia
    nadine nancy naomi natalia natalie natasha nell nia nicola nikki nina noor nora norma nuria oksana olena olga
    olivia ottilie ottoline paige pam pamela patricia patty paula pauline peggy penelope petra petronella phoebe
    phyllis pia pilar piret polly poppy priya priyanka rachael rachel ramona rebecca rebekah renata rhona rhonda
    rina rita roberta rosa rosalind rose rosemary rosie roxanne ruby ruth saanvi sabrina sadie sally salma samira
    sandra saoirse sara sarah shabana shannon sharon sheila sherry shirley sian sigrid silje silvia sinead siobhan
    sofia sofie solveig sonia sophia sophie stacey stella stephanie sue susan susanna suzanne svetlana sylvia tamara
    tanya tara tatiana teresa tess theresa tina tove tracy trish ulla ulrike una ursula valentina valerie vanessa
    vera veronica vicky victoria viola violet virginia vivian wendy wilma winifred yasmin yasmine yolanda yuki
    yvonne zaha zahra zara zoe
    """.split()
)
MALE = frozenset(
    """
    boy boyfriend brother chairman duke father fisherman grandfather husband king man son spokesman uncle prince
    congressman businessman policeman emperor pope
    aaron abdul abdullah abel abraham adam adolf adrian ahmed akira alain alan alastair albert alberto albin aldo
    alec aleksandr aleksei alessandro alex alexander alfonso alfred ali alistair amir anatoly anders andre andrei
    andrew angus anil anthony anton antonio archie ari arjun arne arnold arthur arturo arvo asif baron barry
    bartholomew bashir ben benedict benjamin bernard bernd bill bjorn bob boris brad bradley brendan brian bruce
    bruno byron cameron carl carlo carlos cedric cesar chad charles christian christopher chuck claude clay clive
    cody colin colm cornelius craig curtis cyril dale damian dan daniel danny darren dave david dean denis dennis
    derek derrick diego dieter dirk dmitri dominic donald doug douglas duke duncan dylan eddie edgar edmund eduardo
    edward edwin eli elias eliot elliott emil emmanuel enrico enrique eric erik ernest ernesto eugene evan ewan
    fabian felipe felix ferdinand fernando finn francis francisco francois frank franz fred frederick fritz gabriel
    gareth gary gavin gene geoffrey george gerald gerard gilbert giles giovanni giuseppe glenn gordon graham greg
    gregory guido gunther gustav gustavo guy hakan halvard hamza hank hans harald harold haroon harry harvey hassan
    hector heinrich henri henrik henry herbert herman hermann hiroshi horace howard hugh hugo hussein ian ibrahim
    ignacio igor imran isaac isaiah ismail ivan ivor jaan jack jacob jacques jaime jakob james jan jared jason
    javier jay jean-paul jeff jeffrey jens jeremy jerome jesse jesus jim jimmy joachim joaquin joe joel johan johann
    johannes john jon jonas jonathan jorge jose josef joseph joshua josiah juan juha juhan julian jurgen kaarel karl
    kasper keith kenji kenneth kent kevin khalid kjell klaus konrad kurt lance larry lars laurence laurent lawrence
    leif leo leon leonard leroy lewis liam lionel lloyd logan lord lorenzo louie louis luca lucas lucian ludwig
    luigi luis luke mads magnus malcolm manfred manuel marc marcel marco marcus marek mario mark martin marty marvin
    mats matteo matthew maurice max maxim mehmet michael mick miguel mike mikhail milan milo mitch mohamed mohammed
    morgan-james moses mr muhammad murray mustafa nathan neil nelson nicholas nick niels nigel nikolai nils noah
    noel norman olaf olav ole oleg olev oliver omar oscar oskar otto owen pablo pascal patrick paul pavel pedro pete
    peter phil philip philippe pierce pierre prince rafael rajesh ralf ralph ramon randy ravi ray raymond reginald
    reinhard rene ricardo richard rob robbie robert roberto rod rodney roger roland rolf roman ron ronald rory ross
    roy ruben rudolf rufus russ russell ryan salman salvador sam samir samuel sanjay santiago scott scotty seamus
    sean sebastian sergei sergio shaun shehbaz sidney sigmund simon sir stanley stefan stefano stephen steve steven
    stewart stig stuart sunil sven tariq ted terence terry theo theodore thomas tiit tim timothy tobias toby todd
    tom tomas tony toomas travis trevor tyler ulrich umar uwe vaclav vadim victor vikram vince vincent vito vladimir
    wade walt walter warren wayne wes wilhelm willem william winston wolfgang yuri yusuf yuto zachary zoltan
    """.split()
)
