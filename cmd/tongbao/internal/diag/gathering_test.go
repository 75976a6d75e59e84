package diag

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// TestGathered holds that cells come to the same ranges however they are gathered: at once, cell by cell, or
// in parts that are put together afterwards.
func TestGathered(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	cells := []string{"A1", "A2", "A3", "A4", "A9", "A10", "B1", "B2", "B3", "AA2", "A2:A4", "", "B7"}
	for range 2000 {
		var places []Place
		for range random.IntN(12) {
			p := Place{File: "a.xlsx", Sheet: []string{"一", "二"}[random.IntN(2)], Cell: cells[random.IntN(len(cells))]}
			if random.IntN(8) == 0 {
				p = Place{File: "notice.toml", Line: random.IntN(3)}
			}
			places = append(places, p)
		}
		want, cut := CompactPlaces(places), random.IntN(len(places)+1)
		single := new(Gathering)
		for _, p := range places {
			single.Add(p)
		}
		parts := Gathered(Gather(places[:cut]...), nil, Gather(places[cut:]...))
		for _, got := range []*Gathering{single, parts} {
			if !reflect.DeepEqual(got.Places(), want) {
				t.Fatalf("%v come to %v, want %v", places, got.Places(), want)
			}
			if len(places) > 0 && got.First() != places[0] {
				t.Fatalf("the first of %v is %v", places, got.First())
			}
		}
	}
}
