package compose

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/survey"
)

// unused tells of tables and values of notice.toml that no text asks for, not even where a
// condition passed it over this time.
func (c *composer) unused(body survey.Text) diag.Findings {
	var out diag.Findings
	asks := func(name string) bool {
		return c.functions.asked[name] || slices.ContainsFunc(append(slices.Clone(c.in.Texts), body), func(t survey.Text) bool {
			return strings.Contains(t.Source, `"`+name+`"`)
		})
	}
	for k, t := range c.in.Issue.Tables {
		if !asks(t.Key) {
			out.Tell(codeTableUnused, c.in.Issue.At("table", k, "key"), "请在正文单独一行写 {{table \""+t.Key+"\"}}，或删去这一节。", "正文没有用到表“%s”", t.Key)
		}
	}
	for _, v := range c.in.Issue.Values {
		if !asks(v.Name) {
			out.Tell(codeValueUnused, v.Place, "请在正文写 {{value \""+v.Name+"\"}}，或删去这一项。", "正文没有用到 [values] 里的“%s”", v.Name)
		}
	}
	return out
}
