package ontology

import "strings"

// paraphrases pairs words that labels of relations are made of with the words that
// sentences say them by. They are of the language, not of one ontology.
var paraphrases = func() map[string][]string {
	m := map[string][]string{}
	for _, line := range strings.Split(`director direct directed filmmaker co-direct
screenwriter write written screenplay script co-write screenwriter
author write written author novelist co-author poem novel wrote
writer write written author
composer compose composed music composer write score
lyric write written lyricist words lyric
lyricist write written lyric
performer perform performed sing sung singer record band recorded artist
singer sing singer vocalist record
producer produce produced producer co-produce
publisher publish published publisher
publication publish published release released premiere issue print appear first
release release released premiere issue
inception establish established found founded create start begin launch form formed open build construct introduce
found found founded establish founder create set
founder found founded founder establish co-found
start begin start launch open
end end finish close dissolve abolish disband
dissolve dissolve abolish disband
birth bear born birth
death die died death kill
cast star starring cast play feature appear actor actress
actor star play actor
character character play portray feature protagonist hero voice
award win won receive award prize honor
receive receive win award
nominate nominate nominated nomination
production produce produced studio production
country country national
origin from originate origin
genre genre style
base base based adapt adaptation adapted inspire
location locate located lie situate in
locate locate located lie situate
place in at take
film film shot shoot movie
narrative set take story
subject about subject concern deal document tell
depict depict portray about show represent
member member join belong play part
team play team club side sign
sport sport play player
coach coach manage manager trainer
manager manage manager coach
league league division play compete conference
venue stadium ground home play arena venue
home home stadium ground
season season
competition competition championship tournament cup
class class level age
illustrator illustrate illustrated illustration illustrator draw
editor edit edited editor editor-in-chief
follow follow followed sequel succeed next precede
precede precede preceded predecessor
language language speak write
speak speak spoken fluent
develop develop developed developer
developer develop developed developer create studio
creator create created creator design develop found write conceive
invent invent invented inventor discover
inventor invent invented inventor develop
discoverer discover discovered discoverer
discovery discover discovered observe observatory
astronomical discover observe observatory
platform platform available release run for console port
operating run operating
system system run
distribution distribute download available disc
derivative base derive fork
named name named honor
implementation implement implementation
use use used
constellation constellation
mission mission flight fly crew aboard launch expedition
crew crew fly aboard member backup
astronaut astronaut cosmonaut fly
landing land landed landing
docking dock docked undock
minor belong family group asteroid
group group family belong
taxon family genus order species subfamily belong tribe class
parent parent family genus
synonym synonym formerly known also
mountain mountain peak summit
range range massif hill
peak peak summit subpeak
tributary tributary join flow confluence
mouth flow empty drain discharge join mouth confluence tributary into
watercourse river stream flow rise
basin basin drain watershed drainage
drainage basin drain watershed
reservoir reservoir lake dam impound
status status list endangered
habitat habitat live inhabit
conflict fight fought serve war battle campaign
war war fight serve
battle battle fight
military serve join enlist army navy force
branch serve branch join corps
rank rank promote retire hold
commander command commanded commander lead led
command command led lead commander
party party member politician represent
political party politician
position serve office position elect appoint hold minister
office serve office elect appoint hold
held serve hold held elect
candidate candidate run contest nominee elect
candidacy candidate run contest nominee
election election elect win
elect elect elected
successor succeed successor replace
replace replace succeed
predecessor precede predecessor
spouse marry married wife husband spouse
child son daughter child father mother
father father son daughter
mother mother son daughter
sibling brother sister sibling
relative relative uncle cousin nephew
educate study graduate attend educate degree
education study graduate attend educate
employer work employ join
employ work employ
occupation work professional profession
profession work professional
religion religion religious faith church
ethnic ethnic descent people
order order friar monk
dedicate dedicate dedicated honor memory
symbol symbol attribute
indigenous indigenous native originate
capital capital
head head lead leader chair president
chairperson chair chairman lead president
leader lead leader head
owner own owned owner acquire buy
own own owned
headquarter headquarter based headquarters base
manufacturer manufacture manufactured build built make made produce manufacturer
maker make build produce
operator operate operated operator use
designer design designed designer
architect design designed architect
cause cause due
material make made material
weapon arm armed weapon
armament arm armed weapon gun
legislature parliament legislature assembly
jurisdiction jurisdiction
government government minister president
territory territory
label label release sign record
tracklist track song feature include single
part part album from include
instrumentation piano violin orchestra write score instrument guitar
instrument play instrument piano guitar violin
voice soprano tenor baritone bass alto contralto voice mezzo-soprano
cost cost budget million
budget budget cost million
population population inhabitant
height height tall high elevation
length length long
width wide width
mass mass weigh weight
speed speed fast
participant participate participant take fight compete
participate participate compete take
winner win won winner champion
host host hold held
organizer organize organise organizer
sponsor sponsor sponsored
alma graduate study attend
residence live reside residence
citizenship citizen national
nationality citizen national
term term serve
vessel ship vessel
class class
fleet fleet ship
unit unit regiment division battalion brigade
regiment regiment
service service serve
operate operate
allegiance serve army fight
date on in
time in on
year in
site at site
affiliation affiliate belong member
affiliate affiliate
subsidiary subsidiary own parent
industry industry company
product product produce make
currency currency
border border
river river flow
lake lake
species species
number number
notable known famous
work work
student student study taught teach
teacher teach taught study
influence influence inspire
signatory sign signed
applies apply
jurisdiction jurisdiction
ideology ideology support
candidature candidate
convict convict sentence
commemorate commemorate honor`, "\n") {
		w := strings.Fields(line)
		m[w[0]] = append(m[w[0]], w[1:]...)
	}
	return m
}()

