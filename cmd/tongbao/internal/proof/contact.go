package proof

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/pattern"
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
	phone = pattern.New(`^((0\d{2,3}[-—－]?)?[1-9]\d{6,7}(([-—－转]|转分机)\d{1,6})?` +
		`|[48]00[-—－]?\d{3}[-—－]?\d{4}|1\d{2,4}|0000-\d{7})$`)
	mobile   = pattern.New(`1[3-9]\d[ -]?\d{4}[ -]?\d{4}`)
	said     = pattern.New(`(?:联系电话|咨询电话|电话|传真)[:： ]?([\d\-—－转、，/ ]*\d)`)
	measured = pattern.New(`^(小时|分钟|个|次|件|条|部|台|人)`) // 保持电话24小时畅通
	many     = pattern.New(`[、，/ ]+`)
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

var (
	toCall = pattern.New(`(联系电话|咨询电话|电话)[:： ]?([\d\-—－转、，/ ]*\d)`)
	// numbers for something else than questions about the notice
	otherLines = pattern.New(`监督|举报|投诉|咨询|技术|热线|值班|客服|系统|平台|应急|报警|传真|网民|群众|大厅|中心`)
	// an office right before a number to call
	officeBefore = pattern.New(`[办局科处室委厅队站公司][）)]?的?$`)
	notDigits    = pattern.New(`\D`)
)

// localDigits is how many digits of a number are left where its area code is.
const localDigits = 7

// otherContact tells of a number to call, where the text says whom to ask or whom to report to, that
// is not the one of notice.toml.
func otherContact(t *passage) {
	c := t.paper.issue.Notice.Contact
	own := notDigits.ReplaceAllString(c.Phone, "")
	if len(own) < localDigits {
		return
	}
	own = own[max(0, len(own)-localDigits):]
	for _, m := range toCall.FindAllStringSubmatchIndex(t.text, -1) {
		around, label := t.sentenceAround(m[0]), group(t.text, m, 1)
		asking := label == "咨询电话" && strings.HasPrefix(around, label) // a line of nothing else
		asks := asking || label == "联系电话" || strings.Contains(around, "联系人") ||
			c.Name != "" && strings.Contains(around, c.Name) || reports.MatchString(around)
		digits := notDigits.ReplaceAllString(group(t.text, m, 2), "")
		if !asks || len(digits) < localDigits || strings.Contains(notDigits.ReplaceAllString(around, ""), own) ||
			otherLines.MatchString(strings.TrimPrefix(around, "咨询电话")) ||
			t.quoted(m[4]) || t.isQuotation(m[4]) || isOthersNumber(t.label(m[0]), t.paper.issue.Notice) {
			continue
		}
		t.tell(m[4], codeOtherContact, "核对，改正其中一处。", "手写的电话“%s”与 notice.toml 写的（%s，%s）不同。", group(t.text, m, 2), c.Phone,
			t.paper.issue.At("notice", "contact", "phone"))
	}
}

// isOthersNumber reports words before a number that end in the name of an office which is not the contact.
func isOthersNumber(words string, n issue.Notice) bool {
	if !officeBefore.MatchString(words) {
		return false
	}
	for _, own := range []string{n.Contact.Name, n.ReportTo, n.Short, n.Issuer} {
		if own != "" && (strings.HasSuffix(words, own) || strings.HasSuffix(own, words)) {
			return false
		}
	}
	return true
}
