package proof

import (
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
)

var typedLabel = pattern.New(`^(附件|附表)\d*[：:、.]?|^\d{1,2}[.、．]`)

// attachmentNames looks at the titles of the attachments, which are the names in
// 附件说明 too.
func attachmentNames(p *paper) {
	seen := map[string]bool{}
	for t := range p.in(attachmentSlot) {
		if t.endsInMark() {
			t.tell(0, codeAttachmentMark, "附件名称后不加标点符号。", "附件名称“%s”后面有标点。", t.text)
		}
		if strings.HasPrefix(t.text, "《") && strings.HasSuffix(t.text, "》") && strings.Count(t.text, "《") == 1 {
			t.tell(0, codeAttachmentBrackets, "去掉书名号。", "附件名称“%s”加了书名号。", t.text)
		}
		if m := typedLabel.FindString(t.text); m != "" {
			t.tell(0, codeAttachmentLabel, "只写名称，“附件”和序号由程序来加。", "附件名称以“%s”开头，会与程序加的重复。", m)
		}
		if seen[t.text] {
			t.tell(0, codeAttachmentTwice, "改正名称。", "两个附件都叫“%s”。", t.text)
		}
		seen[t.text] = true
	}
}

// endsInMark reports a name with a mark behind it.
func (t *passage) endsInMark() bool {
	return strings.ContainsRune("，。；：、！？,.;:!?", before(t.text, len(t.text)))
}
