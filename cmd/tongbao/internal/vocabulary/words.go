package vocabulary

import (
	"fmt"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/wording"
)

// Word is one entry of the vocabulary.
type Word struct {
	Name    string
	On      []string // kinds of values it is asked of; 开头: it begins an expression
	Args    string   // what stands in its brackets: "列", "个数?，单位?"; ? may be left out, … may be repeated
	Gives   string   // what it comes to
	Example string   // an expression that the tests print on the notice of testdata
	Prints  string   // what the example prints there
	Explain string   // one sentence for the manual

	on  kind
	run func(call) (any, error) // nil: read where what stands before it is known, as 较上期
}

// Words is the vocabulary in the order of the manual.
func Words() []Word {
	out := make([]Word, len(words))
	for i, w := range words {
		for k := beginning; k <= otherKind; k <<= 1 {
			if w.on&k != 0 {
				w.On = append(w.On, k.String())
			}
		}
		out[i] = w
	}
	return out
}

// wordNamed is the word of that name that may be asked of a kind of values; nil when there
// is none.
func wordNamed(name string, of kind) *Word {
	for i := range words {
		if w := &words[i]; w.Name == name && w.on&of != 0 && w.run != nil {
			return w
		}
	}
	return nil
}

// ofSet makes a word of something asked of a set.
func ofSet[T any](ask func(*figures.Set) T) func(call) (any, error) {
	return func(c call) (any, error) { return ask(c.value.(*figures.Set)), nil }
}

// ofColumn makes a word of something asked of a column of a set, or of what is computed of
// several row by row.
func ofColumn(ask func(*figures.Set, string) *figures.Figure,
	computed func(*figures.Set, *figures.Formula) *figures.Figure) func(call) (any, error) {
	return func(c call) (any, error) {
		set, arg := c.value.(*figures.Set), c.node.Args[0]
		if arithmetical(arg) {
			f, err := formula(c.speaker, set, arg)
			if err != nil {
				return nil, err
			}
			return computed(set, f), nil
		}
		if column := rawName(arg); !set.Has(column) {
			return nil, noColumn(set, column)
		}
		return ask(set, rawName(arg)), nil
	}
}

// words is filled when the program starts: the functions reach it again.
var words []Word

func init() {
	words = slices.Concat(factWords(), attachmentWords(), countWords(), objectWords(), columnWords(), groupWords(), figureWords())
	for i := range words {
		if words[i].run == nil {
			continue
		}
		words[i].run = checked(words[i].Name, words[i].Args, words[i].Example, words[i].run)
	}
}

