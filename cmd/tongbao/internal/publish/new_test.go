package publish

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/leftovers"
	"tongbao/cmd/tongbao/internal/starter"
)

// TestNewFollowsSamples holds that the folder behind each sample builds as a draft, and keeps nothing of the
// sample that is told of.
func TestNewFollowsSamples(t *testing.T) {
	notices, err := filepath.Glob("../../../../data/*/" + issue.FileName)
	if err != nil || len(notices) < 7 {
		t.Fatal(notices, err)
	}
	for _, notice := range notices {
		last := filepath.Dir(notice)
		t.Run(filepath.Base(last), func(t *testing.T) {
			parent := t.TempDir()
			if err := os.CopyFS(filepath.Join(parent, "last"), os.DirFS(last)); err != nil {
				t.Fatal(err)
			}
			next := filepath.Join(parent, "next")
			o := Options{Out: io.Discard, Err: io.Discard}
			if status, err := New(next, filepath.Join(parent, "last"), starter.Brief{}, nil, o); status != StatusGood || err != nil {
				t.Fatal(status, err)
			}
			e, err := examine(next, o.templates(next), &o)
			if err != nil {
				t.Fatal(err)
			}
			kept := slices.DeleteFunc(e.told().Findings, func(f diag.Finding) bool {
				return (f.Severity != diag.Error || f.Acknowledged != "") && !slices.Contains(leftovers.Codes.Names(), f.Code)
			})
			if !e.result.Draft || len(kept) > 0 {
				t.Errorf("%s", strings.Join(kept.Lines(), "\n"))
			}
		})
	}
}
