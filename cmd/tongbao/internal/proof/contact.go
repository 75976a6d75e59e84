package proof

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// noteForm looks at 附注, whose brackets the program sets.
func noteForm(p *paper) {
	note, at := p.notice.Note, p.issue.At("notice", "note")
	cut := strings.HasSuffix(note, "）") && strings.Count(note, "（") < strings.Count(note, "）")
	if cut || strings.HasPrefix(note, "(") || strings.HasPrefix(note, "（") {
		p.Tell(codeNoteBrackets, at, "只写括号里的话。", "附注自带括号，印出来是“（%s）”。", note)
	}
	if r := before(note, len(note)); strings.ContainsRune("。；，", r) {
		p.Tell(codeNoteMark, at, "删去末尾的标点。", "附注以“%c”结尾。", r)
	}
}

var (
	// of a place with its area, of the service lines 400 and 800, and of short lines such as 12345
	phone = regexp.MustCompile(`^((0\d{2,3}[-—－]?)?[1-9]\d{6,7}(([-—－转]|转分机)\d{1,6})?` +
		`|[48]00[-—－]?\d{3}[-—－]?\d{4}|1\d{2,4}|0000-\d{7})$`)
	mobile   = regexp.MustCompile(`1[3-9]\d[ -]?\d{4}[ -]?\d{4}`)
	said     = regexp.MustCompile(`(?:联系电话|咨询电话|电话|传真)[:： ]?([\d\-—－转、，/ ]*\d)`)
	measured = regexp.MustCompile(`^(小时|分钟|个|次|件|条|部|台|人)`) // 保持电话24小时畅通
	many     = regexp.MustCompile(`[、，/ ]+`)
)

// contactForm looks at [notice] contact: a name needs a number to call.
func contactForm(p *paper) {
	c, at := p.issue.Notice.Contact, p.issue.At("notice", "contact", "phone")
	if c.Name != "" && c.Phone == "" {
		p.Tell(codeContactWithoutPhone, p.issue.At("notice", "contact"), "补上 phone。", "写了联系人“%s”，没有电话。", c.Name)
	}
	p.callable(c.Phone, at)
	if mobile.MatchString(c.Phone) {
		p.Tell(codeMobileNumber, at, "公开的通报留办公电话。", "联系电话“%s”是手机号码，会在网页上公开。", c.Phone)
	}
}

// phoneNumbers finds numbers to call that cannot be called.
func phoneNumbers(t *passage) {
	for _, m := range said.FindAllStringSubmatchIndex(t.text, -1) {
		if numbers := t.text[m[2]:m[3]]; numbers != t.paper.issue.Notice.Contact.Phone && !measured.MatchString(t.text[m[3]:]) {
			t.paper.callable(numbers, t.place(m[2]))
		}
	}
}

// callable tells of those of the numbers that are none to call.
func (p *paper) callable(numbers string, at diag.Place) {
	for _, n := range many.Split(numbers, -1) {
		if n != "" && !phone.MatchString(n) && !mobile.MatchString(n) {
			p.Tell(codeContactPhone, at, "写区号和号码，如 0533-1234567。", "联系电话“%s”不像电话号码。", n)
		}
	}
}
