package nlp

import (
	"strings"
	"testing"
)

func TestTheLanguageOfATextIsTold(t *testing.T) {
	for _, c := range []struct {
		name, text string
		english    bool
	}{
		{"English", "The government of Kenya said on Monday that it would support the plan with ten million dollars.", true},
		{"English in capitals", "THE GOVERNMENT OF KENYA SAID ON MONDAY THAT IT WOULD SUPPORT THE PLAN WITH TEN MILLION DOLLARS.", true},
		{"English with foreign names", "The Ministerio de la Defensa of El Salvador and the Banco de la República met with the Fondo de las Américas in La Paz.", true},
		{"a list", "Apples, pears, plums, figs", true},
		{"a few words", "Press release", true},
		{"nothing", "", true},
		{"numbers", "2019 2020 2021 12 % 4.5", true},
		{"Spanish", "El gobierno de Kenia dijo el lunes que apoyaría el plan con diez millones de dólares para los pueblos de la costa.", false},
		{"Spanish in capitals", "EL GOBIERNO DE KENIA DIJO EL LUNES QUE APOYARÍA EL PLAN CON DIEZ MILLONES DE DÓLARES PARA LOS PUEBLOS.", false},
		{"French", "Le gouvernement du Kenya a déclaré lundi que le plan serait soutenu par dix millions de dollars dans les villages.", false},
		{"German", "Die Regierung von Kenia teilte am Montag mit, dass sie den Plan mit zehn Millionen Dollar für die Dörfer unterstützen wird.", false},
		{"Portuguese", "O governo do Quênia disse na segunda-feira que vai apoiar o plano com dez milhões de dólares para as aldeias da costa.", false},
		{"Italian", "Il governo del Kenya ha detto lunedì che sosterrà il piano con dieci milioni di dollari per i villaggi della costa.", false},
		{"Dutch", "De regering van Kenia zei maandag dat zij het plan met tien miljoen dollar zal steunen voor de dorpen aan de kust.", false},
		{"Swedish", "Kenyas regering sade på måndagen att den ska stödja planen med tio miljoner dollar för byarna och det är bra.", false},
		{"Polish", "Rząd Kenii powiedział w poniedziałek, że wesprze plan kwotą dziesięciu milionów dolarów dla wiosek na wybrzeżu i nie tylko.", false},
		{"Turkish", "Kenya hükümeti pazartesi günü kıyıdaki köyler için bu plana on milyon dolar ile destek vereceğini ve daha çok yardım yapacağını söyledi.", false},
		{"Indonesian", "Pemerintah Kenya mengatakan pada hari Senin bahwa mereka akan mendukung rencana itu dengan sepuluh juta dolar untuk desa di pantai.", false},
		{"Russian", "Правительство Кении заявило в понедельник, что поддержит план десятью миллионами долларов.", false},
		{"Arabic", "قالت حكومة كينيا يوم الاثنين إنها ستدعم الخطة بعشرة ملايين دولار.", false},
		{"Chinese", "肯尼亚政府周一表示将向该计划提供一千万美元的支持。", false},
		{"Greek", "Η κυβέρνηση της Κένυας δήλωσε τη Δευτέρα ότι θα στηρίξει το σχέδιο.", false},
	} {
		if got := LanguageOf(c.text, []Stretch{{0, len(c.text)}}); got.MayBeEnglish() != c.english {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func TestOnlyTheGivenStretchesCount(t *testing.T) {
	text := "Правительство Кении. The government said that it would pay for the plan."
	at := strings.Index(text, "The")
	if l := LanguageOf(text, []Stretch{{at, len(text)}}); l.Latin != 1 || !l.MayBeEnglish() {
		t.Errorf("%+v", l)
	}
	if l := LanguageOf(text, []Stretch{{0, at}}); l.MayBeEnglish() {
		t.Errorf("%+v", l)
	}
}

func TestWordListsOfLanguagesDoNotOverlap(t *testing.T) {
	for w := range onlyForeign {
		if onlyEnglish[w] {
			t.Errorf("%q is in both", w)
		}
	}
}
