package figures

import "tongbao/cmd/tongbao/internal/inspection"

// reportGone tells of the failures of the last period that the present list has not, where the notice says of what
// became of them no more than that: a reader asks whether they were closed, renamed or forgotten.
func (s *Set) reportGone(gone *Set) {
	a := s.apart()
	for _, r := range gone.Records() {
		platform := ""
		if a.column >= 0 {
			platform = r.Cells[a.column].Text
		}
		s.ledger.report(r.Place.String()+inspection.FollowGone, codeGoneUnexplained.Found(r.Place,
			"关停、注销了的，在本期名单里保留它的一行，检查结果写“已关停”“已注销”；改了名称的，本期的“原名称”一列写上期的名称；漏列的补上。",
			"上期不合格的%s“%s”本期名单里没有，通报里只写“%s”，看不出是关停、改名还是漏列", platform, r.Name, inspection.FollowGone))
	}
}
