package issue

import (
	"regexp"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
)

var (
	numberForm   = regexp.MustCompile(`^\p{Han}{1,12}〔(\d{4})〕[1-9]\d*号$`)
	numberGap    = regexp.MustCompile(`[_＿?？]|[XxＸｘ×✕╳]+号?$|[〇○◯]{2,}|待[填定编]`)
	numberYear   = regexp.MustCompile(`\d+`)
	numberSerial = regexp.MustCompile(`[〕\])）】﹞]\s*第?\s*0`)
	copyForm     = regexp.MustCompile(`^\d{6}$`)
	secrecyForm  = regexp.MustCompile(`^(绝密|机密|秘密)(★(\d{1,2}(年|个月|日)|长期))?$`)
	codeForm     = regexp.MustCompile(`^(\d{10}|bm\d{8})$`)
	domainForm   = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)+$`)
)

// number holds the document number (发文字号) against the standard's form.
func (c *checker) number() {
	number, signed, at := c.Notice.Number, c.Notice.Signed, c.At("notice", "number")
	if number == "" {
		return
	}
	if numberGap.MatchString(number) {
		c.Tell(codeNumberToFill, at, "请填上编号；还没有编号的，删去这一行，或加 --draft 先生成草稿。", "发文字号“%s”还没有填。", number)
		return
	}
	if m := numberForm.FindStringSubmatch(number); m != nil {
		c.tellIf(!signed.IsZero() && m[1] != signed.Format("2006"), codeDocumentNumberYear, at, "请核对发文字号或成文日期。",
			"发文字号的年份 %s 与成文日期的年份 %d 不同。", m[1], signed.Year())
		return
	}
	told := len(c.Findings)
	c.tellIf(strings.ContainsAny(number, "[]()（）【】﹝﹞［］"), codeDocumentNumber, at, "请改成〔〕，如云政办发〔2026〕2号。",
		"发文字号“%s”的年份没有用六角括号〔〕。", number)
	c.tellIf(strings.Contains(number, "第"), codeDocumentNumber, at, "请删去“第”字。", "发文字号的顺序号前不加“第”。")
	c.tellIf(numberSerial.MatchString(number), codeDocumentNumber, at, "请去掉前面的 0。", "发文字号的顺序号不编虚位，1 不写成 01。")
	c.tellIf(len(numberYear.FindString(number)) != 4, codeDocumentNumber, at, "写全年份，如〔2026〕。", "发文字号的年份应写四位。")
	c.tellIf(!strings.HasSuffix(number, "号"), codeDocumentNumber, at, "请补上“号”字。", "发文字号应以“号”结尾。")
	c.tellIf(strings.ContainsAny(number, " 　"), codeDocumentNumber, at, "请删去空格。", "发文字号里有空格。")
	c.tellIf(len(c.Findings) == told, codeDocumentNumber, at, "请写成云政办发〔2026〕2号的样子；代字用汉字。",
		"发文字号“%s”不是机关代字、年份、顺序号的样子。", number)
}

var (
	tableHead = regexp.MustCompile(`^\s*\[`)
	// the line that new writes for a document number that is not known yet
	numberAsWritten = regexp.MustCompile(`^\s*#\s*number\s*=.*待填`)
)

// openNumber tells of a final paper with a red head whose number is empty, or stands in src as a
// line that is still to be filled in. One that says nothing of a number has none.
func openNumber(c *checker, src string) {
	n := c.Notice
	if n.Number != "" || n.Signed.IsZero() || n.Letterhead == "none" {
		return
	}
	at := c.At("notice", "number")
	if !c.has("notice", "number") {
		at = diag.Place{}
		for k, line := range strings.Split(src, "\n") {
			if tableHead.MatchString(line) && strings.TrimSpace(line) != "[notice]" {
				break
			}
			if numberAsWritten.MatchString(line) {
				at = diag.Place{File: FileName, Line: k + 1}
			}
		}
	}
	c.tellIf(!at.IsZero() && !c.told(at), codeNumberOpen, at, "请填上发文字号；本来不编号的，删去这一行。", "有版头的定稿没有填发文字号，版头里会空着。")
}

