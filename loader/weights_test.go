package loader_test

import (
	"strings"
	"testing"

	"graphd/kg"
)

// Whatever the weights relate, what a text denies, wishes, plans or hears from
// others is never shown as what it says itself.
func TestWeightsPromoteNothing(t *testing.T) {
	for _, text := range []string{
		"Norway did not sanction Iran.",
		"Norway never supported the Lagos Trade Agreement.",
		"The Harbour Office refused to fund the Seed Bank of Norway.",
		"Kenya has no agreement with Norway.",
		"Norway withdrew from the Lagos Trade Agreement.",
		"Norway may sanction Iran.",
		"The United States plans to cooperate with Kenya.",
		"Norway plans to cooperate with Kenya under the Lagos Trade Agreement.",
		"Norway refused to cooperate with Kenya.",
		"Norway no longer supports Kenya.",
		"The Harbour Office banned Norway from operating in Iran.",
		"Norway has a plan to sanction Iran.",
		"Norway wants to join the Lagos Trade Agreement.",
		"Norway will sanction Iran on Monday.",
		"Norway allegedly attacked Iran.",
		"Officials said that Norway had attacked Iran.",
		"Norway attacked Iran, the Harbour Office said.",
		"According to the Harbour Office, Norway attacked Iran.",
	} {
		r := read(t, text)
		names := map[kg.Key]bool{"actor|norway": true, "actor|iran": true, "actor|kenya": true, "actor|us": true, "program|lagos trade agreement": true, "actor|seed bank of norway": true}
		for _, c := range r.Claims {
			if c.Status == kg.Asserted && c.Predicate != "said" && c.Predicate != "part_of" && c.Predicate != "located_in" && names[c.Subject.Key] && names[c.Object.Key] {
				t.Errorf("%q tells %s %s %s %s by %s", text, c.Subject.Key, c.Predicate, c.Object.Key, c.Status, c.Rule)
			}
		}
	}
}

// The receipt tells which weights a Reading was made with.
func TestTheReceiptNamesTheWeights(t *testing.T) {
	r, _ := reader(t)
	if !strings.Contains(r.Receipt(), "; reading ") {
		t.Errorf("the receipt %q names no weights of the reading", r.Receipt())
	}
}
