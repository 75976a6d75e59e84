package main

import (
	"bytes"
	"embed"
	"os"
	"path"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/spf13/cobra"
)

// sample is the notice that a clerk tries first.
const sample = "data/zibo-2021-q1"

// Documents that the manual is made of, the one that is read first at the head.
var documents = []string{"data/README.md", "data/CODES.md"}

//go:embed start.tmpl userfonts.txt manual.html.tmpl
var texts embed.FS

// contents are the files that are the same for all systems, from the clone at root.
func contents(root string) ([]file, error) {
	tracked, err := git(root, "-c", "core.quotePath=false", "ls-files", "fonts", "templates", sample)
	if err != nil {
		return nil, err
	}
	read := func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(root, filepath.FromSlash(name))) }
	return gather(strings.Split(tracked, "\n"), read)
}

// gather are the files of a release that tracked names, with the manual, what completes commands
// in shells, and the folder for an office's own fonts.
func gather(tracked []string, read func(name string) ([]byte, error)) ([]file, error) {
	var out []file
	for _, name := range tracked {
		if !forUsers(name) {
			continue
		}
		data, err := read(name)
		if err != nil {
			return nil, err
		}
		out = append(out, file{name: name, data: data})
	}
	page, err := manual(documents, read)
	if err != nil {
		return nil, err
	}
	note, err := texts.ReadFile("userfonts.txt")
	if err != nil {
		return nil, err
	}
	completions, err := completions()
	out = append(out, file{name: "使用手册.html", data: page}, file{name: "fonts/user/说明.txt", data: forNotepad(note)})
	return append(out, completions...), err
}

// forUsers reports whether a file of the source is of use to who has the program: no code, no
// material of tests, and of fonts none that an office has put there.
func forUsers(name string) bool {
	for _, folder := range []string{"fonts/user/", "fonts/ext/", "fonts/testdata/", "templates/testdata/"} {
		if strings.HasPrefix(name, folder) {
			return false
		}
	}
	return path.Ext(name) != ".go"
}

// onSystem are the files that a system alone has: the program, and what is to be read first.
func onSystem(system, release string, program []byte) []file {
	windows := strings.HasPrefix(system, "windows/")
	var text bytes.Buffer
	start := template.Must(template.ParseFS(texts, "start.tmpl"))
	if err := start.Execute(&text, map[string]any{"Windows": windows, "Release": release, "System": system}); err != nil {
		panic(err) // the template asks for nothing that is not there
	}
	if windows {
		return []file{{name: "tongbao.exe", data: program, program: true}, {name: "先读我.txt", data: forNotepad(text.Bytes())}}
	}
	return []file{{name: "tongbao", data: program, program: true}, {name: "先读我.txt", data: text.Bytes()}}
}

// forNotepad is a text as every editor of Windows opens it: UTF-8 with the mark that says so, and
// lines that end as there.
func forNotepad(text []byte) []byte {
	return append([]byte("\ufeff"), bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))...)
}

// completions are the files by which shells complete commands and flags. They ask the program
// itself what there is, so that its own texts are shown.
func completions() ([]file, error) {
	root := &cobra.Command{Use: "tongbao"}
	var bash, zsh, fish, powershell bytes.Buffer
	for _, err := range []error{root.GenBashCompletionV2(&bash, true), root.GenZshCompletion(&zsh),
		root.GenFishCompletion(&fish, true), root.GenPowerShellCompletionWithDesc(&powershell)} {
		if err != nil {
			return nil, err
		}
	}
	return []file{
		{name: "completion/tongbao.bash", data: bash.Bytes()},
		{name: "completion/_tongbao", data: zsh.Bytes()},
		{name: "completion/tongbao.fish", data: fish.Bytes()},
		{name: "completion/tongbao.ps1", data: powershell.Bytes()},
	}, nil
}
