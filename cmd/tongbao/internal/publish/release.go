package publish

import (
	"fmt"
	"path/filepath"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/issue"
)

// draftSuffix ends the name of a draft's folder, so that it never replaces the final paper.
const draftSuffix = "-草稿"

// release tells what a notice may not be written as: secret papers are not published, and a
// paper without a date is a draft.
func (o *Options) release(i *issue.Issue) diag.Findings {
	var findings diag.Findings
	if i.Undated() && !o.Draft {
		findings.Tell(codeDraft, i.At("notice"), "定稿时请在 [notice] 补上 signed。", "没有成文日期（signed），按草稿生成")
	}
	if i.Notice.Secrecy == "" {
		return findings
	}
	at := i.At("notice", "secrecy")
	if o.wants(FormHTML) {
		findings.Tell(codeSecretPublished, at, "请用 --only pdf,docx,md 只生成印发用的；不涉密的，删去 secrecy。",
			"密级是“%s”，不得生成网页、公开数据和通报列表", i.Notice.Secrecy)
	}
	if i.Portal != nil {
		findings.Tell(codeSecretPortal, i.Portal.Place, "请删去。", "通报有密级，不上网，[portal] 不起作用")
	}
	if !i.Notice.Published.IsZero() {
		findings.Tell(codeSecretPortal, i.At("notice", "published"), "请删去。", "通报有密级，不上网，published 不起作用")
	}
	return findings
}

// target is the folder a notice is written to. The error is for a draft whose folder holds a
// final paper.
func (r *Result) target(output string) (string, error) {
	dir := filepath.Join(output, r.Name)
	if !r.Draft {
		return dir, nil
	}
	dir += draftSuffix
	if m := readManifest(filepath.Join(dir, manifestName)); m != nil && !m.Draft {
		return "", fmt.Errorf("%s 里是定稿，草稿不能放在那里；请给其中一个文件夹改名", dir)
	}
	return dir, nil
}
