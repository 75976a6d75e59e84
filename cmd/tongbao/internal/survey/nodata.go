package survey

import (
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// How a text says that something was inspected, and how many.
var (
	inspected = regexp.MustCompile(`检查|抽查|普查|巡查|抽检|抽测|监测|测评|核查|合格`)
	howMany   = regexp.MustCompile(`[0-9０-９]\s*(?:个|家|%|％|件|条|处|余)`)
	// what is planned or measured and was not found: 将检查, 3个方面, 不低于50%
	sentences = regexp.MustCompile(`[^。！？\n]+`)
	planned   = regexp.MustCompile(`将|拟|计划|定于|重点(检查|抽查|监测)|应当|一式`)
	measures  = regexp.MustCompile(`(不低于|不少于|不超过|不得|达到|至少|每[日周月季年]\p{Han}{0,6})[0-9０-９.]+\s*(?:个|家|%|％|件|条|处)|[0-9０-９]\s*个?(方面|环节|工作日|月|小时)`)
	// a title of what an inspection of sites or accounts found, and a text that says it was made
	ofInspection = regexp.MustCompile(`^[^《》]*(?:网站|新媒体|账号)[^《》]*(?:检查|抽查|普查|监测|检测|巡查)(?:情况|结果)的?(?:通报|报告|公告|通告)?$`)
	wasInspected = regexp.MustCompile(`对[^，。；《》]{0,20}(?:网站|新媒体|账号)[^。；]{0,20}(?:进行|开展|组织)了?[^。；]{0,8}(?:检查|抽查|普查|监测|检测|巡查)`)
)

// counts reports a text that says what an inspection found, and how many.
func counts(text string) bool {
	return inspected.MatchString(text) && slices.ContainsFunc(sentences.FindAllString(text, -1), func(s string) bool {
		return howMany.MatchString(measures.ReplaceAllString(s, "")) && !planned.MatchString(s)
	})
}

// checkData reports a notice that says what an inspection found and has nothing to say it
// from: no workbook and no number that notice.toml states. A usual text always says so; an
// own one when it counts something. A text that only tells needs no data.
func (f *Folder) checkData() diag.Findings {
	i := f.Issue
	if f.BooksUnread || len(f.Grids) > 0 ||
		len(i.Rosters) > 0 || len(i.Stated) > 0 || len(i.Values) > 0 || i.Previous != nil || f.Body.Name == "" {
		return nil
	}
	usual := strings.HasPrefix(f.Body.Name, usualTexts)
	tells := counts(f.Body.Source) || ofInspection.MatchString(i.Notice.Title) && wasInspected.MatchString(f.Body.Source)
	if !usual && !tells {
		return nil
	}
	told := codeNoData.Found(diag.Place{File: f.Body.Name}, "请把检查数据（如 inspection.xlsx）放进通报的文件夹，并在 notice.toml 写 [sites] 或 [accounts]；"+
		"只有总数的，在那一节写 inspected、failed。", "通报说的是检查，而文件夹里没有工作簿，notice.toml 也没有写明一个数")
	if usual { // what it says of an inspection is nobody's word
		told.Place, told.Acceptable = diag.Place{}, false
	}
	return diag.Findings{told}
}
