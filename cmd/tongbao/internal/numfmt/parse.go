package numfmt

import (
	"strconv"
	"strings"
	"unicode"
)

// kind is what an item of a section does.
type kind int

const (
	literal    kind = iota // stands for itself
	digits                 // placeholders for digits: 0, # and ?
	point                  // the decimal point
	exponent               // E+ or E-
	slash                  // of a fraction; its text is the denominator
	freeNumber             // General
	given                  // @, the text itself
	dateLetter             // y, m, d, h, s, a, e, b: a run of one letter
	minutes                // m or mm of a time
	elapsed                // [h], [mm], [ss]
	fraction               // of seconds: its text is as many zeros
	halfDay                // AM/PM, A/P, 上午/下午
	comma                  // not yet known for what it is
)

type item struct {
	kind kind
	text string
}

// section is one part of a format, between semicolons.
type section struct {
	items     []item
	condition *condition
	percents  int    // signs of percent: each counts hundredths
	thousands int    // commas behind the digits: each leaves out three
	grouped   bool   // a comma between the digits
	numerals  int    // [DBNum1] to [DBNum3]; 0: digits
	language  string // of months and weekdays, as a tag has it: "804"
}

// general is the format of a cell that has none, and the name of its Chinese form.
const (
	general        = "General"
	generalChinese = "G/通用格式"
)

// maxCode bounds a format, in bytes: spreadsheet programs take 255 characters.
const maxCode = 1024

// maxSections are those for positive and negative numbers, for zero and for text.
const maxSections = 4

// Parse reads a format. What no spreadsheet program would take is read as it stands,
// so that nothing is lost. date1904 says that days are counted from 1904 on.
func Parse(code string, date1904 bool) *Format {
	f := &Format{code: code, date1904: date1904}
	rest := code
	if code == "" || len(code) > maxCode {
		rest = general
	}
	for n := 1; n <= maxSections; n++ {
		var s section
		var more bool
		s, rest, more = parseSection(rest)
		if n == maxSections || s.has(given) && !more {
			f.text = &s
		} else {
			f.sections = append(f.sections, s)
		}
		if !more {
			break
		}
	}
	return f
}

// parser takes a section apart.
type parser struct {
	section
	rest   string
	marked bool // something stood in brackets
}

// parseSection reads up to a semicolon.
func parseSection(code string) (s section, rest string, more bool) {
	p := &parser{rest: code}
	for p.rest != "" && !more {
		if strings.HasPrefix(p.rest, ";") {
			p.rest, more = p.rest[1:], true
			break
		}
		p.next()
	}
	if len(p.items) == 0 && p.marked { // a colour alone
		p.add(freeNumber, "")
	}
	p.settle()
	return p.section, p.rest, more
}

// take returns the next n bytes and goes on behind them.
func (p *parser) take(n int) string {
	text := p.rest[:n]
	p.rest = p.rest[n:]
	return text
}

// takeRune returns the next character; "" at the end.
func (p *parser) takeRune() string {
	for i := range p.rest {
		if i > 0 {
			return p.take(i)
		}
	}
	return p.take(len(p.rest))
}

// takeRun returns the characters of a set that come next.
func (p *parser) takeRun(set string) string {
	return p.take(len(p.rest) - len(strings.TrimLeft(p.rest, set)))
}

// add appends an item; neighbours of literals become one.
func (p *parser) add(k kind, text string) {
	if n := len(p.items); k == literal && n > 0 && p.items[n-1].kind == literal {
		p.items[n-1].text += text
		return
	}
	p.items = append(p.items, item{k, text})
}

// halfDays are the marks of the half of a day.
var halfDays = [...]string{"AM/PM", "A/P", "上午/下午"}

// next reads one item.
func (p *parser) next() {
	for _, name := range []string{general, generalChinese} {
		if hasPrefixFold(p.rest, name) {
			p.take(len(name))
			p.add(freeNumber, "")
			return
		}
	}
	for _, mark := range halfDays {
		if hasPrefixFold(p.rest, mark) {
			p.add(halfDay, p.take(len(mark)))
			return
		}
	}
	switch c := p.rest[0]; c {
	case '"':
		p.take(1)
		text, rest, _ := strings.Cut(p.rest, `"`)
		p.rest = rest
		p.add(literal, text)
	case '\\', '!':
		p.take(1)
		p.add(literal, p.takeRune())
	case '_': // as wide as the next character
		p.take(1)
		p.takeRune()
		p.add(literal, " ")
	case '*': // fills the cell with the next character
		p.take(1)
		p.takeRune()
	case '[':
		inner, rest, closed := strings.Cut(p.rest[1:], "]")
		if !closed {
			p.add(literal, p.take(len(p.rest)))
			return
		}
		p.rest, p.marked = rest, true
		p.bracket(inner)
	case '0', '#', '?':
		p.add(digits, p.takeRun("0#?"))
	case '@':
		p.take(1)
		p.add(given, "")
	default:
		p.mark(c)
	}
}

// mark reads the characters of numbers and days that have no brackets or quotes.
func (p *parser) mark(c byte) {
	switch {
	case c == '.':
		p.add(point, p.take(1))
	case c == ',':
		p.add(comma, p.take(1))
	case c == '%':
		p.percents++
		p.add(literal, p.take(1))
	case c == '/' && p.lastIs(digits) && strings.ContainsAny(p.rest[1:min(2, len(p.rest))], "0123456789#?"):
		p.take(1)
		p.add(slash, p.takeRun("0123456789#?"))
	case (c == 'E' || c == 'e') && p.has(digits) && (strings.HasPrefix(p.rest[1:], "+") || strings.HasPrefix(p.rest[1:], "-")):
		p.add(exponent, p.take(2))
	case strings.IndexByte("yYmMdDhHsSaAeEbBgG", c) >= 0:
		p.letters(c)
	default:
		p.add(literal, p.takeRune())
	}
}

