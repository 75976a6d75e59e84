package main

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"tongbao": func() { main() },
	})
}

// TestScript drives the real program. Scripts have four commands of their own:
// copydir copies a folder, xlsx makes a workbook of csv files, one a sheet, prose
// keeps of a markdown file what a reader reads, and exits runs a program that has to
// end with a status.
func TestScript(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("ROOT", root)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"copydir": copyDir,
			"joined":  joined,
			"xlsx":    makeWorkbook,
			"prose":   prose,
			"exits":   exits,
		},
	})
}

// joined writes files one behind the other into another: joined TO FROM....
func joined(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: joined to from...")
	}
	var all []byte
	for _, from := range args[1:] {
		all = append(all, ts.ReadFile(from)...)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), all, 0o644))
}

// copyDir copies the files of one folder into another: copydir FROM TO.
func copyDir(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: copydir from to")
	}
	from, to := ts.MkAbs(args[0]), ts.MkAbs(args[1])
	ts.Check(filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, rel), 0o755)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), data, 0o644)
	}))
}

// exits runs a program and holds its exit status: exits STATUS PROGRAM ARGUMENT...
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits status program argument ...")
	}
	status := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		status = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(status) != args[0] {
		ts.Fatalf("exit status %d, not %s", status, args[0])
	}
}

var (
	unread    = regexp.MustCompile(`(?s)<!--.*?-->|<[^>]*>|\\\n|&nbsp;`) // comments, tags, breaks of title lines
	reference = regexp.MustCompile(`\[([^]]*)\]\(#fj\d+\)`)
	alignment = regexp.MustCompile(`(?m)^\|[:|-]+\|$`)
	blank     = regexp.MustCompile(`\n\s*\n+`)
)

// prose writes the words and tables of a markdown file, without its layout, one
// paragraph or row a line: prose FROM TO.
func prose(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: prose from to")
	}
	text := ts.ReadFile(args[0])
	for _, r := range []*regexp.Regexp{unread, alignment} {
		text = r.ReplaceAllString(text, "")
	}
	text = reference.ReplaceAllString(text, "$1")
	text = strings.TrimSpace(blank.ReplaceAllString(text, "\n")) + "\n"
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o644))
}

// makeWorkbook writes a workbook: xlsx FILE SHEET=CSV..., hidden:SHEET=CSV for a sheet that
// is hidden. A cell "^" is merged with the one above it; 0.956{0.0%} is a number under a
// number format, 0.5{} under none.
func makeWorkbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: xlsx file sheet=csv ...")
	}
	f := excelize.NewFile()
	for i, arg := range args[1:] {
		name, source, _ := strings.Cut(arg, "=")
		name, hidden := strings.CutPrefix(name, "hidden:")
		if i == 0 {
			ts.Check(f.SetSheetName("Sheet1", name))
		} else {
			_, err := f.NewSheet(name)
			ts.Check(err)
		}
		r := csv.NewReader(strings.NewReader(ts.ReadFile(source)))
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		ts.Check(err)
		ts.Check(fillSheet(f, name, rows))
		if hidden {
			ts.Check(f.SetSheetVisible(name, false))
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
}

var formatted = regexp.MustCompile(`^(-?[0-9.]+)\{(.*)\}$`)

func setNumber(f *excelize.File, sheet, cell, number, format string) error {
	n, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return err
	}
	if err := f.SetCellValue(sheet, cell, n); err != nil || format == "" {
		return err
	}
	id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		return err
	}
	return f.SetCellStyle(sheet, cell, cell, id)
}

func fillSheet(f *excelize.File, name string, rows [][]string) error {
	for r, row := range rows {
		for c, v := range row {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				return err
			}
			if m := formatted.FindStringSubmatch(v); m != nil {
				if err := setNumber(f, name, cell, m[1], m[2]); err != nil {
					return err
				}
				continue
			}
			if v != "^" {
				if err := f.SetCellValue(name, cell, v); err != nil {
					return err
				}
				continue
			}
			above, err := excelize.CoordinatesToCellName(c+1, r)
			if err != nil {
				return err
			}
			if err := f.MergeCell(name, above, cell); err != nil {
				return err
			}
		}
	}
	return nil
}
