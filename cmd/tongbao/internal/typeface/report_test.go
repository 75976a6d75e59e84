package typeface

import (
	"strings"
	"testing"
)

func TestTableOfCharacters(t *testing.T) {
	seen := map[rune]bool{}
	for _, ch := range strings.ReplaceAll(characters, "\n", "") {
		if seen[ch] {
			t.Errorf("%c twice", ch)
		}
		seen[ch] = true
	}
	if want := levels[0] + levels[1] + levels[2]; len(seen) != want {
		t.Errorf("%d characters, want %d", len(seen), want)
	}
}

func TestRolesCoverTheTable(t *testing.T) {
	s := open(t, Options{Dirs: []string{fontDir}})
	reports := s.Roles()
	if len(reports) != len(roles) {
		t.Fatalf("%d roles", len(reports))
	}
	for _, r := range reports {
		if len(r.Missing) > 0 {
			t.Errorf("%s lacks %s", r.Role, string(r.Missing))
		}
	}
	first := reports[FangSong].Faces[0]
	if first.Levels != [3]int{3498, 2812, 328} || !strings.ContainsRune(string(first.Lacks), '镕') {
		t.Errorf("%s: %v, lacks %d", first.Name, first.Levels, len(first.Lacks))
	}
	if f := reports[XiaoBiaoSong].Faces[0]; f.Origin != FromProject || len(f.Lacks) != 0 {
		t.Errorf("%s from %s lacks %d", f.Name, f.Origin, len(f.Lacks))
	}
}