// factWords are facts of notice.toml, and periods.
func factWords() []Word {
	return []Word{
		{Name: "期次", on: beginning | periodKind, Gives: "文字", Example: "期次", Prints: "2026年第一季度",
			Explain: "通报的时期；上期.期次 是上一期的", run: periodCalled},
		{Name: "本期", on: beginning, Gives: "文字", Example: "本期", Prints: "第一季度", Explain: "不写年份的时期", run: fact(periodShort)},
		{Name: "起止日期", on: beginning, Gives: "起止日期", Example: "起止日期", Prints: "2026年3月2日至10日",
			Explain: "本期从哪天到哪天，写在 [period] 的 from、to", run: periodDates},
		{Name: "本机关", on: beginning, Gives: "文字", Example: "本机关", Prints: "市政府办公室", Explain: "发文机关的简称", run: organ(office, "Short", "Issuer")},
		{Name: "发文机关", on: beginning, Gives: "文字", Example: "发文机关", Prints: "云川市人民政府办公室", Explain: "发文机关的全称", run: organ(issuer, "Issuer")},
		{Name: "依据", on: beginning, Gives: "文字", Example: "依据", Prints: "《检查指标》", Explain: "检查依据的文件", run: given(basis, "basis", "Basis")},
		{Name: "范围", on: beginning, Gives: "文字", Example: "范围", Prints: "全市", Explain: "检查的范围", run: fact(scope, "Scope")},
		{Name: "检查方式", on: beginning, Gives: "文字", Example: "检查方式", Prints: "检查", Explain: "检查、抽查、普查、监测", run: fact(action, "Action")},
		{Name: "整改期限", on: beginning, Gives: "日期", Example: "整改期限", Prints: "2026年4月20日", Explain: "整改的最后一天", run: deadline},
		{Name: "成文日期", on: beginning, Gives: "日期", Example: "成文日期", Prints: "2026年4月9日", Explain: "落款的日期", run: signed},
		{Name: "报送单位", on: beginning, Gives: "文字", Example: "报送单位", Prints: "电子政务科", Explain: "收整改报告的单位",
			run: given(reportTo, "report_to", "ReportTo")},
		{Name: "联系人", on: beginning, Gives: "文字", Example: "联系人", Prints: "王敏", Explain: "联系人",
			run: given(contactName, "contact 的 name", "Contact")},
		{Name: "联系电话", on: beginning, Gives: "文字", Example: "联系电话", Prints: "0000-2610000", Explain: "联系电话",
			run: given(contactPhone, "contact 的 phone", "Contact")},
		{Name: "写明", on: beginning, Gives: "数", Example: "写明.工作日", Prints: "15", Explain: "[values] 里写明的数、日期或文字，名称写在后面；没有同名的词时，“写明”可以不写",
			run: func(call) (any, error) { return givenValues{}, nil }},

		{Name: "上期", on: beginning | setKind, Gives: "对象", Example: "上期.网站.合格率", Prints: "50.0%", Explain: "上一期的；网站.上期.合格率 也可以",
			run: func(call) (any, error) { return wholePeriod(before), nil }},
		{Name: "去年同期", on: beginning | setKind, Gives: "对象", Example: "去年同期.网站.总数", Prints: "4", Explain: "去年同期的",
			run: func(call) (any, error) { return wholePeriod(yearAgo), nil }},
	}
}

// attachmentWords are tables, attachments, what there is.
func attachmentWords() []Word {
	return []Word{
		{Name: "附件", on: beginning, Args: "序号或标题", Gives: "文字", Example: "附件(2)", Prints: "附件2", Explain: "提到附件，并链接到它；附件1 也可以连写",
			run: attachment},
		{Name: "见附件", on: beginning, Args: "网站、新媒体或其他", Gives: "文字", Example: "见附件(网站)", Prints: "（见附件1）",
			Explain: "列网站的、列新媒体的、其他的附件；没有就不印", run: see},
		{Name: "表", on: beginning, Args: "名称", Gives: "表", Explain: "单独成段，放一张表：[[table]] 的名称，或工作表", run: table},
		{Name: firstWord, on: beginning, Gives: "序数", Explain: "一是、二是……，每段从头数；只有一条时不印", run: func(call) (any, error) { return counter{}, nil }},
		{Name: "有表", on: beginning, Args: "名称", Gives: "条件", Explain: "有没有这张工作表，写在“如果”后面", run: hasSheet},
		{Name: "有写明", on: beginning, Args: "名称", Gives: "条件", Explain: "[values] 里有没有这一项，写在“如果”后面", run: hasValue},
		{Name: itemWord, on: beginning, Gives: "一行", Explain: "“逐个”里面，正在写的这一个", run: thisItem},
	}
}

