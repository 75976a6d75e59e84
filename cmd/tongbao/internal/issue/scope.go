package issue

import (
	"regexp"
	"strings"
)

var (
	// wholeArea is how [notice] calls all of its area.
	wholeArea = regexp.MustCompile(`^全([省市县区州盟旗])`)
	// ownPlace is the place an issuer's name begins with; placeBelow the one that follows on it
	// with its government.
	ownPlace   = regexp.MustCompile(`^\p{Han}{0,10}?(省|自治区|自治州|地区|市|县|盟|自治旗|旗|区|州)`)
	placeBelow = regexp.MustCompile(`[省市州盟区](\p{Han}{1,7}?)(省|市|自治州|县|区|旗)(?:人民)?政府`)
	// noPlaces are words of offices with the sign of a place in them.
	noPlaces = strings.NewReplacer("市场", "", "城市", "", "市容", "", "市民", "", "社区", "", "小区", "", "园区", "", "全市", "")
)

// scopeChecker holds the area against the issuer.
type scopeChecker struct{ *checker }

// scope reports an area of another level than the issuer's: 全省 of a city's office. Which level
// an office has whose name has no place, or several, nobody can tell.
func (c scopeChecker) scope() {
	m := wholeArea.FindStringSubmatch(c.Notice.Scope)
	if m == nil || !c.has("notice", "scope") || strings.Contains(c.Notice.Issuer, "国务院") {
		return
	}
	issuer := noPlaces.Replace(c.Notice.Issuer)
	level := ""
	if own := ownPlace.FindStringSubmatch(issuer); own != nil {
		level = own[1]
	}
	wrong := level != "" && !strings.Contains(issuer, m[1])
	if below := placeBelow.FindStringSubmatch(issuer); below != nil {
		level = below[2]
		wrong = wrong || !strings.HasSuffix(level, m[1])
	}
	c.tellIf(wrong, codeScopeLevel, c.At("notice", "scope"), "请核对，改正其中一处。",
		"范围写的是“%s”，发文机关（%s）是“%s”。", c.Notice.Scope, c.At("notice", "issuer"), c.Notice.Issuer)
}
