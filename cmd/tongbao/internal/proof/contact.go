package proof

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// noteForm looks at 附注, whose brackets the program sets.
func noteForm(p *paper) diag.Findings {
	note, at := p.notice.Note, p.issue.At("notice", "note")
	var fs diag.Findings
	if note == "" {
		return nil
	}
	if strings.ContainsAny(note[:1], "(") || strings.HasPrefix(note, "（") || strings.HasSuffix(note, "）") &&
		strings.Count(note, "（") < strings.Count(note, "）") {
		fs.Tell(codeNoteBrackets, at, "只写括号里的话。", "附注自带括号，印出来是“（%s）”。", note)
	}
	if r := lastRune(note); strings.ContainsRune("。；，", r) {
		fs.Tell(codeNoteMark, at, "删去末尾的标点。", "附注以“%c”结尾。", r)
	}
	return fs
}

var (
	phone  = regexp.MustCompile(`^((0\d{2,3}[-—－]?)?[1-9]\d{6,7}(([-—－转]|转分机)\d{1,6})?|[48]00[-—－]?\d{3}[-—－]?\d{4}|1\d{2,4}|0000-\d{7})$`)
	mobile = regexp.MustCompile(`1[3-9]\d[ -]?\d{4}[ -]?\d{4}`)
	idCard = regexp.MustCompile(`[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]`)
	said   = regexp.MustCompile(`(?:联系电话|咨询电话|电话|传真)[:： ]?([\d\-—－转、，/ ]*\d)`)
	many   = regexp.MustCompile(`[、，/ ]+`)
)

const phoneHint = "写区号和号码，如 0533-1234567。"

// contactForm looks at [notice] contact: a name needs a number to call.
func contactForm(p *paper) diag.Findings {
	var fs diag.Findings
	c, at := p.issue.Notice.Contact, p.issue.At("notice", "contact", "phone")
	if c.Name != "" && c.Phone == "" {
		fs.Tell(codeContactWithoutPhone, p.issue.At("notice", "contact"), "补上 phone。", "写了联系人“%s”，没有电话。", c.Name)
	}
	for _, n := range many.Split(c.Phone, -1) {
		if n != "" && !phone.MatchString(n) && !mobile.MatchString(n) {
			fs.Tell(codeContactPhone, at, phoneHint, "联系电话“%s”不像电话号码。", n)
		}
	}
	if mobile.MatchString(c.Phone) {
		fs.Tell(codeMobileNumber, at, "公开的通报留办公电话。", "联系电话“%s”是手机号码，会在网页上公开。", c.Phone)
	}
	return fs
}

// personalNumbers finds mobile and identity card numbers, which the portal page
// would make public, and numbers to call that cannot be called.
func personalNumbers(p *paper, t *passage) diag.Findings {
	var fs diag.Findings
	alone := func(m []int) bool { return !isCode(before(t.text, m[0])) && !isCode(after(t.text, m[1])) }
	for _, m := range idCard.FindAllStringIndex(t.text, -1) {
		if alone(m) {
			fs.Tell(codeIdentityNumber, t.place(m[0]), "删去或作脱敏处理。", "文中有身份证号码，会随通报公开。")
		}
	}
	for _, m := range mobile.FindAllStringIndex(t.text, -1) {
		if alone(m) && t.text[m[0]:m[1]] != p.issue.Notice.Contact.Phone {
			fs.Tell(codeMobileNumber, t.place(m[0]), "公开的通报留办公电话，其他的删去或作脱敏处理。", "“%s”是手机号码，会随通报公开。", t.text[m[0]:m[1]])
		}
	}
	if !t.prose() {
		return fs
	}
	for _, m := range said.FindAllStringSubmatchIndex(t.text, -1) {
		for _, n := range many.Split(t.text[m[2]:m[3]], -1) {
			if n != "" && n != p.issue.Notice.Contact.Phone && !phone.MatchString(n) && !mobile.MatchString(n) {
				fs.Tell(codeContactPhone, t.place(m[2]), phoneHint, "联系电话“%s”不像电话号码。", n)
			}
		}
	}
	return fs
}

// isCode reports a character that makes a number beside it part of a longer one.
func isCode(r rune) bool {
	return isDigit(r) || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_'
}
