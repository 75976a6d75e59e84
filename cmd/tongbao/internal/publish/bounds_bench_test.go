package publish

import (
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const boundsSettings = `[notice]
title = "关于{{期次}}政府网站检查情况的通报"
issuer = "云川市人民政府办公室"
signed = 2026-04-09
[period]
year = 2026
quarter = 1
[sites]
`

// rosterOf is a roster of n websites.
func rosterOf(n int) string {
	var b strings.Builder
	b.WriteString("网站名称,网站标识码,检查结果,主要问题\n")
	for i := range n {
		fmt.Fprintf(&b, "单位%d门户,=\"07%08d\",合格,\n", i, i)
	}
	return b.String()
}

// BenchmarkBounds checks notices at the bounds of what is read: the largest of each kind that is
// accepted, and what is refused just above. A refusal is to take less than 10 s and 1 GB:
//
//	go test ./cmd/tongbao/internal/publish -run - -bench Bounds -benchtime 1x -benchmem
func BenchmarkBounds(b *testing.B) {
	const body, small = "本季度检查网站{{网站.检查数}}个。\n", 100
	loop := func(depth int, inner string) string {
		return strings.Repeat("{{逐个 网站}}", depth) + inner + strings.Repeat("{{完}}", depth) + "\n"
	}
	attached := boundsSettings + "[[attachment]]\ntitle = \"检查结果\"\nrows = \"sites\"\n"
	line := "现将第一季度政府网站检查情况通报如下，请认真整改。\n\n"
	cases := map[string]struct{ settings, body, roster string }{
		"settings full":     {boundsSettings + "#" + strings.Repeat("x", 1<<20-len(boundsSettings)-1), body, rosterOf(small)},
		"settings too long": {boundsSettings + "#" + strings.Repeat("x", 1<<20), body, rosterOf(small)},
		"body full":         {boundsSettings, strings.Repeat(line, (1<<20)/len(line)), rosterOf(small)},
		"body too long":     {boundsSettings, strings.Repeat(line, 96<<20/len(line)), rosterOf(small)},
		"actions full":      {boundsSettings, strings.Repeat("{{网站.总数}}，", 9_999), rosterOf(small)},
		"loops full":        {boundsSettings, loop(2, "甲"), rosterOf(400)},
		"loops endless":     {boundsSettings, loop(6, "{{网站.总数}}"), rosterOf(small)},
		"roster largest":    {boundsSettings, body, rosterOf(43_000)},
		"rows too many":     {boundsSettings, body, rosterOf(200_001)},
		"pages largest":     {attached, body, rosterOf(43_000)},
		"pages too many":    {attached, body, rosterOf(91_000)},
		"cell full":         {boundsSettings, body, rosterOf(small) + strings.Repeat("甲", 32_767) + ",,合格,\n"},
		"cell too long":     {boundsSettings, body, rosterOf(small) + strings.Repeat("甲", 300_000) + ",,合格,\n"},
	}
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		b.Run(name, func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "n")
			if err := os.Mkdir(dir, 0o755); err != nil {
				b.Fatal(err)
			}
			for file, content := range map[string]string{
				"notice.toml": cases[name].settings, "body.md": cases[name].body, "网站.csv": cases[name].roster,
			} {
				if err := os.WriteFile(filepath.Join(dir, file), []byte(content), 0o644); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				o := Options{Out: io.Discard, Err: io.Discard, Output: filepath.Join(dir, "..", "output"), Fonts: "../../../../fonts",
					Templates: "../../../../templates"}
				if _, err := Check([]string{dir}, "", o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