// countWords are numbers of objects.
func countWords() []Word {
	return []Word{
		{Name: "总数", on: setKind, Gives: "数", Example: "网站.总数", Prints: "6", Explain: "一共有多少", run: ofSet((*figures.Set).Count)},
		{Name: "行数", on: setKind, Gives: "数", Example: "留言.行数", Prints: "3", Explain: "工作表有多少行", run: ofSet((*figures.Set).Count)},
		{Name: "去重数", on: setKind, Args: "列?，另一列?", Gives: "数", Example: "新媒体.去重数(平台)", Prints: "2",
			Explain: "有几个不同的：一行是一条问题、一次检查的，不写列就是有多少个对象", run: different},
		{Name: "检查数", on: setKind, Gives: "数", Example: "网站.检查数", Prints: "5", Explain: "检查了多少", run: countOf((*figures.Set).Inspected)},
		{Name: "合格数", on: setKind, Gives: "数", Example: "网站.合格数", Prints: "3", Explain: "合格的有多少", run: countOf((*figures.Set).Passed)},
		{Name: "不合格数", on: setKind, Gives: "数", Example: "网站[类别=部门网站].不合格数", Prints: "2", Explain: "不合格的有多少",
			run: countOf((*figures.Set).Failed)},
		{Name: "合格率", on: setKind, Gives: "数", Example: "网站.合格率", Prints: "60.0%", Explain: "合格的占检查的", run: ofSet((*figures.Set).PassRate)},
		{Name: "不合格率", on: setKind, Gives: "数", Example: "网站.不合格率", Prints: "40.0%", Explain: "不合格的占检查的", run: ofSet((*figures.Set).FailRate)},
		{Name: "检查率", on: setKind, Gives: "数", Example: "网站.检查率.1位小数", Prints: "83.3%", Explain: "检查的占总数的",
			run: ofSet((*figures.Set).InspectedRate)},
	}
}

// objectWords are choices and lists of objects.
func objectWords() []Word {
	return []Word{
		{Name: "检查", on: setKind, Gives: "对象", Example: "网站.检查.总数", Prints: "5", Explain: "检查了的", run: ofSet((*figures.Set).Inspected)},
		{Name: "合格", on: setKind, Gives: "对象", Example: "网站.合格.名单", Prints: "甲网站、乙网站、丙网站", Explain: "合格的", run: ofSet((*figures.Set).Passed)},
		{Name: "不合格", on: setKind, Gives: "对象", Example: "网站.不合格.总数", Prints: "2", Explain: "不合格的", run: ofSet((*figures.Set).Failed)},
		{Name: "名单", on: setKind | listKind | seriesKind | groupsKind, Args: "列?，另一列?，个数?，单位?", Gives: "名单", Example: "网站.检查.名单(2，家单位)",
			Prints: "甲网站、乙网站等5家单位", Explain: "名称，或写明的一列；几个平台上有同名账号的（另一个不在名单里也一样），括号里印出平台；只取一个平台的不印；" +
				"再写一列的，印在括号里，如 名单(账号名称，平台)；只印前几个的写个数，后面是“等”字后面的单位", run: names},
		{Name: quotedWord, on: listKind, Args: "顿号?", Gives: "名单", Example: "网站.不合格.名单.加引号", Prints: "“丁网站”“戊网站”",
			Explain: "每个名称加上引号，中间不用顿号；要用的写 加引号(顿号)", run: quoted},
		{Name: "主办单位", on: setKind, Gives: "名单", Example: "网站.不合格.主办单位", Prints: "丁局、戊局", Explain: "主办单位，每个只列一次",
			run: ofSet((*figures.Set).Units)},
		{Name: "问题", on: setKind, Gives: "名单", Example: "网站[问题=空白栏目].问题", Prints: "丁网站", Explain: "逐个写名称和问题：甲网站（5个空白栏目）",
			run: ofSet((*figures.Set).Reasons)},
		{Name: "未归类", on: setKind, Gives: "名单", Example: "新媒体.未归类", Prints: "乙号", Explain: "别的不合格的有问题类别，这些没有",
			run: ofSet((*figures.Set).Unsorted)},
		{Name: "归类", on: setKind, Gives: "文字", Example: "网站.不合格.归类", Prints: "丁网站空白栏目；戊网站首页不更新", Explain: "按问题列出名称",
			run: func(c call) (any, error) { return sortedByProblem(c.value.(*figures.Set)), nil }},
	}
}

