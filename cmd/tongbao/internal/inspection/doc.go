/*
Package inspection is the domain: sites and accounts as read from a sheet, the
rule set that judges them, the verdicts with their reasons, and what became of
last period's failures. It does no I/O and prints no sentence of a notice.

	rules, findings := inspection.ParseRuleset("gov-2019", data)     // templates/rules/*.toml; a nil rule set takes verdicts as typed
	roster, findings := inspection.Read(inspection.Site, grid, inspection.ReadOptions{AsOf: …, Rules: rules})
	judged, findings := inspection.Judge(roster, rules)              // verdict, reasons, categories, cells

	listing := judged.Listing(inspection.Full, nil)                  // as it is counted, see package figures

	follow, findings := inspection.FollowUp(before, judged, false)       // last period's failures, column 整改情况
	again, findings := judged.Since(before, inspection.Full, nil)    // this period's listing with the columns 上期结果, 上期名称

The columns of a Listing are the sheet's own, under the names of ColumnsOf where
one is known (网站名称, 平台, 地区 …) and answering to the sheet's header too; 问题 and
等级 are reached through Set.Problem and Set.Graded. What the rules decided stands in
the columns 检查结果, 主要问题 and 得分, whether the sheet has them or not.
*/
package inspection
