package typeface

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"tongbao/cmd/tongbao/internal/diag"
)

// flaws are what of the usual characters a face says it has and cannot be printed in it.
// Other faces of the chain draw them.
type flaws struct {
	undrawn  []rune // without an outline, or with one that is damaged
	unfit    []rune // of a width that no such character has
	noDigits bool   // none of 0 to 9 is taken
	variable bool   // a variable face, of which only the default instance prints
}

// lookForFlaws looks at the usual characters of a face.
func (p *parsed) lookForFlaws() flaws {
	f := flaws{noDigits: p.noDigits}
	_, f.variable = p.tables["fvar"]
	for _, ch := range usual() {
		switch gid := p.chars.gid(ch); {
		case gid == 0:
		case !p.outlines.drawn(gid):
			f.undrawn = append(f.undrawn, ch)
		case !fits(ch, p.advances.perMille(gid)):
			f.unfit = append(f.unfit, ch)
		}
	}
	return f
}

// noFlaws are those of a face as it is shipped, and of one that has no glyphs.
func noFlaws() flaws { return flaws{} }

// hasDigits reports that all digits can be printed in the face.
func (p *parsed) hasDigits() bool {
	for ch := '0'; ch <= '9'; ch++ {
		if p.find(ch) == 0 {
			return false
		}
	}
	return true
}

// usual are the characters every face for notices has: the first level of the table and
// the digits.
func usual() []rune {
	out := make([]rune, 0, levels[0]+10)
	for _, ch := range characters {
		if len(out) == levels[0] {
			break
		}
		if ch != '\n' {
			out = append(out, ch)
		}
	}
	return append(out, []rune("0123456789")...)
}

// Widths a character may have, thousandths of the em. Condensed faces for drawings (长仿宋)
// have Chinese characters of 650, the narrowest mark of ASCII has 150, the widest dash three em.
const (
	hanNarrowest, hanWidest     = 600, 1600
	asciiNarrowest, asciiWidest = 100, 1500
	cellWidest, widest          = 1100, 3000
)

// fits reports whether a width is one the character can have. What no width fits is a face
// that is damaged, or counts in other units than it says.
func fits(ch rune, w uint16) bool {
	switch {
	case unicode.Is(unicode.Han, ch):
		return w >= hanNarrowest && w <= hanWidest
	case ch > ' ' && ch < 0x7F:
		return w >= asciiNarrowest && w <= asciiWidest
	case cellOf(ch) != natural:
		return w > 0 && w <= cellWidest
	case w == 0:
		return unicode.In(ch, unicode.M, unicode.Cf)
	}
	return w <= widest
}

// hasHan reports whether a Chinese character can be printed in the face.
func (p *parsed) hasHan() bool {
	for ch := rune(0x4E00); ch < 0xA000; ch++ {
		if p.find(ch) != 0 {
			return true
		}
	}
	return false
}

// noHan is why no Chinese character of a face can be printed.
func (f flaws) noHan() error {
	switch {
	case len(f.undrawn) > 0:
		return errors.New("汉字都没有字形，或者字形损坏")
	case len(f.unfit) > 0:
		return fmt.Errorf("汉字的字宽都不对（如“%c”），文件已损坏", f.unfit[0])
	}
	return errors.New("里面没有汉字")
}

// tell says what is wrong with a face that is used, one finding a flaw.
func (f flaws) tell(path string) diag.Findings {
	var out diag.Findings
	at := diag.Place{File: filepath.Base(path)}
	for _, what := range []struct {
		chars []rune
		are   string
	}{{f.undrawn, "没有字形或字形损坏"}, {f.unfit, "字宽不对"}} {
		if n := len(what.chars); n > 0 {
			out.Tell(codeFontFlawed, at, "请换用完好的字体文件。", "有%d个常用字%s（如%s），改用别的字体印。", n, what.are, some(what.chars))
		}
	}
	if f.noDigits && !slices.ContainsFunc(slices.Concat(f.undrawn, f.unfit), isDigit) {
		out.Tell(codeFontFlawed, at, "请换用有数字的字体文件。", "数字0至9不全，数字改用别的字体印。")
	}
	if f.variable {
		out.Tell(codeFontVariable, at, "要用别的粗细，请换用固定粗细的字体文件。", "这是可变字体，只能照文件里默认的粗细印。")
	}
	return out
}

func isDigit(ch rune) bool { return ch >= '0' && ch <= '9' }

// some names the first few characters of a list.
func some(chars []rune) string {
	const shown = 5
	var out []string
	for _, ch := range chars[:min(len(chars), shown)] {
		out = append(out, "“"+string(ch)+"”")
	}
	return strings.Join(out, "")
}
