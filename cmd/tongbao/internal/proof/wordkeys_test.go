package proof

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"tongbao/templates"
)

// TestWordKeys holds of each key of the words that proofreading differs without it, or with
// another value.
func TestWordKeys(t *testing.T) {
	const words = `[[word]]
wrong = "松动"
right = "松懈"
next = "。"
except = ["不松动"]
note = "用词"
[[word]]
wrong = "亟待"
right = "急需"
usage = true
`
	const documents = `[[document]]
number = "甲发〔2019〕1号"
title = "关于甲事的通知"
also = ["甲事办法"]
`
	const kinds = `[[kind]]
name = "通报"
direction = "公布"
any_title = true
`
	findings := func(words, documents, kinds string) string {
		dir := t.TempDir()
		for name, text := range map[string]string{"lexicon.toml": words, "documents.toml": documents, "kinds.toml": kinds} {
			if err := os.MkdirAll(filepath.Join(dir, "proof"), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "proof", name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		w, findings := Load(templates.Open(os.DirFS(dir)))
		n, i := sample()
		n.Title = "检查情况"
		n.Body = append(n.Body, paragraph("管理松动。有的松动了，有的不松动。这件事亟待办好。"),
			paragraph("按照《关于甲事的通知》（甲发〔2019〕2号）、《甲事办法》（甲发〔2019〕3号）和《乙事办法》（甲发〔2019〕1号）办理。"))
		return fmt.Sprint(append(findings, w.Check(n, i, true)...))
	}
	changes := map[string][2]string{ // part of the files, and what takes its place
		"wrong": {`"松动"`, `"松弛"`}, "right": {`"松懈"`, `"松散"`}, "next": {"next = \"。\"\n", ""}, "except": {"except = [\"不松动\"]\n", ""},
		"note": {`"用词"`, `"习惯"`}, "usage": {"usage = true\n", ""},
		"number": {"1号", "9号"}, "name": {`"通报"`, `"通告"`}, "direction": {"direction = \"公布\"\n", ""}, "any_title": {"true", "false"},
		"title": {`"关于甲事的通知"`, `"关于丙事的通知"`}, "also": {"also = [\"甲事办法\"]\n", ""},
	}
	full := findings(words, documents, kinds)
	for _, of := range []reflect.Type{reflect.TypeFor[slipEntry](), reflect.TypeFor[cited](), reflect.TypeFor[paperKind]()} {
		for _, f := range reflect.VisibleFields(of) {
			key, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
			if key == "" {
				continue
			}
			c, ok := changes[key]
			without := func(file string) string { return strings.Replace(file, c[0], c[1], 1) }
			if !ok {
				t.Errorf("%s: no case shows what it does", key)
			} else if findings(without(words), without(documents), without(kinds)) == full {
				t.Errorf("%s does nothing:\n%s", key, full)
			}
		}
	}
}
