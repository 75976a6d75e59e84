package typeface

import (
	"path/filepath"
	"testing"
)

// TestReadAhead holds that who reads ahead gets and is told what who does not is, and that a file that has
// changed since is read again.
func TestReadAhead(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, fileHeiTi)
	write(t, path, []byte("no font"))
	o, ahead := Options{Dirs: []string{dir}}, &Shelf{}
	ahead.ReadAhead(o)
	ahead.ReadAhead(o)
	for range 2 {
		set, _, err := ahead.Open(o)
		if err != nil {
			t.Fatal(err)
		}
		alone := open(t, o)
		if got, want := codes(set.Findings()), codes(alone.Findings()); got != want {
			t.Errorf("%s is told, not %s", got, want)
		}
		for _, s := range []*Set{set, alone} {
			s.Glyph(HeiTi, '通')
		}
		if got, want := codes(set.Findings()), codes(alone.Findings()); got != want {
			t.Errorf("%s is told of a face that is used, not %s", got, want)
		}
		write(t, path, []byte("no font, either"))
	}
}
