package html

import (
	"strings"

	"tongbao/cmd/tongbao/internal/document"
)

// footView is the foot of the page, as the rule for government sites has it: who runs the site, what it
// is registered under, and where readers report errors. It is nothing where nothing is known.
type footView struct {
	Sponsor, SiteCode string
	Links             []footLink
}

type footLink struct{ Text, Href string }

// Addresses of the registers of sites, where everybody can look a number up.
const (
	icpRegister    = "https://beian.miit.gov.cn/"
	policeRegister = "https://beian.mps.gov.cn/#/query/webSearch?code="
)

func newFoot(w *document.Web) footView {
	v := footView{Sponsor: w.Foot.Sponsor, SiteCode: w.SiteIDCode}
	for _, l := range []footLink{
		{w.Foot.ICP, icpRegister},
		{w.Foot.Police, policeRegister + digits(w.Foot.Police)},
		{"网站找错", siteAddress(w.Foot.FindError)},
		{"站点地图", siteAddress(w.Foot.Sitemap)},
	} {
		if strings.TrimSpace(l.Text) != "" && l.Href != "" {
			v.Links = append(v.Links, l)
		}
	}
	return v
}

// Any reports a foot that says something.
func (v footView) Any() bool { return v.Sponsor != "" || v.SiteCode != "" || len(v.Links) > 0 }

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// siteAddress is an address of the web, or one from the root of the site; nothing for any other.
func siteAddress(u string) string {
	if strings.HasPrefix(u, "/") && !strings.HasPrefix(u, "//") && webAddress("https://portal"+u) != "" {
		return u
	}
	return webAddress(u)
}
