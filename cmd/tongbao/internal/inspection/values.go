package inspection

import (
	"regexp"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// counting are the words of a name that say what is counted of its subject: 收到, 未答复件数.
var counting = regexp.MustCompile(`收到|受理|收件|接收|接件|答复|回复|办结|办复|办理|处理|整改|问题|应检|检查|抽查|检测|监测|普查|合格|达标|按期|按时|及时|超期|逾期|完成|到位` +
	`|结转|总|实有|运行|不|未|应|需|已|率|数|量|件|个|条|家|篇`)

// DoubtsOfValues holds numbers that an office states one by one, a table of one row, against
// each other as far as their names say that they have one subject: 留言收到 and 留言答复.
func DoubtsOfValues(t *sheet.Table) diag.Findings {
	var order []string
	subjects := map[string]*sheet.Table{}
	for i, c := range t.Columns {
		name := counting.ReplaceAllString(sheet.Fold(c.Name), "")
		if subjects[name] == nil {
			order = append(order, name)
			subjects[name] = &sheet.Table{File: t.File, Rows: []sheet.Row{{}}}
		}
		of := subjects[name]
		of.Columns = append(of.Columns, c)
		of.Rows[0].Values = append(of.Rows[0].Values, t.Rows[0].At(i))
	}
	var findings diag.Findings
	for _, name := range order {
		d := newDoubts(subjects[name])
		d.eachRow()
		d.complete()
		findings = append(findings, d.findings...)
	}
	return findings
}
