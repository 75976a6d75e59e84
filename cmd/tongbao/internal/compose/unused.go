package compose

import (
	"maps"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/survey"
)

// unused tells of tables and values of notice.toml that no text asks for, not even where a
// condition passed it over this time.
func (c *composer) unused(body survey.Text) diag.Findings {
	mentioned := language.Mentions(body.Source)
	for _, t := range c.in.Texts {
		maps.Copy(mentioned, language.Mentions(t.Source))
	}
	for _, t := range c.settings.texts {
		maps.Copy(mentioned, language.Mentions(t.Written))
	}
	for _, p := range c.in.Pieces {
		maps.Copy(mentioned, language.Mentions(p.Text))
	}
	var out diag.Findings
	for k, t := range c.in.Issue.Tables {
		if !mentioned[t.Key] {
			out.Tell(codeTableUnused, c.in.Issue.At("table", k, "key"), "请在正文单独一行写 {{表("+language.Quote(t.Key)+")}}，或删去这一节。",
				"正文没有用到表“%s”", t.Key)
		}
	}
	for _, v := range c.in.Issue.Values {
		if !mentioned[v.Name] {
			out.Tell(codeValueUnused, v.Place, "请在正文写 {{写明."+language.Quote(v.Name)+"}}，或删去这一项。", "正文没有用到 [values] 里的“%s”", v.Name)
		}
	}
	return out
}