// columnWords are what is asked of columns, and facts of a roster.
func columnWords() []Word {
	return []Word{
		{Name: "合计", on: setKind, Args: "列或算式", Gives: "数", Example: "留言.合计(收到)", Prints: "60",
			Explain: "一列的数相加；直接写列名也可以；几列的，写 合计(收到＋办结)、合计(收到×5＋办结×3)，逐行算了再相加",
			run:     ofColumn((*figures.Set).Sum, (*figures.Set).SumOf)},
		{Name: "平均", on: setKind, Args: "列或算式", Gives: "数", Example: "留言.平均(收到)", Prints: "20", Explain: "一列的平均数",
			run: ofColumn((*figures.Set).Mean, (*figures.Set).MeanOf)},
		{Name: "最大", on: setKind, Args: "列或算式", Gives: "数", Example: "留言.最大(收到)", Prints: "30", Explain: "一列里最大的",
			run: ofColumn((*figures.Set).Max, (*figures.Set).MaxOf)},
		{Name: "最小", on: setKind, Args: "列或算式", Gives: "数", Example: "留言.最小(收到)", Prints: "10", Explain: "一列里最小的",
			run: ofColumn((*figures.Set).Min, (*figures.Set).MinOf)},
		{Name: "占", on: setKind | figureKind, Args: "整体", Gives: "数", Example: "留言.办结.占(收到)", Prints: "75.0%",
			Explain: "部分占整体的百分比：对象占对象，或一列占另一列、一个数占另一个数", run: shareOf},
		{Name: againstWord, on: figureKind, Args: "另一个数", Gives: "数", Example: "写明.工作日.相当于(留言.行数)", Prints: "500.0%",
			Explain: "一个数是另一个数的百分之几，不是它的一部分，可以超过100%", run: against},
		{Name: "占比", on: figureKind, Gives: "数", Example: "留言[单位=甲局].收到.占比", Prints: "16.7%", Explain: "这一部分的数占全部的：最后一个方括号以外的也算进来；各类的数后面也可以写"},
		{Name: "按", on: setKind, Args: "列", Gives: "分类", Example: "网站.按类别.其中", Prints: "其中，门户网站2个、部门网站4个",
			Explain: "按一列分类，列名可以直接接在后面；按问题就是按问题类别",
			run:     func(c call) (any, error) { return split(c.value.(*figures.Set), rawName(c.node.Args[0])) }},
		{Name: "分段", on: setKind, Args: "列，界限，界限?，界限?，界限?，界限?", Gives: "分类", Example: "留言.分段(收到，15件，30件).列出(行)",
			Prints: "30件及以上1行、15件及以上不足30件1行、不足15件1行", Explain: "按一列的数分成几段，从高到低；界限后面可以带单位", run: banded},
		{Name: "截至", on: setKind, Gives: "日期", Example: "网站.截至", Prints: "2026年3月10日", Explain: "名单截至哪一天", run: asOf},
		{Name: "检查时间", on: setKind, Gives: "起止日期", Example: "网站.检查时间", Prints: "2026年3月2日至10日", Explain: "检查的起止日期", run: window},
		{Name: "量词", on: setKind, Gives: "文字", Example: "网站.量词", Prints: "个", Explain: "个、家", run: ofSet((*figures.Set).Counter)},
		{Name: "称呼", on: setKind, Gives: "文字", Example: "网站.称呼", Prints: "网站", Explain: "单个的叫法：网站、账号", run: oneOf},
		{Name: "可知", on: setKind | figureKind, Gives: "条件", Explain: "这个数有数据可算，写在“如果”后面", run: known},
		{Name: "可分", on: setKind, Args: "列，数?", Gives: "条件", Explain: "能按这一列分成几类；再写合格率一类的，是每一类都有这个数，写在“如果”后面",
			run: splits},
		{Name: "有列", on: setKind, Args: "列", Gives: "条件", Explain: "有没有这一列，写在“如果”后面",
			run: hasColumn},
		{Name: "有名单", on: setKind, Gives: "条件", Explain: "表里列出了名称，写在“如果”后面",
			run: func(c call) (any, error) { return len(c.value.(*figures.Set).Records()) > 0, nil }},
	}
}

