// Package vocabulary is what the words of a text mean: it walks the expressions of package
// language over the figures, rosters, sheets and facts of one notice. The table in words.go
// has every word with what it is asked of, what it gives, an example and a sentence of
// explanation; parser's checks, "did you mean", the manual and tools for editors are made
// from it. What has no entry there cannot be reached from a text.
//
// A Speaker turns the blocks of a text into pieces: literal text, inlines that know their
// figure or their cell, tables. Conditions are asked without a trace: no figure they need
// is registered, and what cannot be told is simply not the case.
package vocabulary
