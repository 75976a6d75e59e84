package proof

import (
	"regexp"
	"strings"
)

// recipientsForm looks at 主送机关 and 抄送机关: marks, names left open, organs
// named twice, an organ above the sender.
func recipientsForm(p *paper) {
	seen := map[string]bool{}
	for t := range p.in(recipientSlot | copySlot) {
		what, mark := "主送机关", codeRecipientMark
		if t.slot == copySlot {
			what, mark = "抄送机关", codeCCMark
		}
		if t.endsInMark() {
			t.tell(0, mark, "删去末尾的标点。", "%s“%s”末尾有标点，会与程序加的标点重复。", what, t.text)
		}
		if strings.HasSuffix(strings.TrimRight(t.text, "，。；：、"), "等") {
			t.tell(0, codeRecipientOpen, "写全名称、规范化简称或同类型机关统称。", "%s“%s”用“等”省略了机关。", what, t.text)
		}
		for _, name := range strings.FieldsFunc(t.text, isSeparator) {
			if seen[name] {
				t.tell(0, codeRecipientTwice, "只留一处。", "“%s”在主送、抄送中写了两次。", name)
			}
			seen[name] = true
			if t.slot == recipientSlot && p.isLocal() && higherOrgan.MatchString(name) {
				t.tell(0, codeRecipientSuperior, "上级机关不作为下行通报的主送机关，需要时列入抄送。", "主送机关“%s”是上级机关。", name)
			}
		}
	}
}

func isSeparator(r rune) bool { return strings.ContainsRune("，；、：。", r) }

// isLocal reports a sender of a city, county or district.
func (p *paper) isLocal() bool {
	own := p.issue.Notice.Issuer
	return localOrgan.MatchString(own) && !strings.Contains(own, "自治区")
}

var (
	localOrgan  = regexp.MustCompile(`^[^省]*[市县区州]`)
	higherOrgan = regexp.MustCompile(`^(省|自治区)(人民政府|政府|委)|^国务院`)
)
