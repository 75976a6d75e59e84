package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A badInput is what a clerk may have in a folder or type, what is run, and all that is
// told of it. The folder n is sound before make changes it; where the command line names
// nothing else, it is checked.
type badInput struct {
	name   string
	make   func(d *desk) // nil: the folder is sound
	run    string        // arguments, parted by blanks; empty: check n
	status int
	// told are the places and codes of all errors and warnings, and what a command says
	// of itself, in order.
	told string
}

// TestBadInputs holds what is told of bad input, all of it and where. Whatever it is, the
// notice's own folder stays as it is, and nothing is written where something was refused.
func TestBadInputs(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, group := range badInputs() {
		for _, in := range group {
			if names[in.name] {
				t.Fatalf("%s: twice", in.name)
			}
			names[in.name] = true
			t.Run(in.name, func(t *testing.T) { in.try(t, root) })
		}
	}
	if len(names) < leastBadInputs {
		t.Errorf("%d bad inputs", len(names))
	}
}

// leastBadInputs is what the table may not fall below.
const leastBadInputs = 150

func badInputs() [][]badInput {
	return [][]badInput{badFolders(), badSettings(), badBooks(), badRosters(), badTexts(), badTables(), badOthers(), badCommands(),
		badOpenings(), badWords(), badFaces()}
}

func (in *badInput) try(t *testing.T, root string) {
	t.Chdir(t.TempDir())
	d := &desk{T: t}
	d.sound()
	if in.make != nil {
		in.make(d)
	}
	line := in.run
	if line == "" {
		line = "check n"
	}
	args := strings.Fields(line)
	for flag, folder := range map[string]string{"--fonts": "fonts", "--templates": "templates"} {
		if slices.Contains([]string{"build", "check", "explain", "compare"}, args[0]) && !strings.Contains(line, flag) {
			args = slices.Insert(args, 1, flag, filepath.Join(root, folder))
		}
	}
	before := d.files()
	status, said := d.command(args)
	if got := told(said); status != in.status || got != in.told {
		t.Errorf("exit status %d, want %d; told\n got %s\nwant %s\n%s", status, in.status, got, in.told, said)
	}
	after := d.files()
	in.shown(t, before, after)
	if status == 0 { // what is written is another test's
		for name := range after {
			if _, old := before[name]; !old && !strings.HasPrefix(name, "n/") {
				delete(after, name)
			}
		}
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("files (-before +after):\n%s", diff)
	}
}

// shown holds that the page of the findings, where one was written, has all that is told, and takes it out of
// the files: nothing else may be new.
func (in *badInput) shown(t *testing.T, before, after map[string]string) {
	for _, output := range []string{"output", "out"} {
		folder := output + "/检查结果"
		page, there := after[folder+"/n.html"]
		if !there {
			continue
		}
		for _, m := range toldCode.FindAllStringSubmatch(in.told, -1) {
			if !strings.Contains(page, "<code>"+m[1]+"</code>") {
				t.Errorf("the page does not tell of %s", m[1])
			}
		}
		delete(after, folder)
		delete(after, folder+"/n.html")
		if _, old := before[output]; !old {
			delete(after, output)
		}
	}
}

// toldCode is the code of a finding in what a row wants to be told.
var toldCode = regexp.MustCompile(` ([a-z][a-z0-9-]+)(?:;|$)`)

var (
	findingLine = regexp.MustCompile(`^(?:错误|警告)(?: (.*?))?：.*\[([a-z0-9-]+)\]$`)
	quietLine   = regexp.MustCompile(`^提示|^n：|^——`)
)

// told is what the lines of a command say: place and code of errors and warnings, and
// other lines as they are.
func told(lines string) string {
	var out []string
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		switch m := findingLine.FindStringSubmatch(line); {
		case m != nil:
			out = append(out, strings.TrimSpace(m[1]+" "+m[2]))
		case !quietLine.MatchString(line):
			out = append(out, strings.TrimPrefix(line, "tongbao："))
		}
	}
	return strings.Join(out, "; ")
}

// desk is the folder a row works in.
type desk struct{ *testing.T }

const soundSettings = `[notice]
title = "关于{{期次}}政府网站检查情况的通报"
issuer = "云川市人民政府办公室"
signed = 2026-04-09
[period]
year = 2026
quarter = 1
[sites]
`

const soundText = "共检查网站{{网站.检查数}}个，不合格{{网站.不合格数}}个。\n"

const soundRows = `网站名称,网站标识码,检查结果,主要问题
甲网,3799000001,合格,
乙网,3799000002,不合格,空白栏目
丙网,3799000003,合格,`

func (d *desk) sound() {
	d.put("n/notice.toml", soundSettings)
	d.put("n/body.md", soundText)
	d.put("n/名单.xlsx", string(packed(d, bookOf("网站", soundRows))))
}

func (d *desk) ok(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

func (d *desk) put(name, text string) {
	d.Helper()
	d.ok(os.MkdirAll(filepath.Dir(name), 0o755))
	d.ok(os.WriteFile(name, []byte(text), 0o644))
}

func (d *desk) cut(name string) { d.ok(os.RemoveAll(name)) }

// edit changes a part of a file that has to be there.
func (d *desk) edit(name, old, new string) {
	d.Helper()
	data, err := os.ReadFile(name)
	d.ok(err)
	if !bytes.Contains(data, []byte(old)) {
		d.Fatalf("%s has no %q", name, old)
	}
	d.put(name, strings.Replace(string(data), old, new, 1))
}

// command runs a command line in this process and returns what it wrote.
func (d *desk) command(args []string) (status int, said string) {
	var out strings.Builder
	status = run(args, &out, &out)
	return status, out.String()
}

// files are all files and folders of the desk: what they hold, or are.
func (d *desk) files() map[string]string {
	out := map[string]string{}
	d.ok(filepath.WalkDir(".", func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		text := e.Type().String()
		if e.Type().IsRegular() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			text = string(data)
		}
		out[filepath.ToSlash(path)] = text
		return nil
	}))
	return out
}