// kindWords pairs words that labels of kinds are made of with other words for them.
var kindWords = func() map[string][]string {
	m := map[string][]string{}
	for _, line := range strings.Split(`film film movie documentary drama comedy short thriller
human person man woman people
person person man woman
book book novel collection anthology story
literary novel story poem book play
work work
musical song single album track ballad piece
music song music
album album record ep
song song single track
software software program game application
game game
application application program
company company studio firm
country country nation state
city city town
team team club
club club team
mountain mountain peak summit hill
watercourse river stream creek
river river stream creek
dam dam
taxon species genus family plant
asteroid asteroid planet
spacecraft spacecraft satellite probe
spaceflight flight mission expedition
festival festival
literature journal book magazine
magazine magazine journal
publication journal magazine book newspaper
conflict war battle conflict
war war
aircraft aircraft plane fighter helicopter
ship ship vessel frigate destroyer submarine
weapon weapon gun rifle missile
military army navy force
unit unit regiment division brigade
politician politician minister senator
party party
election election
office office minister
award award prize
place place
organization organization organisation body
season season
event event
league league division
stadium stadium arena ground`, "\n") {
		w := strings.Fields(line)
		m[w[0]] = w[1:]
	}
	return m
}()

// sortWords pairs words that labels are made of with what their names look like.
var sortWords = func() map[string]Sort {
	m := map[string]Sort{}
	for sort, words := range map[Sort]string{
		PersonSort: `human person people author writer director composer singer actor actress politician astronaut athlete sportsperson player coach
			illustrator editor screenwriter producer performer lyricist creator inventor discoverer founder designer architect officer soldier commander
			monarch president spouse child father mother sibling candidate winner engineer crew artist successor predecessor leader head officeholder
			character`,
		BodySort: `company organization organisation team club league party publisher label agency university school developer manufacturer studio
			employer operator owner institution government legislature army navy force branch unit regiment band group enterprise business union
			association federation corporation sponsor brand observatory`,
		PlaceSort: `country city location region place territory continent venue site town village state area headquarters residence birthplace
			capital district province island feature building stadium settlement planet`,
		DateSort:   `date time inception year day birthday period calender calendar`,
		WorkSort:   `film book album song work novel software publication article magazine journal music literature painting game series platform art program`,
		EventSort:  `award event competition mission war battle race conflict season election spaceflight festival tournament championship revolution treaty operation`,
		NumberSort: `number cost height mass population count length width speed budget area elevation size weight quantity age duration isbn`,
		TermSort: `genre language occupation religion instrument instrumentation sport type class rank status color colour material profession voice style
			ethnic custom tradition cuisine dance discipline position ideology format habitat cause symbol currency title nationality industry field`,
	} {
		for _, w := range strings.Fields(words) {
			m[w] = sort
		}
	}
	return m
}()