// groupWords are groups and their figures.
func groupWords() []Word {
	return []Word{
		{Name: "其中", on: groupsKind | seriesKind, Args: "单位?", Gives: "文字", Example: "网站.按类别.其中(家)", Prints: "其中，门户网站2家、部门网站4家",
			Explain: "各类各有多少，前面有“其中，”", run: listing(wording.Among)},
		{Name: "列出", on: groupsKind | seriesKind, Args: "单位?", Gives: "文字", Example: "留言.按单位.收到.列出(件)", Prints: "甲局10件、乙局20件、丙局30件",
			Explain: "各类各有多少", run: listing(wording.Amounts)},
		{Name: "分别", on: groupsKind | seriesKind, Args: "单位?", Gives: "文字", Example: "网站.按类别.合格率.分别", Prints: "门户网站、部门网站分别为100%、33.3%",
			Explain: "各类分别是多少", run: listing(wording.Respectively)},
		{Name: "排名", on: seriesKind, Args: "单位?", Gives: "文字", Example: "留言.按单位.收到.由高到低.排名(件)",
			Prints: "丙局第一（30件），乙局第二（20件），甲局第三（10件）", Explain: "按名次列出，并列的写明", run: ranking},
		{Name: "由高到低", on: seriesKind, Gives: "各类的数", Example: "留言.按单位.收到.由高到低.名单", Prints: "丙局、乙局、甲局", Explain: "从大到小排",
			run: func(c call) (any, error) {
				v := c.value.(series)
				return series{v.Sorted(), v.of, v.path}, nil
			}},
		{Name: "其他", on: seriesKind, Gives: "各类的数", Example: "留言.按单位.收到[≥20].其他.名单", Prints: "甲局", Explain: "方括号没有挑到的各类",
			run: func(c call) (any, error) {
				v := c.value.(series)
				if !v.IsChosen() {
					return nil, wrong("请先挑选，如 网站.按类别.合格率[<90%].其他。", "“其他”前面没有用方括号挑选")
				}
				return series{v.Rest(), v.of, v.path}, nil
			}},
		{Name: "由低到高", on: seriesKind, Gives: "各类的数", Example: "留言.按单位.收到.由低到高.名单", Prints: "甲局、乙局、丙局", Explain: "从小到大排",
			run: func(c call) (any, error) {
				v := c.value.(series)
				return series{v.Rising(), v.of, v.path}, nil
			}},
		{Name: "合计", on: seriesKind, Gives: "数", Example: "留言.按单位.收到[≥20].合计", Prints: "50", Explain: "各类的数相加",
			run: func(c call) (any, error) { return c.value.(series).Total(), nil }},
		{Name: "个数", on: listKind | seriesKind | groupsKind, Gives: "数", Example: "留言.按单位.收到[≥20].个数", Prints: "2", Explain: "有几个",
			run: howMany},
	}
}

