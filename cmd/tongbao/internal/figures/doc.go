/*
Package figures counts. Every number of a notice is a Figure: a value with the
formula that gave it, the cells it was counted from and the rounding that made
its printed form, so that each one can be proved.

A Ledger keeps the figures of one notice. A Set is a selection of objects (sites,
accounts, last period's failures, the rows of a free sheet); it is narrowed by
filters and asked for numbers, and every number asked for is registered in the
ledger, once, under a stable key, which is the expression a text asks it by:

	l := figures.NewLedger(figures.Options{Format: figures.Format{Decimals: 1}})
	sites := figures.NewSet(l, listing) // package inspection makes the listing of a roster

	sites.Count()                               // 网站.总数
	sites.Inspected().Count()                   // 网站.检查数
	sites.Failed().Count()                      // 网站.不合格数
	sites.PassRate()                            // 网站.合格率  "93.3%"
	sites.Where("类别", "区县门户网站").Failed().Count()  // 网站[类别=区县门户网站].不合格数
	sites.Where("平台", "微信", "微博").Not("区域", "市直")  // several values, complement
	sites.Where("检查结果", "不合格")                 // the verdict, whatever the sheet's word for it; "单项否决" is that word
	sites.Not("问题类别", "").Count()               // who has a problem; the empty value is blank
	sites.Limited("得分", "≥", "80").Count()       // a column against a number
	sites.Problem("空白栏目").Units()              // units that have the problem; Graded("基本合格") likewise
	for _, p := range sites.By("平台") { p.Label(); p.Count() } // one Set a value; nest for a cross of two
	sites.Failed().ByProblem()                  // one Set a category; an object may be in several
	sites.Failed().ShareOf(sites)               // 占比
	sites.Sum("超期留言数"), sites.Mean("得分")       // also Max, Min
	sites.Share("超期留言数", "留言数")               // of one column's sum in another's
	sites.Cell("甲网站", "得分")                    // the number in the row that has such a cell

Names are Lists: Items for wording, Figure(text) for the proved phrase.

	list := sites.Failed().Names()              // list.Items, list.Len(), list.Count()
	list.Figure("甲局、乙局等4个网站")                // a Words figure; text is made by the caller

Series hold one figure a group and can be ranked, cut and split:

	s := sites.SeriesOf("按区域", "区域", sites.By("区域"), "合格率", (*figures.Set).PassRate) // 网站.按区域.合格率; groups in stated order, then sheet order
	s.Sorted()                                  // best first; Rank and Tied are set
	s.Sorted().Top(3); s.Limited("<", "90%"); s.Labels()
	s.Entries()                                 // Label, Figure, Set, Rank, Tied

Free sheets (留言, 复查 …) are Sets whose objects are rows without verdicts; asking for
those is a finding:

	t := figures.NewSet(l, inspection.SheetListing(sheetTable))
	t.Count()                                   // 留言超期.行数
	t.Column("件数"); t.Names("单位")             // a column of numbers added up; the names of another
	t.Used()                                    // the sheet is held against itself: inspection.Doubts

Changes tell a direction and an amount without a sign:

	c := l.Change(sites.PassRate(), before.PassRate()) // 百分点
	c := l.Change(sites.Failed().Count(), before.Failed().Count())  // %
	c := l.Difference(a, b)                                         // plain difference of counts
	c.Direction; c.Figure.Text

What cannot be counted (an unknown column, a failure list without totals, 0 of 0)
is a finding of the ledger and gives a figure printed as "—"; no method panics.
*/
package figures
