package publish

import (
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/typeface"
)

// setting is a notice in which a key of notice.toml does something. Its notice.toml is the
// usual one with these lines in its sections; lines that begin with @ are those of the key,
// lines that begin with ~ take their place when it is not given.
type setting struct {
	lines string
	files map[string]string // the usual ones, and those in their place; without text: none
}

// shelf has the faces that tests have read by now.
var shelf = &typeface.Shelf{}

// settingCases reads testdata/settings.txtar: a notice for each key, called by its path, with
// "KEY FILE" for files of its own and "usual FILE" for those of all. What stands for sites
// is done with accounts too.
func settingCases(t *testing.T) map[string]setting {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/settings.txtar")
	if err != nil {
		t.Fatal(err)
	}
	usual := map[string]string{}
	own := map[string]map[string]string{}
	for _, f := range archive.Files {
		switch key, name, ok := strings.Cut(f.Name, " "); {
		case key == "usual":
			usual[name] = string(f.Data)
		case ok:
			own[key][name] = string(f.Data)
		default:
			own[key] = map[string]string{"": string(f.Data)}
		}
	}
	out := map[string]setting{}
	for key, files := range own {
		s := setting{files[""], maps.Clone(usual)}
		delete(files, "")
		maps.Copy(s.files, files)
		out[key] = s
		if other := ofAccounts.Replace("." + key); other != "."+key {
			out[other[1:]] = s.ofAccounts()
		}
	}
	return out
}

var ofAccounts = strings.NewReplacer(".sites.", ".accounts.")

// ofAccounts is the same setting of the other kind of objects.
func (s setting) ofAccounts() setting {
	r := strings.NewReplacer("sites", "accounts", "网站名称", "账号名称", "网站", "新媒体")
	out := setting{r.Replace(s.lines), map[string]string{}}
	for name, text := range s.files {
		out.files[r.Replace(name)] = r.Replace(text)
	}
	return out
}

// notices are the setting with its key and without it.
func (s setting) notices() (with, without map[string]string) {
	toml := merged(s.files["notice.toml"], strings.TrimSpace(s.lines))
	build := func(give, take string) map[string]string {
		out := maps.Clone(s.files)
		var lines []string
		for line := range strings.SplitSeq(toml, "\n") {
			switch {
			case strings.HasPrefix(line, take):
				line = "#" // so that what follows stays on its line
			case strings.HasPrefix(line, give):
				line = line[len(give):]
			}
			lines = append(lines, line)
		}
		out["notice.toml"] = strings.Join(lines, "\n")
		return out
	}
	return build("@", "~"), build("~", "@")
}

// merged adds lines to the sections of a file: a key takes the place of the one that is
// there, and what is no section of the file is put behind it.
func merged(toml, lines string) string {
	base, more := sectionsOf(toml), sectionsOf(lines)
	for _, m := range more {
		i := slices.IndexFunc(base, func(b []string) bool { return b[0] == m[0] && !strings.HasPrefix(m[0], "[[") })
		if i < 0 {
			base = append(base, m)
			continue
		}
		for _, line := range m[1:] {
			base[i] = slices.DeleteFunc(base[i], func(old string) bool { return keyOf(old) == keyOf(line) && !strings.ContainsAny(old[:1], "@~") })
			base[i] = append(base[i], line)
		}
	}
	var out []string
	for _, b := range base {
		out = append(out, b...)
	}
	return strings.Join(out, "\n") + "\n"
}

// sectionsOf parts a file before each head of a section.
func sectionsOf(toml string) [][]string {
	var out [][]string
	for line := range strings.SplitSeq(strings.TrimSpace(toml), "\n") {
		if strings.HasPrefix(strings.TrimLeft(line, "@~"), "[") || len(out) == 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], line)
	}
	return out
}

func keyOf(line string) string {
	key, _, _ := strings.Cut(strings.TrimLeft(line, "@~"), " =")
	return key
}

// outcome is all that a notice comes to.
type outcome struct {
	files    map[string]string
	manifest string // without the hashes of the folder
	findings string
	errors   int
}

