package shard

import (
	"fmt"
	"testing"
)

// TestGiven holds which shard a run is, and that what does not say it is refused.
func TestGiven(t *testing.T) {
	array := func(id, min, max, count string) map[string]string {
		return map[string]string{taskID: id, taskMin: min, taskMax: max, taskCount: count}
	}
	for _, c := range []struct {
		flag string
		env  map[string]string
		want string // empty: refused
	}{
		{"", nil, "0/0"},
		{"3/8", map[string]string{jobIndex: "0", jobCount: "2"}, "3/8"},
		{"0/8", nil, ""}, {"9/8", nil, ""}, {"8", nil, ""}, {"/8", nil, ""}, {"a/b", nil, ""},
		{"", map[string]string{jobIndex: "0", jobCount: "8"}, "1/8"},
		{"", map[string]string{jobIndex: "7", jobCount: "8"}, "8/8"},
		{"", map[string]string{jobIndex: "8", jobCount: "8"}, ""},
		{"", map[string]string{jobIndex: "0"}, ""}, {"", map[string]string{jobIndex: "x", jobCount: "8"}, ""},
		{"", array("1", "1", "8", "8"), "1/8"}, {"", array("7", "0", "7", "8"), "8/8"},
		{"", array("5", "1", "15", "8"), "3/8"}, {"", array("4", "4", "4", "1"), "1/1"},
		{"", array("3", "1", "7", "3"), ""},
		{"", array("5", "1", "4", "4"), ""}, {"", array("3", "1", "", "8"), "3/8"}, {"", array("2", "1", "", ""), ""},
	} {
		s, err := Given(c.flag, func(name string) string { return c.env[name] })
		if (err != nil) != (c.want == "") || err == nil && fmt.Sprintf("%d/%d", s.Number, s.Of) != c.want {
			t.Errorf("%q %v: %v %v, not %q", c.flag, c.env, s, err, c.want)
		}
	}
}

// TestEachNoticeIsInOneShard holds that shards have all notices among them, each once and none far more than its part.
func TestEachNoticeIsInOneShard(t *testing.T) {
	const shards, notices = 8, 2000
	in := [shards + 1]int{}
	for i := range notices {
		name, had := fmt.Sprintf("city-%d-2026-q1", i), 0
		for n := 1; n <= shards; n++ {
			if (Shard{Number: n, Of: shards}).Has(name) {
				in[n]++
				had++
			}
		}
		if had != 1 || !(Shard{}).Has(name) {
			t.Errorf("%s is in %d shards", name, had)
		}
	}
	for n := 1; n <= shards; n++ {
		if part := notices / shards; in[n] < part*3/4 || in[n] > part*5/4 {
			t.Errorf("shard %d has %d of %d", n, in[n], notices)
		}
	}
}
