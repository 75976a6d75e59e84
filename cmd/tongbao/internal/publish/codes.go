package publish

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/charset"
	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/html"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/leftovers"
	"tongbao/cmd/tongbao/internal/migrate"
	"tongbao/cmd/tongbao/internal/proof"
	"tongbao/cmd/tongbao/internal/readback"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
	"tongbao/cmd/tongbao/internal/vocabulary"
	"tongbao/cmd/tongbao/internal/workbook"
)

// released lists the findings about what may go out as what. It is filled while the program
// starts.
var released diag.Register

var (
	codeDraft = released.Info("draft",
		"没有写成文日期，按草稿生成：各页有“草稿”字样，放在名称带“草稿”的文件夹里，不进通报列表。定稿时在 [notice] 里写上 signed。")
	codeSecretPublished = released.Error("secret-published",
		"有密级的通报不得在网上公开，不能生成网页、公开数据和通报列表。只生成印发用的：--only pdf,docx,md；不涉密的，删去密级。",
		diag.Under("中华人民共和国保守国家秘密法"))
	codeSecretPortal = released.Warning("secret-portal",
		"有密级的通报不上网，[portal] 和 published 不起作用。删去它们；不涉密的，删去密级。")
)

// delivered lists the findings about the output folder, which are known when it is written. It is filled
// while the program starts.
var delivered diag.Register

var (
	codeKeptChanged = delivered.Info("kept-changed",
		"输出文件夹里的文件不是上次生成的原样（在Word里改过，或者换成了签字的扫描件），没有覆盖：原件改名为带“原件”的留在旁边。核对后，不再需要的请删去。")
	codeManifestDamaged = delivered.Warning("manifest-damaged",
		"输出文件夹里的 manifest.json 损坏了，或者改动过，不能再证明这份通报，也不进通报列表。重新生成一次就好。")
	codeFrozenDiffers = delivered.Warning("frozen-differs",
		"通报已用 tongbao freeze 标记为印发，现在的数据或写法生成的与它不同：印发的没有动，新的放在名称带“新”的文件夹里。要替换的，先用 tongbao freeze --undo 取消。")
	codeCorrectionEarlier = delivered.Info("correction-earlier",
		"[[corrections]] 没有写 was，读者不知道更正的是哪一份文件。照提示把更正以前的 PDF 的 SHA-256 写进去，网页上会印出来。")
	codeNoLock = delivered.Info("no-lock",
		"输出文件夹所在的磁盘不能加锁，同时生成的两份通报可能漏进列表，中断后留下的文件也不会自动清理。请不要同时生成。")
)

// stage is one step on a notice's way, as a clerk knows it, with what it tells.
type stage struct {
	name  string
	codes diag.Register
}

// stages lists the steps in order.
func stages() []stage {
	return []stage{
		{"文件夹和往期", survey.Codes},
		{"读取文件", intake.Codes},
		{"文本文件", charset.Codes},
		{"notice.toml 和规则文件的写法", conf.Codes},
		{"notice.toml 的内容", issue.Codes},
		{"工作簿", workbook.Codes},
		{"工作表和单元格", sheet.Codes},
		{"名单和检查结果", inspection.Codes},
		{"沿用上期的内容", leftovers.Codes},
		{"数字", figures.Codes},
		{"正文里的词", vocabulary.Codes},
		{"正文、附件和表", compose.Codes},
		{"校对", proof.Codes},
		{"字体", typeface.Codes},
		{"版面", typeset.Codes},
		{"网页", html.Codes},
		{"生成", released},
		{"写出以后的核对", readback.Codes},
		{"输出文件夹", delivered},
		{"改写旧写法", migrate.Codes},
	}
}

// codes are the codes of all stages.
func codes() diag.Register {
	var out diag.Register
	for _, s := range stages() {
		out = append(out, s.codes...)
	}
	return out
}

// listWord asks for the list of all codes, as the usage of the command names it.
const listWord = "代号"

// HelpCode explains a code, a word of body.md or a key of notice.toml to a clerk, lists all codes or
// the names recognised in workbooks, or shows the manual. The error names codes near to one that does
// not exist.
func HelpCode(w io.Writer, name string) error {
	switch name {
	case listWord:
		return helpCodes(w)
	case manualWord:
		return helpManual(w, ManualPage(name))
	case columnsWord:
		return helpColumns(w)
	}
	all := byName(codes())
	i := slices.IndexFunc(all, func(c diag.Code) bool { return c.Name == strings.Trim(name, "[]") })
	if i < 0 {
		if text := helpOfWord(name) + helpOfKey(name); text != "" {
			_, err := io.WriteString(w, text)
			return err
		}
		return fmt.Errorf("没有命令或代号“%s”，也没有这个词或 notice.toml 的键；%s用 tongbao help 列出命令，用 tongbao help 代号 列出代号", name, nearCodes(name, all.Names()))
	}
	fmt.Fprint(w, explained(all[i]))
	return nil
}

// helpCodes lists all codes by stages.
func helpCodes(w io.Writer) error {
	for _, s := range stages() {
		fmt.Fprintf(w, "%s\n", s.name)
		for _, c := range byName(s.codes) {
			fmt.Fprintf(w, "  %s %s\n", c.Severity, c.Name)
		}
	}
	_, err := fmt.Fprintln(w, "用 tongbao help 加一个代号，查看它的意思和办法。")
	return err
}

// explained is all that is known of a code, several lines.
func explained(c diag.Code) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s（%s）\n%s\n", c.Name, c.Severity, c.Help)
	if c.Clause != "" {
		fmt.Fprintf(&b, "依据：%s\n", c.Clause)
	}
	if !c.Acknowledgeable {
		b.WriteString("作为错误，不能用 [[acknowledged]] 接受：不改正，就不生成通报。\n")
		return b.String()
	}
	fmt.Fprintf(&b, `核对后可以接受的，在 notice.toml 里写：
[[acknowledged]]
code  = "%s"
place = "……"   # 检查结果里的位置；不写就是所有位置
why   = "……"   # 接受的理由
`, c.Name)
	return b.String()
}

// shownNear is how many codes are suggested for one that does not exist.
const shownNear = 5

// nearCodes asks about the codes that a wrong one may have meant: a slip of a few
// letters, then those that share a word with it.
func nearCodes(name string, all []string) string {
	var near []string
	if slip := conf.Nearest(name, all); slip != "" {
		near = append(near, slip)
	}
	words := strings.Split(name, "-")
	for _, n := range all {
		shares := slices.ContainsFunc(strings.Split(n, "-"), func(w string) bool { return slices.Contains(words, w) })
		if shares && !slices.Contains(near, n) {
			near = append(near, n)
		}
	}
	if len(near) == 0 {
		return ""
	}
	return "是不是 " + strings.Join(near[:min(len(near), shownNear)], "、") + "？"
}

func byName(codes diag.Register) diag.Register {
	return slices.SortedFunc(slices.Values(codes), func(a, b diag.Code) int { return cmp.Compare(a.Name, b.Name) })
}