func outcomeOf(t *testing.T, files map[string]string, forms ...string) outcome {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "n")
	for name, text := range files {
		if text != "" {
			write(t, filepath.Join(dir, name), text)
		}
	}
	r, err := prepare(dir, &Options{Shelf: shelf, Only: forms, Fonts: "../../../../fonts", Templates: "../../../../templates"})
	if err != nil {
		t.Fatal(err)
	}
	out := outcome{files: map[string]string{}, errors: r.Findings.Errors()}
	for _, f := range r.files {
		if out.errors > 0 {
			break // none is written
		}
		out.files[f.Name] = string(f.Data)
	}
	for _, f := range r.Findings {
		out.findings += f.String() + "\n"
	}
	r.manifest.Inputs = nil
	data, err := r.manifest.encode()
	if err != nil {
		t.Fatal(err)
	}
	out.manifest = string(data)
	return out
}

// TestSettings holds that each key of notice.toml changes a file: it builds a notice with
// the key and without it. A key that has no case fails.
func TestSettings(t *testing.T) {
	cases := settingCases(t)
	var keys []string
	schemaKeys("", reflect.TypeFor[issue.Issue](), func(key string) { keys = append(keys, key) })
	for _, key := range keys {
		if _, ok := cases[key]; !ok {
			t.Errorf("%s: no notice shows what it does", key)
		}
	}
	for key, s := range cases {
		if !slices.Contains(keys, key) {
			t.Errorf("%s is no key of notice.toml", key)
		}
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			if strings.HasPrefix(key, "slips.") {
				with, without := s.notices()
				if a, b := lettersOf(t, with), lettersOf(t, without); len(a) == 0 || maps.Equal(a, b) {
					t.Errorf("changes no letter: %s", with["notice.toml"])
				}
				return
			}
			s.check(t, key == "acknowledged.why") // which stands in the manifest alone
		})
	}
}

// lettersOf are the files of the letters to the units of a notice, by name.
func lettersOf(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(dir, "n", name), text)
	}
	o := Options{Shelf: shelf, Output: filepath.Join(dir, "out"), Fonts: "../../../../fonts", Templates: "../../../../templates",
		Out: io.Discard, Err: io.Discard}
	if status, err := Slips(filepath.Join(dir, "n"), o); err != nil || status != StatusGood {
		t.Fatal(status, err)
	}
	out := map[string]string{}
	names, _ := filepath.Glob(filepath.Join(o.Output, "n"+slipsSuffix, "*"))
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(name)] = string(data)
	}
	return out
}

func (s setting) check(t *testing.T, manifest bool) {
	with, without := s.notices()
	if with["notice.toml"] == without["notice.toml"] {
		t.Fatal("the key is not given")
	}
	a, b := outcomeOf(t, with, FormMD), outcomeOf(t, without, FormMD)
	if a.errors == 0 && maps.Equal(a.files, b.files) { // what markdown does not show
		a, b = outcomeOf(t, with), outcomeOf(t, without)
	}
	switch {
	case a.errors > 0:
		t.Errorf("errors:\n%s\n%s", with["notice.toml"], a.findings)
	case maps.Equal(a.files, b.files) && (!manifest || a.manifest == b.manifest):
		t.Errorf("changes no file:\n%s\n%s\n%s", with["notice.toml"], a.findings, changed(a.manifest, b.manifest))
	}
}

// changed are the lines of a that are not in b.
func changed(a, b string) string {
	there := strings.Split(b, "\n")
	return strings.Join(slices.DeleteFunc(strings.Split(a, "\n"), func(line string) bool { return slices.Contains(there, line) }), "\n")
}

// schemaKeys yields the path of each key of the schema that holds a value.
func schemaKeys(path string, of reflect.Type, yield func(string)) {
	for _, f := range reflect.VisibleFields(of) {
		key, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		below := f.Type
		for below.Kind() == reflect.Pointer || below.Kind() == reflect.Slice || below.Kind() == reflect.Map {
			below = below.Elem()
		}
		at := strings.TrimPrefix(path+"."+key, ".")
		switch {
		case key == "" || key[0] == '<':
		case key == "{}":
			for _, k := range inspection.Kinds() {
				schemaKeys(strings.TrimPrefix(path+"."+k.Key, "."), below, yield)
			}
		case isTable(below):
			schemaKeys(at, below, yield)
		default:
			yield(at)
		}
	}
}

// isTable reports a struct with keys of its own; one without, or with free keys, is a value.
func isTable(t reflect.Type) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	return slices.ContainsFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool {
		tag := f.Tag.Get("toml")
		return tag != "" && tag[0] != '<'
	})
}
