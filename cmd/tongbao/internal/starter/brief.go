package starter

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"tongbao/cmd/tongbao/internal/wording"
)

// Brief is what the clerk has said, by the keys of the questions. Missing: not said.
type Brief map[string]string

// Question is something that only the clerk knows.
type Question struct {
	Key   string
	Text  string                     // what is asked
	plain func(answer string) string // what a usual way of answering means; nil: as it stands
	check func(answer string) (complaint string)
	after bool // asked of a notice that follows another one, too
	flag  bool // only by the flag
}

// Keys of questions that are no keys of [notice].
const (
	keyRecipients = "recipients"
	keyKinds      = "kinds"
	keyPeriod     = "period"
	keyYear       = "year"
	keyRules      = "rules"
	keyPhone      = "phone"
	keyContact    = "contact"
)

// units are the keys that say which part of the year a notice is about.
var units = []string{"quarter", "month", "half", "nth"}

// Questions are all there are, in the order they are asked in.
func Questions() []Question {
	return []Question{
		{Key: "issuer", Text: "发文机关的全称，如“云川市人民政府办公室”", check: named},
		{Key: "short", Text: "正文里怎么称呼发文机关，如“市政府办公室”", check: named},
		{Key: keyRecipients, Text: "主送机关，几组的用分号隔开", check: named},
		{Key: "kind", Text: "文种，不写就是通报", flag: true},
		{Key: "action", Text: "怎么做的：检查、抽查、普查、监测，不写就是检查", flag: true},
		{Key: keyKinds, Text: "检查的是“网站”“新媒体”，还是“都有”", plain: plainKinds, check: oneOf("网站", "新媒体", "都有")},
		{Key: keyYear, Text: "哪一年，四位数字", plain: plainYear, check: number(1990, 2999)},
		{Key: keyPeriod, Text: "哪一期：1 到 4 是季度，按月的写“3月”，半年的写“上半年”，第几次的写“第2次”，全年的写“全年”", check: period},
		{Key: "quarter", Text: "第几季度，1到4", check: number(1, 4), flag: true},
		{Key: "month", Text: "几月，1到12", check: number(1, 12), flag: true},
		{Key: "half", Text: "1 上半年，2 下半年", check: number(1, 2), flag: true},
		{Key: "nth", Text: "当年第几次", check: number(1, 99), flag: true},
		{Key: keyRules, Text: "由程序按哪套检查指标判定，如 gov-2019；不写就由人填检查结果", flag: true},
		{Key: "report_to", Text: "整改情况报给哪个科室", check: named},
		{Key: keyContact, Text: "联系人（姓名或科室），正文里印在联系电话前面", check: named},
		{Key: keyPhone, Text: "联系电话", check: telephone},
		{Key: "deadline", Text: "整改期限，如 2026-07-10", plain: plainDay, check: day, after: true},
		{Key: "number", Text: "发文字号，如“云政办发〔2026〕2号”", after: true},
		{Key: "signed", Text: "成文日期，如 2026-06-26；不写就是草稿", plain: plainDay, check: day, after: true},
	}
}

// Flag is the flag of the command that answers the question; empty: it is only asked.
func (q Question) Flag() string {
	if q.Key == keyPeriod {
		return ""
	}
	return strings.ReplaceAll(q.Key, "_", "-")
}

// NextQuestions are those about a notice that follows another one.
func NextQuestions() (out []Question) {
	for _, q := range Questions() {
		if q.after {
			out = append(out, q)
		}
	}
	return out
}

// freshQuestions are those that the office's own file does not answer.
func freshQuestions(o *Office) (out []Question) {
	for _, q := range Questions() {
		known := o != nil && (o.values[q.Key] != "" || o.values[keyContact] != "" && q.Key == keyPhone)
		if !q.flag && !known {
			out = append(out, q)
		}
	}
	return out
}

// Knows reports that a question is answered.
func (b Brief) Knows(q Question) bool {
	if q.Key == keyPeriod {
		for _, u := range units {
			if b[u] != "" {
				return true
			}
		}
	}
	return b[q.Key] != ""
}

