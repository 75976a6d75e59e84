package proof

import (
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// recipientsForm looks at 主送机关 and 抄送机关: marks, names left open, organs
// named twice, an organ above the sender.
func recipientsForm(p *paper) diag.Findings {
	var fs diag.Findings
	seen := map[string]bool{}
	for k := range p.passages {
		t := &p.passages[k]
		if t.slot != recipientSlot && t.slot != copySlot {
			continue
		}
		what, mark := "主送机关", codeRecipientMark
		if t.slot == copySlot {
			what, mark = "抄送机关", codeCCMark
		}
		if r := lastRune(t.text); strings.ContainsRune("，。；：、！？,.;:!?", r) {
			fs.Tell(mark, t.at, "删去末尾的标点。", "%s“%s”末尾有标点，会与程序加的标点重复。", what, t.text)
		}
		if strings.HasSuffix(strings.TrimRight(t.text, "，。；：、"), "等") {
			fs.Tell(codeRecipientOpen, t.at, "写全名称、规范化简称或同类型机关统称。", "%s“%s”用“等”省略了机关。", what, t.text)
		}
		for _, name := range organs(t.text) {
			if seen[name] {
				fs.Tell(codeRecipientTwice, t.at, "只留一处。", "“%s”在主送、抄送中写了两次。", name)
			}
			seen[name] = true
			if t.slot == recipientSlot && p.above(name) {
				fs.Tell(codeRecipientSuperior, t.at, "上级机关不作为下行通报的主送机关，需要时列入抄送。", "主送机关“%s”是上级机关。", name)
			}
		}
	}
	return fs
}

var organSeparators = regexp.MustCompile(`[，；、：。]`)

func organs(s string) []string {
	out := organSeparators.Split(s, -1)
	return slices.DeleteFunc(out, func(o string) bool { return o == "" })
}

// above reports an organ of the province or the state when the sender is one of
// a city, county or district.
func (p *paper) above(name string) bool {
	own := p.issue.Notice.Issuer
	local := localOrgan.MatchString(own) && !strings.Contains(own, "自治区")
	return local && higherOrgan.MatchString(name)
}

var (
	localOrgan  = regexp.MustCompile(`^[^省]*[市县区州]`)
	higherOrgan = regexp.MustCompile(`^(省|自治区)(人民政府|政府|委)|^国务院`)
)
