package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/spf13/pflag"
)

// typable are the words of a message in a Latin script that a clerk has typed or is to type: commands,
// flags, names of files.
var typable = regexp.MustCompile(`tongbao|--?[\w-]+|[\w./-]*\.(?:md|toml|docx|xlsx|json|pdf)|output/2026-q1|docx|pandoc|` +
	`Word|markdown|pipe|hybrid|plain|full|pdf|ofd|html|md|` +
	`folder|twice|many|nowhere|marked|build|check|compare|explain|fonts|help|migrate|templates|words|verify|version|freeze|slips|` +
	`preview|new|fresh|index|gov-2019`)

// TestUsageErrors calls every command in every wrong way that its arguments and flags allow: each is
// told in Chinese, with what is wrong, and ends with status 2.
func TestUsageErrors(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, dir := range []string{"folder", "twice"} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join("folder", "body.md"), []byte("正文\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("folder", "body.md")
	wrong(t, "没有命令", "nowhere", "folder")
	root := (&program{}).commands()
	inOrder := map[string][]string{ // arguments that are right, and none too few
		"build": {"folder"}, "check": {"folder"}, "explain": {"folder", "数字"}, "compare": {"folder", file},
		"slips": {"folder"}, "preview": {"folder"}, "verify": {"folder"},
		"freeze": {"folder"}, "migrate": {"folder"}, "fonts": {"folder"}, "templates": {}, "version": {}, "words": {},
		"new": {"fresh"}, "index": {"folder"},
	}
	for _, c := range root.Commands() {
		name := c.Name()
		wrong(t, "没有选项 --nowhere", name, "--nowhere")
		wrong(t, "没有选项 -q", name, "-q")
		if name == "help" {
			wrong(t, "没有命令或代号", name, "nowhere")
			continue
		}
		right, known := inOrder[name]
		if !known {
			t.Errorf("%s: how is it called?", name)
		}
		if required := strings.Count(strings.NewReplacer("[文件夹]", "", "[数字]", "").Replace(c.Use), " "); required > 0 && name != "fonts" {
			wrong(t, "没有写全；用法：tongbao "+name, name)
			if name != "new" { // which makes the folder
				wrong(t, "没有文件夹 nowhere", append([]string{name, "nowhere"}, right[1:]...)...)
			}
			wrong(t, file+" 不是文件夹", append([]string{name, file}, right[1:]...)...)
		}
		if !strings.Contains(c.Use, "...") {
			wrong(t, "多写了“many”；用法：tongbao "+name, append(append([]string{name}, right...), "many")...)
		} else {
			wrong(t, "写了两次|没有|读不到", name, "folder", "folder")
			wrong(t, "有一个名称是空的", name, "folder", "")
		}
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Value.Type() == "bool" {
				wrong(t, "选项 --"+f.Name+" 不能写 \"many\"", append(append([]string{name}, right...), "--"+f.Name+"=many")...)
				return
			}
			wrong(t, "选项 --"+f.Name+" 后面要写内容", append(append([]string{name}, right...), "--"+f.Name)...)
			if f.Value.Type() != "int" {
				wrong(t, "后面是空的；请写", append([]string{name, "--" + f.Name, " "}, right...)...)
			}
		})
	}
	wrong(t, "--only 不认识“many”；可用：pdf", "build", "--only", "many", "folder")
	wrong(t, "--md-tables 不认识“many”；可用：pipe", "build", "--md-tables", "many", "folder")
	wrong(t, "--jobs 不能写 -1", "build", "--jobs", "-1", "folder")
	wrong(t, "--shard 不能写“9/8”；请写第几份/共几份", "check", "--shard", "9/8", "folder")
	wrong(t, "--fonts 写的文件夹 nowhere 不存在", "fonts", "--fonts", "nowhere")
	wrong(t, "--templates 写的 "+file+" 不是文件夹", "check", "--templates", file, "folder")
	wrong(t, file+" 不是文件夹", "fonts", file)
	wrong(t, "读不到 nowhere", "compare", "folder", "nowhere")
	wrong(t, "会写进通报自己的文件夹", "build", "-o", ".", "folder")
	wrong(t, "会写进通报自己的文件夹", "build", "-o", file, "folder")
	wrong(t, file, "templates", "-o", file)
	wrong(t, "一次只能用于一份通报", "check", "--mark", "marked.xlsx", "folder", "twice")
	wrong(t, "以 .xlsx 结尾", "check", "--mark", "marked", "folder")
}

// wrong calls the program and holds how it says that the call is wrong.
func wrong(t *testing.T, says string, args ...string) {
	t.Helper()
	var out, told strings.Builder
	if status := run(args, &out, &told); status != 2 {
		t.Errorf("tongbao %q ends with %d: %s%s", args, status, out.String(), told.String())
	}
	if !regexp.MustCompile(says).MatchString(told.String()) {
		t.Errorf("tongbao %q: %q does not say %q", args, told.String(), says)
	}
	rest := typable.ReplaceAllString(told.String(), "")
	if i := strings.IndexFunc(rest, func(r rune) bool { return r < 0x80 && unicode.IsLetter(r) }); i >= 0 {
		t.Errorf("tongbao %q speaks English: %s", args, rest[i:])
	}
}