// Take keeps an answer. The complaint is for one that is none; an empty one is no answer and none is needed.
func (b Brief) Take(q Question, answer string) (complaint string) {
	answer = strings.TrimSpace(answer)
	if answer == "" {
		return ""
	}
	if q.plain != nil {
		answer = q.plain(answer)
	}
	if q.check != nil {
		if complaint = q.check(answer); complaint != "" {
			return complaint
		}
	}
	if q.Key == keyPeriod {
		key, value := unitOf(answer)
		b[key] = value
		return ""
	}
	b[q.Key] = answer
	return ""
}

// Answers are what is said of the paper alone.
func (b Brief) Answers() Answers {
	return Answers{Number: b["number"], Signed: b["signed"], Deadline: b["deadline"]}
}

// named complains of an answer that names nobody.
func named(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return "请写名称，如“市政府办公室”"
	}
	return ""
}

// fewestDigits are those of the shortest telephone number, 12345.
const fewestDigits = 5

func telephone(s string) string {
	digits := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	if digits < fewestDigits {
		return "请写电话号码，如 0000-2610000"
	}
	return ""
}

func plainYear(s string) string { return strings.TrimSuffix(s, "年") }

// plainKinds is the answer that names both kinds in other words.
func plainKinds(s string) string {
	if s == "都" || s == "两种" || strings.Contains(s, "网站") && strings.Contains(s, "新媒体") {
		return "都有"
	}
	return s
}

// writtenDay is a date as it is written with words, dots or strokes.
var writtenDay = regexp.MustCompile(`^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$`)

// plainDay is such a date as notice.toml writes it.
func plainDay(s string) string {
	m := writtenDay.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	month, _ := strconv.Atoi(m[2]) // the pattern has digits
	day, _ := strconv.Atoi(m[3])
	return fmt.Sprintf("%s-%02d-%02d", m[1], month, day)
}

func oneOf(words ...string) func(string) string {
	return func(s string) string {
		for _, w := range words {
			if s == w {
				return ""
			}
		}
		return "请写“" + strings.Join(words, "”“") + "”中的一个"
	}
}

func number(low, high int) func(string) string {
	return func(s string) string {
		if n, err := strconv.Atoi(s); err != nil || n < low || n > high {
			return "请写 " + strconv.Itoa(low) + " 到 " + strconv.Itoa(high) + " 的数字"
		}
		return ""
	}
}

func day(s string) string {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04:05"} {
		if _, err := time.Parse(layout, s); err == nil {
			return ""
		}
	}
	return "日期请写成 2026-07-10 的样子"
}

func period(s string) string {
	if key, _ := unitOf(s); key == "" {
		return "请写 1 到 4，或“3月”“上半年”“第2次”“全年”"
	}
	return ""
}

// unitForms are the ways to say which part of the year a notice is about.
var unitForms = []struct {
	key     string
	pattern *regexp.Regexp
}{
	{"quarter", regexp.MustCompile(`^第?([1-4一二三四])(?:季度?)?$`)},
	{"month", regexp.MustCompile(`^(1[0-2]|[1-9])月份?$`)},
	{"half", regexp.MustCompile(`^([上下])半年$`)},
	{"nth", regexp.MustCompile(`^第?(\d{1,2}|\p{Han}{1,3})次$`)},
	{"whole", regexp.MustCompile(`^(全年|年度)$`)},
}

// unitOf is the key of [period] that an answer means, and its value; empty: none.
func unitOf(s string) (key, value string) {
	for _, f := range unitForms {
		m := f.pattern.FindStringSubmatch(strings.TrimSpace(s))
		if m == nil {
			continue
		}
		switch value = m[1]; value {
		case "上":
			return f.key, "1"
		case "下":
			return f.key, "2"
		}
		if n, ok := wording.ParseNumeral(value); ok {
			value = strconv.Itoa(n)
		}
		return f.key, value
	}
	return "", ""
}
