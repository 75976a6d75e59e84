package inspection

import (
	"regexp"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

var (
	// what a finding says only of an object that failed, word by word, and words that take it back
	failing   = []string{"单项否决", "判定不合格", "认定不合格", "检查不合格", "评定不合格", "属不合格", "属于不合格", "为不合格"}
	vetoed    = regexp.MustCompile(`单项否决|(判定|认定|检查|评定|属于?|为)不合格`)
	notVetoed = regexp.MustCompile(`(未|没有?|不|无|非|接近|逼近|临近|险些|以外|之外|曾|上[期季月年次]|整改前|除)[^，。；、]{0,8}$`)
)

// passedVetoed reports an object that passed as was typed, while its finding says that it failed.
func (v *Verdict) passedVetoed() bool {
	detail := v.Object.Text(ColDetail)
	if !v.Typed || v.Outcome != Passed || !hasOneOf(detail, failing) {
		return false // as most
	}
	m := vetoed.FindStringIndex(detail)
	return m != nil && !notVetoed.MatchString(detail[:m[0]])
}

// checkVeto tells of such an object.
func (j *judge) checkVeto(v *Verdict) {
	if !v.passedVetoed() {
		return
	}
	detail := v.Object.Get(ColDetail)
	j.findings.Tell(codePassedVetoed, detail.Place, "请核对结论和问题。", "“%s”填写的是%s，问题却写着“%s”", v.Object.Label(), v.Grade.Name, detail.Text)
}

// tellSwapped tells of verdicts that all stand in another column, and reports whether they do.
func (j *judge) tellSwapped() bool {
	objects := j.roster.Objects
	if len(objects) < 2 || !j.roster.Has(ColVerdict) || verdictsIn(ColVerdict, objects, j.grades) > 0 {
		return false
	}
	for _, key := range []string{ColDetail, ColCategory, ColSponsor, ColRegion} {
		if !j.roster.Has(key) || verdictsIn(key, objects, j.grades) < len(objects) {
			continue
		}
		at := objects[0].Get(ColVerdict).Place
		name, other := objects[0].columnName(ColVerdict), objects[0].columnName(key)
		j.findings.Tell(codeSwappedColumns, diag.Place{File: at.File, Sheet: at.Sheet}, "请核对这两列，把表头或数据对调；也可以在 notice.toml 的 columns 里写明。",
			"“%s”和“%s”两列像是填反了：“%s”一列%d行都是检查结果，如“%s”", name, other, other, len(objects), objects[0].Text(key))
		return true
	}
	return false
}

// verdictsIn counts the objects that have a verdict of the grades in a column.
func verdictsIn(key string, objects []*Object, grades map[string]Grade) int {
	n := 0
	for _, o := range objects {
		if _, ok := grades[sheet.Fold(o.Text(key))]; ok && (key == ColVerdict || !sheet.Nothing(o.Text(key))) {
			n++
		}
	}
	return n
}
