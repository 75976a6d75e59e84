package conf

import (
	"fmt"
	"slices"
	"testing"
)

// TestEntries holds that each key is found with its value and no more, as editors of the file need it.
func TestEntries(t *testing.T) {
	const src = `# head
[notice] # here
title = "甲" # why
recipients = [
  "乙", # one
  "丙",
]
signed = 2026-03-02
[sites]
totals = { "市" = 1, x = [1.5, 2] } 
a.b = 3
[[attachment]]
title = '''
丁
'''
[[attachment]]
form = true`
	var got []string
	for _, e := range Entries(src) {
		got = append(got, fmt.Sprintf("%v %d %d-%d %s", e.Path, e.Depth, e.First, e.Last, src[e.Value:e.To]))
	}
	want := []string{
		"[notice] 0 2-2 ", `[notice title] 0 3-3 "甲"`, "[notice recipients] 0 4-7 [\n  \"乙\", # one\n  \"丙\",\n]",
		"[notice signed] 0 8-8 2026-03-02", "[sites] 0 9-9 ", `[sites totals] 0 10-10 { "市" = 1, x = [1.5, 2] }`,
		"[sites totals 市] 1 10-10 1", "[sites totals x] 1 10-10 [1.5, 2]", "[sites a b] 0 11-11 3",
		"[attachment 0] 0 12-12 ", "[attachment 0 title] 0 13-15 '''\n丁\n'''", "[attachment 1] 0 16-16 ", "[attachment 1 form] 0 17-17 true",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

// TestExplained holds that an explanation is the comment above a key.
func TestExplained(t *testing.T) {
	e := Explain("# what it is\n# for\n#[a]\n# the name\n#name = \"x\"\n")
	if example, doc := e.Of("a", "name"); example != `"x"` || doc != "the name" {
		t.Errorf("%q, %q", example, doc)
	}
	if _, doc := e.Of("a"); doc != "what it isfor" {
		t.Errorf("%q", doc)
	}
	if example, doc := e.Of("b"); example+doc != "" {
		t.Errorf("%q, %q", example, doc)
	}
}