// figureWords are figures and dates.
func figureWords() []Word {
	return []Word{
		{Name: "2位小数", on: figureKind, Gives: "数", Example: "网站.合格率.2位小数", Prints: "60.00%", Explain: "这一处的小数位数，0到2位"},
		{Name: "较上期", on: figureKind, Args: "单位?", Gives: "变化", Example: "网站.合格率.较上期", Prints: "上升10个百分点",
			Explain: "与上一期的同一个数比：比例上升、下降几个百分点，个数上升、下降百分之几；写了单位的，增加、减少几个，如 网站.总数.较上期(个)"},
		{Name: "较去年同期", on: figureKind, Args: "单位?", Gives: "变化", Example: "网站.总数.较去年同期(个)", Prints: "增加2个", Explain: "与去年同期的同一个数比"},
		{Name: "较", on: figureKind, Args: "另一个数，单位?", Gives: "变化", Example: "网站.合格率.较(上期.网站.合格率)", Prints: "上升10个百分点",
			Explain: "与另一个数比：比例差几个百分点，个数增减百分之几；写了单位的，增减几个", run: changeFrom},
		{Name: "百分点", on: changeKind, Gives: "数", Example: "网站.合格率.较上期.百分点", Prints: "10个百分点", Explain: "两个比例相差多少",
			run: ofChange(func(l *figures.Ledger, ch change) figures.Change { return l.Change(ch.now, ch.before) })},
		{Name: "增减率", on: changeKind, Gives: "数", Example: "网站.总数.较上期.增减率", Prints: "20.0%", Explain: "个数增减百分之几",
			run: ofChange(func(l *figures.Ledger, ch change) figures.Change { return l.Change(ch.now, ch.before) })},
		{Name: differenceWord, on: changeKind, Gives: "数", Example: "网站.总数.较上期.增减数", Prints: "1", Explain: "增减多少",
			run: ofChange(func(l *figures.Ledger, ch change) figures.Change { return l.Difference(ch.now, ch.before) })},
		{Name: "月日", on: dayKind, Gives: "日期", Example: "网站.截至.月日", Prints: "3月10日", Explain: "不写年份；期限有钟点的，钟点照写", run: dated("月日")},
		{Name: "年月", on: dayKind, Gives: "日期", Example: "网站.截至.年月", Prints: "2026年3月", Explain: "不写日", run: dated("年月")},
		{Name: "名称", on: setKind | entryKind | rowKind, Gives: "文字", Explain: "“逐个”里面，这一类或这一个的名称", run: labelOf},
		{Name: "数", on: entryKind, Gives: "数", Explain: "“逐个”里面，这一类的数",
			run: func(c call) (any, error) { return c.value.(figures.Entry).Figure, nil }},
		{Name: "对象", on: entryKind, Gives: "对象", Explain: "“逐个”里面，这一类的对象",
			run: func(c call) (any, error) { return c.value.(figures.Entry).Set, nil }},
	}
}

// argument is what stands in the brackets of a word, in messages.
func argument(name string) string {
	return strings.Replace(name, "列", "列名", 1)
}

// checked holds what stands in the brackets of a word against what it takes.
func checked(name, args, example string, run func(call) (any, error)) func(call) (any, error) {
	least, most := 0, 0
	var needed, optional []string
	for a := range strings.SplitSeq(args, "，") {
		if a == "" {
			continue
		}
		if most++; !strings.HasSuffix(a, "?") {
			least, needed = least+1, append(needed, argument(a))
		} else {
			optional = append(optional, argument(strings.TrimSuffix(a, "?")))
		}
	}
	return func(c call) (any, error) {
		n := len(c.node.Args)
		if n >= least && n <= most {
			return run(c)
		}
		if most == 0 {
			return nil, wrong("请删去括号，写成 "+name+"。", "“%s”后面不用括号", name)
		}
		what, written := "", "没有写"
		if n > 0 {
			written = fmt.Sprintf("写了%d项", n)
		}
		if least > 0 {
			what = "要写" + strings.Join(needed, "、")
		}
		if least > 0 && most > least {
			what += "，"
		}
		if most > least {
			what += "可以写" + strings.Join(optional, "、")
		}
		hint := "请写成 " + name + "(" + strings.Join(needed, "，") + ") 的样子。"
		if example != "" {
			hint = "请写成 {{" + example + "}} 的样子。"
		}
		if n > most && strings.Contains(args, "算式") {
			hint = "几列相加的，请写成 " + name + "(" + joined(c.node.Args, "＋") + ") 的样子。"
		}
		return nil, wrong(hint, "“%s”的括号里%s，现在%s", name, what, written)
	}
}

// joined writes arguments with a mark between them.
func joined(args []*language.Node, mark string) string {
	parts := make([]string, len(args))
	for i, a := range args {
		parts[i] = a.String()
	}
	return strings.Join(parts, mark)
}
