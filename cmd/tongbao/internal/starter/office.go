package starter

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/charset"
	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/templates"
)

// OfficeName is the file of the templates folder in which an office says what is the same in all its notices.
const OfficeName = "office.toml"

// officeFile is what the file may hold: keys of notice.toml, which explains them.
type officeFile struct {
	Notice struct {
		Kind       string        `toml:"kind" name:"文种"`
		Issuer     string        `toml:"issuer" name:"发文机关"`
		Short      string        `toml:"short" name:"简称"`
		Organs     []string      `toml:"organs" name:"版头机关"`
		Scope      string        `toml:"scope" name:"范围"`
		Action     string        `toml:"action" name:"工作方式"`
		Basis      []string      `toml:"basis" name:"依据"`
		Recipients []string      `toml:"recipients" name:"主送机关"`
		ReportTo   string        `toml:"report_to" name:"报送对象"`
		Contact    issue.Contact `toml:"contact" name:"联系人"`
		Letterhead string        `toml:"letterhead" name:"版头" choices:"文件|函|名称|none|preprinted"`
		Sealed     bool          `toml:"sealed" name:"盖章"`
		Diameter   int           `toml:"seal_diameter" name:"印章直径"`
		Note       string        `toml:"note" name:"附注"`
		CC         []string      `toml:"cc" name:"抄送"`
		PrintedBy  string        `toml:"printed_by" name:"印发机关"`
		OFD        bool          `toml:"ofd" name:"生成OFD"`
	} `toml:"notice" name:"通报"`
	Portal *issue.Portal `toml:"portal" name:"门户网站"`
}

// Office is what an office says of itself in all its notices.
type Office struct {
	values map[string]string // keys of [notice] as they are written
	portal []string          // the lines of [portal]
}

// ReadOffice reads the file. What it holds wrongly is told with its line; then there is no Office.
func ReadOffice(data []byte) (*Office, diag.Findings) {
	var file officeFile
	_, findings := conf.Read(OfficeName, data, templates.Notice(), &file)
	if findings.Errors() > 0 {
		return nil, findings
	}
	src, _ := charset.Text(OfficeName, data)
	o := &Office{values: map[string]string{}}
	for _, e := range conf.Entries(src) {
		if e.Section || len(e.Path) != 2 {
			continue
		}
		switch e.Path[0] {
		case "notice":
			o.values[e.Path[1]] = src[e.Value:e.To]
		case "portal":
			o.portal = append(o.portal, e.Path[1]+" = "+src[e.Value:e.To])
		}
	}
	return o, findings
}

// Taken lists what of the file goes into a notice's own: names of keys with their values as they are written.
func (o *Office) Taken() []string {
	var out []string
	for _, key := range slices.Sorted(maps.Keys(o.values)) {
		out = append(out, keyName("notice", key)+" = "+o.values[key])
	}
	if len(o.portal) > 0 {
		out = append(out, fmt.Sprintf("[portal] 的%d项", len(o.portal)))
	}
	return out
}

// officeKeys are the keys that the file is written with, in order.
var officeKeys = []string{"issuer", "short", "recipients", "report_to", "contact"}

// NewOffice is the file with what the clerk has said; nil where that is not so much as the issuer.
func NewOffice(b Brief) []byte {
	values := noticeValues(b, nil)
	if b["issuer"] == "" {
		return nil
	}
	var out strings.Builder
	out.WriteString("# 本单位每期都一样的要素，tongbao new 建新的文件夹时照抄进 notice.toml；以后在这里改。\n" +
		"# notice.toml 的 [notice] 里每期都一样的键（letterhead、cc、printed_by、note 等），和整节 [portal]，都可以写在这里。\n\n[notice]\n")
	explained := conf.Explain(templates.Notice())
	for _, key := range officeKeys {
		if v := values[key]; v != "" {
			_, doc := explained.Of("notice", key)
			out.WriteString("# " + doc + "\n" + key + " = " + v + "\n")
		}
	}
	return []byte(out.String())
}
