package proof

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

const attachmentClause = "违反 GB/T 9704-2012 7.3.4"

var typedLabel = regexp.MustCompile(`^(附件|附表)\d*[：:、.]?|^\d{1,2}[.、．]`)

// attachmentNames looks at the titles of the attachments, which are the names in
// 附件说明 too.
func attachmentNames(p *paper) diag.Findings {
	var fs diag.Findings
	seen := map[string]bool{}
	for k := range p.passages {
		t := &p.passages[k]
		if t.slot != attachmentSlot {
			continue
		}
		if strings.ContainsRune("，。；：、！？,.;:!?", lastRune(t.text)) {
			fs.Tell(codeAttachmentMark, t.at, "附件名称后不加标点符号。", "附件名称“%s”后面有标点。", t.text)
		}
		if strings.HasPrefix(t.text, "《") && strings.HasSuffix(t.text, "》") && strings.Count(t.text, "《") == 1 {
			fs.Tell(codeAttachmentBrackets, t.at, "去掉书名号。", "附件名称“%s”加了书名号。", t.text)
		}
		if m := typedLabel.FindString(t.text); m != "" {
			fs.Tell(codeAttachmentLabel, t.at, "只写名称，“附件”和序号由程序来加。", "附件名称以“%s”开头，会与程序加的重复。", m)
		}
		if seen[t.text] {
			fs.Tell(codeAttachmentTwice, t.at, "改正名称。", "两个附件都叫“%s”。", t.text)
		}
		seen[t.text] = true
	}
	return fs
}
