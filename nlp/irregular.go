package nlp

import "strings"

// irregular maps forms that no ending explains to their lemma.
var irregular = func() map[string]string {
	m := map[string]string{}
	for _, line := range strings.Split(irregularForms, "\n") {
		f := strings.Fields(line)
		if len(f) > 1 {
			for _, form := range f[1:] {
				m[form] = f[0]
			}
		}
	}
	return m
}()

const irregularForms = `be is are was were been being am 's 're 'm ’s ’re ’m
have has had having 've ’ve
do does did done doing
will 'll ’ll wo
would 'd ’d
can ca
say said says
go went gone goes
get got gotten
make made making
take took taken taking
give gave given giving
come came coming
become became becoming
see saw seen
know knew known
think thought
tell told
leave left
feel felt
bring brought
begin began begun
keep kept
hold held
write wrote written writing
stand stood
understand understood
hear heard
let let
mean meant
set set
meet met
run ran
pay paid
sit sat
speak spoke spoken
lie lay lain lying
lead led
read read
grow grew grown
lose lost
fall fell fallen
send sent
build built
rebuild rebuilt
spend spent
cut cut
seek sought
sell sold
buy bought
fight fought
teach taught
catch caught
draw drew drawn
withdraw withdrew withdrawn
choose chose chosen
rise rose risen
arise arose arisen
drive drove driven
break broke broken
steal stole stolen
wear wore worn
win won
sue sued sues suing
shoot shot
strike struck
undertake undertook undertaken
oversee oversaw overseen
overcome overcame
flee fled
forbid forbade forbidden
swear swore sworn
throw threw thrown
show showed shown
prove proved proven
die died dying
tie tied tying
uphold upheld
withhold withheld
put put
bid bid
hit hit
quit quit
shut shut
spread spread
agree agreed agrees agreeing
free freed
see sees seeing
guarantee guaranteed guaranteeing
focus focused focuses focusing focussed
bias biased
target targeted targeting targets
support supported supporting
visit visited visiting
benefit benefited benefiting
combat combating combatting combated
counter countered countering
deliver delivered delivering
offer offered offering
consider considered considering
monitor monitored monitoring
foster fostered fostering
empower empowered empowering
gather gathered gathering
suffer suffered suffering
enter entered entering
order ordered ordering
hinder hindered hindering
further furthered furthering
bolster bolstered bolstering
offer offered offering
refer referred referring
transfer transferred transferring
occur occurred occurring
open opened opening
happen happened happening
strengthen strengthened strengthening
deepen deepened deepening
broaden broadened broadening
listen listened listening
sign signed signing
assign assigned assigning
campaign campaigned campaigning
join joined joining
gain gained gaining
maintain maintained maintaining
remain remained remaining
train trained training
explain explained explaining
detain detained detaining
contain contained containing
sustain sustained sustaining
return returned returning
learn learned learning
earn earned earning
warn warned warning
govern governed governing
concern concerned concerning
need needed needing
add added adding
fund funded funding
end ended ending
attend attended attending
extend extended extending
expand expanded expanding
respond responded responding
condemn condemned condemning
ban banned banning
plan planned planning
help helped helping
develop developed developing
aim aimed aiming
claim claimed claiming
welcome welcomed welcoming
reaffirm reaffirmed
confirm confirmed
fill filled filling
kill killed killing
call called calling
sell selling
tell telling
control controlled controlling
install installed
compel compelled
expel expelled expelling
travel traveled travelling travelled traveling
cancel canceled cancelled
label labeled labelled
express expressed expressing
address addressed addressing
discuss discussed discussing
press pressed
pass passed passing
assess assessed
process processed
possess possessed
stress stressed
progress progressed
bless blessed
free freeing
man men
woman women
child children
person people
foot feet
life lives
wife wives
leader leaders
crisis crises
analysis analyses
basis bases
series series
species species
means means
bus buses
use used using uses
tie tied
owe owed owing
name named naming`
