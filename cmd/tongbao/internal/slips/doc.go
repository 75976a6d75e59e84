// Package slips makes of a survey one survey a unit: what the letter says that tells the unit what to put
// right (整改通知单). It composes nothing; the letter is composed as every notice is, from a text of
// templates/slips.
//
//	for n, u := range slips.Units(found) {
//		composed, findings := compose.Compose(slips.Of(found, u, n, texts), draft)
//	}
package slips
