package figures

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Sources are written sheet by sheet, and read so and as they were written before.
func TestSourcesAsJSON(t *testing.T) {
	want := Sources{{File: "a.xlsx", Sheet: "网站", Cell: "B2:C9"}, {File: "notice.toml", Line: 3}}
	data, err := json.Marshal(Sources{{File: "a.xlsx", Sheet: "网站", Cell: "C2:C9"}, want[1], {File: "a.xlsx", Sheet: "网站", Cell: "B2:B9"}})
	if err != nil {
		t.Fatal(err)
	}
	const before = `[{"file":"a.xlsx","sheet":"网站","cell":"B2:C9"},{"file":"notice.toml","line":3}]`
	if d := cmp.Diff(`["a.xlsx!网站!B2:C9","notice.toml:3"]`, string(data)); d != "" {
		t.Error(d)
	}
	for _, text := range []string{string(data), before} {
		var got Sources
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", text, d)
		}
	}
	if data, err := json.Marshal(Sources(nil)); err != nil || string(data) != "[]" {
		t.Errorf("none: %s, %v", data, err)
	}
}