// form holds the marks above the red rule against the standard.
func (c *checker) form() {
	n := c.Notice
	c.signature()
	c.tellIf(n.Copy != "" && !copyForm.MatchString(n.Copy), codeCopyNumber, c.At("notice", "copy"), "请写成 \"000001\" 的样子。",
		"份号“%s”不是六位数字。", n.Copy)
	c.tellIf(n.Secrecy != "" && !secrecyForm.MatchString(n.Secrecy), codeSecrecy, c.At("notice", "secrecy"),
		"请写成 \"秘密★1年\" 的样子。", "密级“%s”的写法不对。", n.Secrecy)
	c.tellIf(n.Secrecy != "" && n.Copy == "", codeSecretWithoutCopy, c.At("notice", "secrecy"),
		"请补上 copy = \"000001\"。", "涉密公文应当标注份号。")
	c.tellIf(isPath(n.Template), codeBadFolder, c.At("notice", "template"), "请只写名称，如 quarterly。", "“%s”不是正文模板的名称。", n.Template)
	c.tellIf(strings.Contains(n.Title, "\n"), codeTitleBreak, c.At("notice", "title"), "请写成一行；不能拆开的词写进 title_keep。",
		"标题里有换行，回行由程序来定。")
}

// signature holds who signs against whether anybody does.
func (c *checker) signature() {
	n, at, said := c.Notice, c.At("notice", "issuer"), c.has("notice", "issuer")
	const hint = "请补上 issuer = \"云川市人民政府办公室\"：发文机关；不署名的写 signature = false。"
	isTable := c.Notice.Place.Line > 0 && !c.told(c.At("notice"))
	c.tellIf(n.Signature && !said && isTable, conf.CodeMissingKey, c.At("notice"), hint, "[notice] 缺少发文机关（issuer）。")
	c.tellIf(n.Signature && said && strings.TrimSpace(n.Issuer) == "" && !c.told(at), conf.CodeEmptyValue, at,
		"请填上内容；不署名的写 signature = false。", "发文机关是空的。")
	byStamp := slices.ContainsFunc(c.Signers, func(s Signer) bool { return s.Stamp != "" })
	c.tellIf(n.SignatureField && !byStamp && !(n.Signature && n.Sealed), codeFieldWithoutSeal, c.At("notice", "signature_field"),
		"请删去 signature_field。", "通报不盖章，没有留电子签章的位置。")
	c.tellIf(!n.Signature && len(c.Signers) > 0, codeUnsignedSigners, c.At("signers", 0),
		"要署名的删去 signature = false，不署名的删去 [[signers]]。", "写了 signature = false，又写了落款机关。")
}

// told reports whether something is told of the value at a place already.
func (c *checker) told(at diag.Place) bool {
	return slices.ContainsFunc(c.asRead, func(f diag.Finding) bool { return f.Place == at })
}

func isPath(name string) bool { return strings.ContainsAny(name, `/\`) }

// portal holds the tags of the portal page against what they have to be.
func (c *checker) portal() {
	p := c.Portal
	if p == nil {
		return
	}
	c.tellIf(p.SiteIDCode != "" && !codeForm.MatchString(p.SiteIDCode), codeSiteCode, c.At("portal", "site_id_code"),
		"请核对网站标识码：十位数字，部委网站是 bm 加八位数字。", "“%s”不是网站标识码。", p.SiteIDCode)
	c.tellIf(p.SiteDomain != "" && !domainForm.MatchString(p.SiteDomain), codeSiteDomain, c.At("portal", "site_domain"),
		"请只写域名，如 www.yunchuan.gov.cn，不写 http:// 和斜杠。", "“%s”不是网站域名。", p.SiteDomain)
	c.tellIf(c.Notice.Published.IsZero() && !c.has("notice", "published"), codeMissingPublished, c.At("portal"), "在 [notice] 补上 published。",
		"写了 [portal] 而没有发布时间，页面缺少必需的 PubDate 标签。")
}