// letters reads a run of a letter of days and times; others stand for themselves.
func (p *parser) letters(c byte) {
	lower := unicode.ToLower(rune(c))
	run := strings.ToLower(p.takeRun(string(lower) + string(unicode.ToUpper(lower))))
	n := len(run)
	switch {
	case lower == 'g': // the era, which the Chinese calendar has not
	case lower == 'a' && n < 3, lower == 'b' && n != 2 && n != 4:
		p.add(literal, run)
	default:
		p.add(dateLetter, run)
	}
}

// bracket reads what stands in brackets; colours and what is unknown show nothing.
func (p *parser) bracket(inner string) {
	lower := strings.ToLower(inner)
	switch {
	case lower == "":
	case strings.Trim(lower, "h") == "", strings.Trim(lower, "m") == "", strings.Trim(lower, "s") == "":
		p.add(elapsed, lower)
	case strings.HasPrefix(lower, "dbnum"):
		p.numerals, _ = strconv.Atoi(lower[len("dbnum"):])
	case inner[0] == '$':
		p.currency(inner[1:])
	case strings.ContainsAny(inner[:1], "<>="):
		compare := inner[:len(inner)-len(strings.TrimLeft(inner, "<>="))]
		if limit, err := strconv.ParseFloat(strings.TrimSpace(inner[len(compare):]), 64); err == nil {
			p.condition = &condition{compare, limit}
		}
	}
}

// System formats of a Chinese Windows: they stand for the whole section.
var systemFormats = map[string]string{
	"f800": `yyyy"年"m"月"d"日"`, "x-sysdate": `yyyy"年"m"月"d"日"`,
	"f400": `h:mm:ss`, "x-systime": `h:mm:ss`,
}

// currency reads the sign of a currency and the tag of a language: ¥-804, -804.
func (p *parser) currency(inner string) {
	sign, tag, _ := strings.Cut(inner, "-")
	if sign != "" {
		p.add(literal, sign)
	}
	tag = strings.ToLower(tag)
	if system, ok := systemFormats[tag]; ok {
		s, _, _ := parseSection(system)
		p.section, p.rest = s, p.rest[strings.IndexByte(p.rest+";", ';'):]
		return
	}
	if tag != "" {
		p.language = strings.TrimLeft(tag, "0")
	}
}

// settle finds out what commas, points and m are, which depends on what is beside them.
func (p *parser) settle() {
	if p.isDate() {
		p.settleDate()
		return
	}
	pointSeen := false
	for i := range p.items {
		it := &p.items[i]
		switch it.kind {
		case point:
			if pointSeen {
				it.kind = literal
			}
			pointSeen = true
		case comma:
			before := i > 0 && (p.items[i-1].kind == digits || p.items[i-1].text == "" && p.items[i-1].kind == literal)
			behind := i+1 < len(p.items) && p.items[i+1].kind == digits
			it.kind = literal
			switch {
			case before && behind:
				it.text = ""
				p.grouped = p.grouped || !pointSeen
			case before:
				it.text = ""
				p.thousands++
			}
		}
	}
}

// settleDate makes an m beside hours or seconds minutes, and digits behind seconds
// their fraction; other marks of numbers stand for themselves.
func (p *parser) settleDate() {
	last := -1 // the item of a day or time before this one
	for i := range p.items {
		it := &p.items[i]
		switch it.kind {
		case dateLetter, elapsed:
			if isMinute(it) && last >= 0 && p.items[last].text[0] == 'h' {
				it.kind = minutes
			}
			if it.text[0] == 's' && last >= 0 && isMinute(&p.items[last]) {
				p.items[last].kind = minutes
			}
			last = i
		case digits:
			it.kind = literal
			if i > 1 && p.items[i-1].kind == literal && p.items[i-1].text == "." && last == i-2 && p.items[last].text[0] == 's' &&
				strings.Trim(it.text, "0") == "" {
				p.items[i-1].text, it.kind = "", fraction
			}
		case point, comma:
			it.kind = literal
		case slash:
			it.kind, it.text = literal, "/"+it.text
		}
	}
}

func isMinute(it *item) bool { return it.kind == dateLetter && (it.text == "m" || it.text == "mm") }

func (s *section) has(k kind) bool {
	for _, it := range s.items {
		if it.kind == k {
			return true
		}
	}
	return false
}

func (p *parser) lastIs(k kind) bool {
	return len(p.items) > 0 && p.items[len(p.items)-1].kind == k
}

func (s *section) isDate() bool { return s.has(dateLetter) || s.has(elapsed) || s.has(halfDay) }

// hasPrefixFold is strings.HasPrefix without regard to case.
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// style is what the section does with the digits of a number.
func (s *section) style() Style {
	out := Style{Percent: s.percents > 0, Grouped: s.grouped, Decimals: Free}
	if s.isDate() {
		out.Date = s.parts()
		return out
	}
	behind := false
	for _, it := range s.items {
		switch it.kind {
		case digits:
			switch {
			case !behind:
				out.Decimals = max(out.Decimals, 0)
			case strings.Trim(it.text, "0") != "": // as many as there are, up to a bound
				out.Decimals = Free
				return out
			default:
				out.Decimals = max(out.Decimals, 0) + len(it.text)
			}
		case point:
			behind = true
		case exponent, slash:
			return Style{Decimals: Free}
		}
	}
	return out
}
