package diag

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestString(t *testing.T) {
	cases := []struct {
		f    Finding
		want string
	}{
		{Finding{Severity: Error, Code: "bad-cell", Place: Place{File: "a.xlsx", Sheet: "网站", Cell: "F17"}, Text: "不是数字", Hint: "请填数字。"},
			"错误 a.xlsx!网站!F17：不是数字。请填数字。[bad-cell]"},
		{Finding{Severity: Warning, Code: "form", Place: Place{File: "notice.toml", Line: 12}, Text: "违反格式。", Clause: "GB/T 9704-2012 7.2.5"},
			"警告 notice.toml:12：违反格式（GB/T 9704-2012 7.2.5）。[form]"},
		{Finding{Code: "note", Text: "通报没有版记"}, "提示：通报没有版记。[note]"},
	}
	for _, c := range cases {
		if got := c.f.String(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestSorted(t *testing.T) {
	at := func(cell string) Place { return Place{File: "a.xlsx", Sheet: "网站", Cell: cell} }
	fs := Findings{
		{Severity: Info, Place: at("A1")}, {Severity: Error, Place: at("B10")}, {Severity: Error, Place: at("AA9")},
		{Severity: Error, Place: at("B9")}, {Severity: Error, Place: at("B9")}, {Severity: Warning, Place: at("A1")},
	}
	var got []string
	for _, f := range fs.Sorted() {
		got = append(got, f.Severity.String()+f.Place.Cell)
	}
	if d := cmp.Diff([]string{"错误B9", "错误AA9", "错误B10", "警告A1", "提示A1"}, got); d != "" {
		t.Errorf("order (-want +got):\n%s", d)
	}
}

func TestErrors(t *testing.T) {
	fs := Findings{{Severity: Error}, {Severity: Error, Acknowledged: "原件如此"}, {Severity: Warning}}
	if got := fs.Errors(); got != 1 {
		t.Errorf("%d errors, want 1: an acknowledged one stops nothing", got)
	}
}

func TestJSON(t *testing.T) {
	want := Finding{Severity: Warning, Code: "c", Place: Place{File: "f", Line: 3}, Text: "t"}
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Finding
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestRegister(t *testing.T) {
	var codes Register
	odd := codes.Error("odd", "奇怪。", Acknowledgeable)
	form := codes.Warning("form", "写法不对。", Under("GB/T 9704-2012 7.2.5"))
	if d := cmp.Diff(Register{
		{Name: "odd", Severity: Error, Help: "奇怪。", Acknowledgeable: true},
		{Name: "form", Severity: Warning, Help: "写法不对。", Clause: "GB/T 9704-2012 7.2.5", Acknowledgeable: true},
	}, codes); d != "" {
		t.Errorf("register (-want +got):\n%s", d)
	}
	var fs Findings
	fs.Tell(form, Place{File: "notice.toml"}, "请改。", "“%s”不对", "甲")
	if got := fs[0].String(); got != "警告 notice.toml：“甲”不对（GB/T 9704-2012 7.2.5）。请改。[form]" || !fs[0].Is(form) {
		t.Error(got)
	}
	if f := odd.Found(Place{}, "", "甲"); f.Eased().Severity != Warning || f.Severity != Error || !f.Acceptable {
		t.Errorf("%+v", f)
	}
}