// Ways to spoil the folder.

func all(steps ...func(*desk)) func(*desk) {
	return func(d *desk) {
		for _, step := range steps {
			step(d)
		}
	}
}

func file(name, text string) func(*desk) { return func(d *desk) { d.put("n/"+name, text) } }

func without(name string) func(*desk) { return func(d *desk) { d.cut("n/" + name) } }

func folder(name string) func(*desk) {
	return func(d *desk) {
		d.cut(name)
		d.ok(os.MkdirAll(name, 0o755))
	}
}

// link makes a link of a name in the notice's folder.
func link(name, target string) func(*desk) {
	return func(d *desk) {
		d.cut("n/" + name)
		if err := os.Symlink(target, "n/"+name); err != nil {
			d.Skip(err) // a system without links
		}
	}
}

func settings(old, new string) func(*desk) {
	return func(d *desk) { d.edit("n/notice.toml", old, new) }
}

// more goes on where notice.toml ends.
func more(text string) func(*desk) {
	return func(d *desk) { d.put("n/notice.toml", soundSettings+text) }
}

func body(text string) func(*desk) { return file("body.md", text) }

// list is another list of sites.
func list(rows string) func(*desk) {
	return func(d *desk) { d.put("n/名单.xlsx", string(packed(d, bookOf("网站", rows)))) }
}

// table is a sheet beside the list.
func table(name, rows string) func(*desk) {
	return func(d *desk) { d.put("n/表.xlsx", string(packed(d, bookOf(name, rows)))) }
}

// csvList takes the place of the workbook.
func csvList(data string) func(*desk) { return all(without("名单.xlsx"), file("网站.csv", data)) }

// part changes a part of the workbook; without old it takes the part's place.
func part(name, old, new string) func(*desk) {
	return func(d *desk) {
		parts := bookOf("网站", soundRows)
		i := slices.IndexFunc(parts, func(p bookPart) bool { return p.name == name })
		switch {
		case i < 0:
			parts = append(parts, bookPart{name, new})
		case old == "":
			parts[i].text = new
		case !strings.Contains(parts[i].text, old):
			d.Fatalf("%s has no %q", name, old)
		default:
			parts[i].text = strings.Replace(parts[i].text, old, new, 1)
		}
		d.put("n/名单.xlsx", string(packed(d, slices.DeleteFunc(parts, func(p bookPart) bool { return p.text == "" }))))
	}
}

// bytesOf changes the bytes of the workbook.
func bytesOf(change func([]byte) []byte) func(*desk) {
	return func(d *desk) { d.put("n/名单.xlsx", string(change(packed(d, bookOf("网站", soundRows))))) }
}

// bookPart is a part of a workbook.
type bookPart struct{ name, text string }

const (
	mainSpace  = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relSpace   = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	relType    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	sheetPart  = "xl/worksheets/sheet1.xml"
	stringPart = "xl/sharedStrings.xml"
	stylePart  = "xl/styles.xml"
	bookFile   = "xl/workbook.xml"
	bookRels   = "xl/_rels/workbook.xml.rels"
)

// bookOf is a workbook of one sheet. Rows are lines and cells parted by commas; one that
// begins with < is the XML of a cell's content, =N a number.
func bookOf(name, rows string) []bookPart {
	return []bookPart{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships ` + relSpace + `><Relationship Id="a" Type="` + relType +
			`officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{bookFile, `<workbook ` + mainSpace + ` xmlns:r="r"><sheets><sheet name="` + name + `" sheetId="1" r:id="a"/></sheets></workbook>`},
		{bookRels, `<Relationships ` + relSpace + `><Relationship Id="a" Type="` + relType + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="b" Type="` + relType + `sharedStrings" Target="sharedStrings.xml"/>` +
			`<Relationship Id="c" Type="` + relType + `styles" Target="styles.xml"/></Relationships>`},
		{sheetPart, `<worksheet ` + mainSpace + `><sheetData>` + rowsXML(rows) + `</sheetData></worksheet>`},
		{stringPart, `<sst ` + mainSpace + `><si><t>甲网</t></si></sst>`},
		{stylePart, `<styleSheet ` + mainSpace + `><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>`},
	}
}

func rowsXML(rows string) string {
	var b strings.Builder
	for r, line := range strings.Split(rows, "\n") {
		fmt.Fprintf(&b, `<row r="%d">`, r+1)
		for c, text := range strings.Split(line, ",") {
			at := fmt.Sprintf("%c%d", 'A'+c, r+1)
			number, isNumber := strings.CutPrefix(text, "=")
			switch {
			case text == "":
			case strings.HasPrefix(text, "<c"):
				b.WriteString(strings.Replace(text, "<c", `<c r="`+at+`"`, 1))
			case isNumber:
				fmt.Fprintf(&b, `<c r="%s"><v>%s</v></c>`, at, number)
			default:
				fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, at, text)
			}
		}
		b.WriteString("</row>")
	}
	return b.String()
}

func packed(t testing.TB, parts []bookPart) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		part, err := w.Create(p.name)
		if err == nil {
			_, err = io.WriteString(part, p.text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
