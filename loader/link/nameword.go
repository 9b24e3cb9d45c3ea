package link

import "strings"

// variants groups forms of one given name: nicknames, and the same name in other
// languages or spellings.
var variants = func() map[string][]int {
	m := map[string][]int{}
	for i, line := range strings.Split(`mohammed muhammad mohamed mohammad muhammed mohamad mehmet mamadou mahamadou muhamed
yusuf yousef youssef yosef joseph josef jose giuseppe joe iosif osip yousuf usuf
ahmed ahmad achmad ahmet
hussein husain hussain husayn husein hossein
hassan hasan hassane
ali aly
abdullah abdallah abdulla abdoullah
osama usama
omar umar omer
khaled khalid
ibrahim abraham ebrahim brahim avraham
ismail ishmael esmail
suleiman solomon sulayman suleyman soliman
mustafa mostafa moustafa
said saeed saied sayeed
alexander aleksandr alexandr oleksandr alexandre alejandro alessandro alex sasha sandy alec aleksander iskander alexandros
sergei sergey serge sergio serhiy sergejs siarhei
vladimir volodymyr uladzimir wladimir vlad volodya wolodymyr
nicholas nikolai nikolay nicolas nick mykola nikola nicolae klaus mikolaj niccolo
dmitry dmitri dmitriy dimitri dmytro dima
andrew andrei andrey andre andreas andriy andrii andy drew andrzej andrea anders andrej
michael mikhail mykhailo miguel michel mike mick mickey michal mihail misha mikael michele
john juan jean johann johannes ivan ioan ian jan jon jack giovanni johnny hans yohannes joao sean
james jim jimmy jaime jacques diego santiago jamie yakov jacob giacomo
william bill billy will willy guillermo wilhelm guillaume liam willem
robert bob bobby rob robbie roberto rupert bert
richard dick rick ricky rich ricardo
charles charlie chuck carlos karl carl carlo karel karol
thomas tom tommy tomas tomasz
theodore ted teddy theo fyodor fedor teodor
edward ed eddie ned ted eduardo edouard eduard
benjamin ben benny bibi binyamin benji
anthony tony antonio anton antoine antoni
daniel dan danny daniil danilo
david dave davy davide dawid daoud
peter pete petr pyotr pedro pierre piotr petro pieter pietro petar
paul pavel pablo paolo pavlo pawel paulo pol
george jorge georg georges giorgi georgy georgiy jerzy yuri yury yurii giorgio gheorghe
philip phil filip felipe philippe phillip
stephen steve steven stefan stephane esteban stepan etienne stefano
matthew matt matteo mateo mathieu matthias matvey
christopher chris kristofer cristobal christophe
joshua josh
samuel sam sammy
elizabeth liz beth betty eliza elisabeth lisa isabel elisaveta bess
catherine katherine kate kathy cathy katie ekaterina yekaterina catalina katarina kateryna katharina
margaret maggie meg peggy margarita marguerite
mary maria marie mariya maryam miriam mariam
anna ann anne hannah ana hanna annie
susan sue susie suzanne
helen elena olena helena yelena ellen
natalia nataliya natalie natalya
julia yulia juliya yuliya julie
eugene yevgeny evgeny yevgeniy eugenio evgeni ievgen yevhen
gregory greg grigory grigori grzegorz hryhoriy
lawrence larry laurence lorenzo laurent
ronald ron ronnie
donald don donnie
kenneth ken kenny
frederick fred freddy friedrich frederik federico fredrik frederic fridrich
francis frank francisco francois franz paco pancho francesco frantisek
henry harry henri enrique heinrich hank henrik enrico
louis luis lewis luigi ludwig lou luiz
leonid leonard leo lev leon
arkady arkadii arkadiy
xi shi
kim gim
lee li yi ri rhee
park pak bak
chung jung jeong chong
choi choe
yahya yehia yehya
jamal gamal djamal
qasem qassem kassim qasim kasim
fatima fatemeh fatma fatimah
aisha ayesha aysha
nur noor nour
salah saleh salih
abdul abd abdel abdal
daoud dawood david dawud
isa issa essa eisa
musa moussa moses moshe
zaki zaki
rahman rehman rahmane
shaikh sheikh shaykh sheik
bin ben ibn
abu abou`, "\n") {
		for _, w := range strings.Fields(line) {
			m[w] = append(m[w], i)
		}
	}
	return m
}()

// wordLikeness says how alike two folded words are, from 0 to 1, and in what way.
func wordLikeness(a, b string) (float64, string) {
	if a == b {
		return 1, "same"
	}
	for _, x := range variants[a] {
		for _, y := range variants[b] {
			if x == y {
				return 0.96, "variant"
			}
		}
	}
	x, y := []rune(a), []rune(b)
	if len(x) == 1 || len(y) == 1 {
		if x[0] == y[0] {
			return 0.8, "initial"
		}
		return 0, "other"
	}
	far := distance(x, y)
	like := 1 - float64(far)/float64(max(len(x), len(y)))
	if s, t := sound(a), sound(b); s == t && len(s) > 1 {
		return max(0.93, like), "sound"
	} else if s != "" && t != "" && s[0] == t[0] && bones(s) == bones(t) && len(bones(s)) > 1 {
		return max(0.82, like), "bones"
	}
	switch {
	case far == 1 && min(len(x), len(y)) > 2:
		return max(0.78, like), "letter"
	case min(len(x), len(y)) > 3 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)):
		return max(0.7, like), "begins"
	}
	return like, "other"
}

// sound writes a word so that spellings of one sound are equal.
func sound(w string) string {
	w = sounds.Replace(w)
	var b strings.Builder
	var last rune
	for _, r := range w {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	s := b.String()
	if short := strings.TrimRight(s, "iea"); len(s) > 3 && short != "" {
		return short
	}
	return s
}

var sounds = strings.NewReplacer("shch", "s", "sch", "s", "tch", "c", "tsch", "c", "ck", "k", "ph", "f", "kh", "h", "gh", "g", "zh", "z", "sh", "s", "ch", "c", "th", "t", "dh", "d",
	"ou", "u", "oo", "u", "ow", "o", "oe", "o", "ae", "a", "ee", "i", "ei", "i", "ey", "i", "ie", "i", "iy", "i", "yi", "i", "ij", "i", "y", "i", "j", "i", "w", "v", "q", "k", "x", "ks", "c", "k", "z", "s")

// bones are the consonants of a word's sound.
func bones(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiou", r) {
			return -1
		}
		return r
	}, s)
}

// distance counts the letters to insert, delete, change or swap with a neighbour.
func distance(a, b []rune) int {
	row := func() []int { return make([]int, len(b)+1) }
	before, last, now := row(), row(), row()
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(b)]
}
