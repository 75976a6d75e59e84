package issue

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

var (
	numberForm   = regexp.MustCompile(`^\p{Han}{1,12}〔(\d{4})〕[1-9]\d*号$`)
	numberYear   = regexp.MustCompile(`\d+`)
	numberSerial = regexp.MustCompile(`[〕\])）】﹞]\s*第?\s*0`)
)

// numberClause is where the standard gives the form of a document number.
const numberClause = "违反 GB/T 9704-2012 7.2.5"

// checkNumber holds the document number (发文字号) against the standard's form.
func (i *Issue) checkNumber(findings *diag.Findings) {
	number := i.Notice.Number
	if number == "" {
		return
	}
	at := i.At("notice", "number")
	warn := func(text, hint string) {
		findings.Tell(codeDocumentNumber, at, hint, "%s", text)
	}
	if m := numberForm.FindStringSubmatch(number); m != nil {
		if !i.Notice.Signed.IsZero() && m[1] != i.Notice.Signed.Format("2006") {
			findings.Tell(codeDocumentNumberYear, at, "请核对发文字号或成文日期。",
				"发文字号的年份 %s 与成文日期的年份 %d 不同。", m[1], i.Notice.Signed.Year())
		}
		return
	}
	known := false
	report := func(bad bool, text, hint string) {
		if bad {
			known = true
			warn(text, hint)
		}
	}
	report(strings.ContainsAny(number, "[]()（）【】﹝﹞［］"), "发文字号“"+number+"”的年份没有用六角括号〔〕。", "请改成〔〕，如云政办发〔2026〕2号。")
	report(strings.Contains(number, "第"), "发文字号的顺序号前不加“第”。", "请删去“第”字。")
	report(numberSerial.MatchString(number), "发文字号的顺序号不编虚位，1 不写成 01。", "请去掉前面的 0。")
	report(len(numberYear.FindString(number)) != 4, "发文字号的年份应写四位。", "写全年份，如〔2026〕。")
	report(!strings.HasSuffix(number, "号"), "发文字号应以“号”结尾。", "请补上“号”字。")
	report(strings.ContainsAny(number, " 　"), "发文字号里有空格。", "请删去空格。")
	if !known {
		warn("发文字号“"+number+"”不是机关代字、年份、顺序号的样子。", "请写成云政办发〔2026〕2号的样子；代字用汉字。")
	}
}

var (
	copyForm    = regexp.MustCompile(`^\d{6}$`)
	secrecyForm = regexp.MustCompile(`^(绝密|机密|秘密)(★(\d{1,2}(年|个月|日)|长期))?$`)
	codeForm    = regexp.MustCompile(`^(\d{10}|bm\d{8})$`)
	domainForm  = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)+$`)
)

// checkForm holds the marks above the red rule against the standard.
func (i *Issue) checkForm(findings *diag.Findings) {
	n := i.Notice
	warn := func(bad bool, code diag.Code, key, text, hint string) {
		if bad {
			findings.Tell(code, i.At("notice", key), hint, "%s", text)
		}
	}
	warn(n.Copy != "" && !copyForm.MatchString(n.Copy), codeCopyNumber, "copy",
		"份号“"+n.Copy+"”不是六位数字。", "请写成 \"000001\" 的样子。")
	warn(n.Secrecy != "" && !secrecyForm.MatchString(n.Secrecy), codeSecrecy, "secrecy",
		"密级“"+n.Secrecy+"”的写法不对。", "请写成 \"秘密★1年\" 的样子。")
	warn(n.Secrecy != "" && n.Copy == "", codeSecretWithoutCopy, "secrecy",
		"涉密公文应当标注份号。", "请补上 copy = \"000001\"。")
	if strings.ContainsAny(n.Template, `/\`) {
		findings.Tell(codeBadFolder, i.At("notice", "template"), "请只写名称，如 quarterly。", "“%s”不是正文模板的名称。", n.Template)
	}
	if strings.Contains(n.Title, "\n") {
		findings.Tell(codeTitleBreak, i.At("notice", "title"), "请写成一行；不能拆开的词写进 title_keep。", "标题里有换行，回行由程序来定。")
	}
}

// tagClause is the rule behind the tags of the portal page.
const tagClause = "国办发〔2017〕47号附件“网页标签规范”"

// checkPortal holds the tags of the portal page against what they have to be.
func (i *Issue) checkPortal(findings *diag.Findings) {
	if i.Portal == nil {
		return
	}
	if code := i.Portal.SiteIDCode; code != "" && !codeForm.MatchString(code) {
		findings.Tell(codeSiteCode, i.At("portal", "site_id_code"), "请核对网站标识码：十位数字，部委网站是 bm 加八位数字。",
			"“%s”不是网站标识码。", code)
	}
	if domain := i.Portal.SiteDomain; domain != "" && !domainForm.MatchString(domain) {
		findings.Tell(codeSiteDomain, i.At("portal", "site_domain"),
			"请只写域名，如 www.yunchuan.gov.cn，不写 http:// 和斜杠。", "“%s”不是网站域名。", domain)
	}
	if i.Notice.Published.IsZero() {
		findings.Tell(codeMissingPublished, i.At("portal"), "在 [notice] 补上 published。", "写了 [portal] 而没有发布时间，页面缺少必需的 PubDate 标签。")
	}
}
