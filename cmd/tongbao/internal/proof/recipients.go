package proof

import (
	"strings"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/pattern"
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
			if p.kind().Direction == downward && t.slot == recipientSlot && p.isLocal() && higherOrgan.MatchString(name) {
				t.tell(0, codeRecipientSuperior, "上级机关不作为下行"+p.notice.Kind+"的主送机关，需要时列入抄送。", "主送机关“%s”是上级机关。", name)
			}
		}
	}
}

// isSigned reports whether an organ signs the paper: a summary for a page is none of the
// forms of official papers.
func (p *paper) isSigned() bool { return len(p.notice.SignOff.Signers) > 0 }

func (p *paper) kind() paperKind { return p.words.kind(p.notice.Kind) }

// directionForm holds recipients and 签发人 against the way the paper goes.
func directionForm(p *paper) {
	kind, way := p.notice.Kind, p.kind().Direction
	if leaders := p.notice.Head.Leaders; len(leaders) > 0 && way != "" && way != upward {
		p.Tell(codeLeadersDownward, p.issue.At("notice", "leaders"), "请删去 leaders；往上报的，kind 写 \"报告\" 一类的文种。",
			"只有上行文标注签发人，“%s”不是上行文。", kind)
	}
	switch to := p.notice.Recipients; {
	case way == upward:
		p.upwardForm()
	case way == public && len(to) > 0:
		p.Tell(codeRecipientPublic, p.issue.At("notice", "recipients"), "请删去 recipients。", "“%s”是公开发布的，没有主送机关。", kind)
	}
}

// upwardForm is what holds of a paper to an organ above: one recipient, no organ below
// in the copies, and who has signed it.
func (p *paper) upwardForm() {
	var to []string
	for _, r := range p.notice.Recipients {
		to = append(to, strings.FieldsFunc(r, isSeparator)...)
	}
	switch at := p.issue.At("notice", "recipients"); {
	case len(to) > 1:
		p.Tell(codeRecipientUpward, at, "主送留一个，其余的移到 cc。", "%s主送一个上级机关，这里主送%d个。", p.notice.Kind, len(to))
	case len(to) == 0 && p.isSigned():
		p.Tell(codeRecipientUpward, at, "请补上 recipients，写一个上级机关。", "%s没有主送机关。", p.notice.Kind)
	}
	for t := range p.in(copySlot) {
		for _, name := range strings.FieldsFunc(t.text, isSeparator) {
			if lowerOrgans.MatchString(name) {
				t.tell(0, codeCCLower, "请删去；要让下级知道的，另外行文。", "%s不抄送下级机关，“%s”是下级机关。", p.notice.Kind, name)
			}
		}
	}
	if h := p.notice.Head; len(h.Leaders) == 0 && p.isSigned() && h.Form == document.LetterheadFile {
		p.Tell(codeLeadersMissing, p.issue.At("notice"), "请补上 leaders = [\"姓名\"]。", "%s是上行文，没有标注签发人。", p.notice.Kind)
	}
}

func isSeparator(r rune) bool { return strings.ContainsRune("，；、：。", r) }

// isLocal reports a sender of a city, county or district. The organs of a province are none
// above it: 贵州省人民政府 has its own 省人民政府各部门 below it, 贵州省甲市人民政府 has not.
func (p *paper) isLocal() bool {
	return localOrgan.MatchString(provinceName.ReplaceAllString(p.issue.Notice.Issuer, ""))
}

var (
	provinceName = pattern.New(`^\p{Han}{2,6}?(省|自治区)`)
	// a place with its name, or as its own offices call it; 市场监管局 is none
	localOrgan  = pattern.New(`^\p{Han}{2,9}?[市县区州旗盟]|^[市县区州](人民)?(政府|委)`)
	lowerOrgans = pattern.New(`^各(区|县|市|乡|镇|街道|部门|单位)`)
	higherOrgan = pattern.New(`^(省|自治区)(人民政府|政府|委)|^国务院`)
)
