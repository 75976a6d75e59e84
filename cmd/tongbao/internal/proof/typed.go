package proof

import (
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/claims"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/pattern"
)

// Wording that makes a number a limit and not a count: a rule says 超过10个, an
// order says 不少于6次; neither can be counted anywhere.
var (
	limitBefore = pattern.New(`(超过|不少于|不超过|多于|不低于|低于|高于|少于|大于|小于|不足|不到|至少|最多|最少|连续|满|每|各|前|第|一式` +
		`|≥|≤|>|<|＞|＜|(应|须|要|未|没有)达到)(了|约)?$` +
		`|(至少|最多|最少|原则上|(只|仅)(能|可|得)?)(\p{Han}{1,3})$`) // 至少更新2次, 只保留1个
	limitAfter = pattern.New(`^(及以上|及以下|以上|以下|以内|之内|内|（含|\(含|的(要求|标准|规定|指标|目标))`)
)

// limitMarks are characters of which each way of limitBefore holds one.
const limitMarks = "超不多低高少大小足到最连满每各前第一≥≤><＞＜达原只仅"

// orders are the words of sentences that say what has to be done; the numbers in
// them are set by the office and not counted.
var orders = pattern.New(`请|[要应须将]|不得|确保|力争|争取|报送|一式|至少|不少于|原则上|拟|每[日天周旬月季年]|前，|前(全面|全部|基本)?(完成|实现|达到)|约谈|予以`)

// orderSections are headings under which such sentences stand.
var orderSections = pattern.New(`要求|下一步|计划|措施|安排|建议`)

// typed holds the counts and rates typed into the text against the data, where it is certain
// what they are of. In the text itself the others are told too: no cell stands behind them, so
// they may be last period's.
func typed(t *passage) {
	held := t.claims()
	for k, q := range t.quantities() {
		if q.figure != nil || q.quoted || q.unit == "" || !q.counted() && q.unit != "%" && q.unit != pointUnit {
			continue
		}
		if q.cited || t.isOrder(q) || t.isWholeOfFull(q) || isMeasure(t, q) || after(t.text, q.unitEnd) == '/' { // 1个/月
			continue
		}
		switch c := held[k]; {
		case c.Verdict == claims.Contradicted:
			contradicted(t, q, c)
			t.numbers[k].vague = true // the cause is told
		case q.limit:
		case c.Verdict == claims.Equal:
			t.tell(q.start, codeTypedFigure, "写成 "+asAction(q, c)+"，数据改了会跟着改。", "手写的数字“%s”与数据一致：%s。",
				t.text[q.start:q.unitEnd], t.shown(q.start, q.unitEnd))
		case c.Verdict == claims.Near:
			t.tell(q.start, codeTypedFigure, "准确的数写成 "+asAction(q, c)+"。", "手写的约数“%s”与数据相符，准确的是%s：%s。",
				t.text[q.start:q.unitEnd], c.Figure.Text, t.shown(q.start, q.unitEnd))
		case t.slot&sentenceSlots != 0 && !t.paper.isGiven(t.place(q.start)):
			t.tell(q.start, codeHandwrittenNumber,
				"改用 {{网站.不合格数}}、{{网站.合格率}} 这样的名称从数据中取数；表中没有的，写进 notice.toml 的 [values]。",
				"手写的数字“%s”无法核对：%s。", t.text[q.start:q.unitEnd], t.shown(q.start, q.unitEnd))
		}
	}
}

// isNoCount reports a number that nobody has counted: a limit, a demand, others' words.
func isNoCount(t *passage, q quantity) bool {
	return q.limit || q.cited || t.isOrder(q) || t.isWholeOfFull(q) || isMeasure(t, q)
}

// How a text speaks of the measure and not of what was measured.
var (
	// an indicator, or a step, has no row: 12项指标, 3个方面
	measureAfter  = pattern.New(`^(\p{Han}{0,4}指标|大?方面|环节|层面|维度|阶段|步骤|档次?的?|等次)`)
	measureBefore = pattern.New(`指标(共?有|共|为|包括)?$|[×*]$`)
	// 扣2分, 1处即单项否决, 80%至90%的为良好
	marking = pattern.New(`扣\d+(\.\d+)?分|即(为)?(单项否决|不合格)|视为|[评定]?为(优秀|良好|较好|一般|较差|不合格|合格)$`)
	// what a share of the points is: 网站占60%
	weighing = pattern.New(`权重|百分制|折算|加权|计分|评分(标准|办法|规则)`)
	// how often something is done: 每季度检查1次
	often = pattern.New(`每(个)?(工作日|季度|半年|[日天周旬月季年])[^，。；、]{0,8}$`)
)

// isMeasure reports a number of the indicators, or of how often something has to be done.
func isMeasure(t *passage, q quantity) bool {
	words := t.wordsBefore(q.start)
	clause := t.text[t.clauseStart(q.start):forth(t.text, q.unitEnd, reach, clauseMarks)]
	switch {
	case q.unit == "%" && weighing.MatchString(t.sentenceAround(q.start)):
		return true
	case q.unit == "次" || q.unit == "条" || q.unit == "篇":
		if often.MatchString(words) {
			return true
		}
	}
	return measureAfter.MatchString(t.text[q.unitEnd:]) || measureBefore.MatchString(words) || marking.MatchString(clause)
}

// typedNumerals holds counts in Chinese numerals, and words that none failed, against the data;
// nothing is told of those that agree, which are usual.
func typedNumerals(t *passage) {
	words := append(numerals(t), noneFailed(t)...)
	if t.paper.data == nil || len(words) == 0 {
		return
	}
	all := append(slices.Clone(t.quantities()), words...)
	slices.SortFunc(all, func(a, b quantity) int { return a.start - b.start })
	for k, c := range claimsOf(t, all) {
		q := all[k]
		if c.Verdict == claims.Contradicted && !isDigit(after(t.text, q.start)) && !t.isOrder(q) {
			contradicted(t, q, c)
		}
	}
}

// isGiven reports places of [values], where an office writes what no sheet holds.
func (p *paper) isGiven(places ...diag.Place) bool {
	return slices.ContainsFunc(p.issue.Values, func(v issue.Value) bool { return !v.Place.IsZero() && slices.Contains(places, v.Place) })
}

// isKnown reports a typed number that is that of the data.
func isKnown(t *passage, q quantity) bool {
	k := slices.IndexFunc(t.quantities(), func(other quantity) bool { return other.start == q.start })
	return k >= 0 && t.claims()[k].Verdict == claims.Equal
}

// claims are what the data say of each number of the passage, read once.
func (t *passage) claims() []claims.Claim {
	if !t.claimed {
		t.claimed, t.claim = true, claimsOf(t, t.quantities())
	}
	return t.claim
}

func claimsOf(t *passage, numbers []quantity) []claims.Claim {
	read := claims.Passage{Text: t.text, Headings: t.headings}
	for _, q := range numbers {
		unit := q.unit
		if q.quoted || !q.counted() && unit != "%" && unit != pointUnit {
			unit = ""
		}
		read.Numbers = append(read.Numbers, claims.Number{Start: q.start, End: q.unitEnd, Digits: q.digits, Unit: unit, Typed: q.figure == nil,
			NoneFailed: q.noneFailed})
	}
	if t.paper.data == nil || !slices.ContainsFunc(read.Numbers, func(n claims.Number) bool { return n.Typed && n.Unit != "" }) {
		return make([]claims.Claim, len(read.Numbers))
	}
	for _, s := range t.spans {
		if s.quoted() && s.end > s.start {
			read.Opaque = append(read.Opaque, claims.Span{Start: s.start, End: s.end})
		}
	}
	return t.paper.data.Read(read)
}

// mostCells is how many places a finding names.
const mostCells = 3

// contradicted tells of a number that is not the data's, with that of the data and how it
// comes about.
func contradicted(t *passage, q quantity, c claims.Claim) {
	is := c.Figure.Text
	if !c.Unit && c.Figure.Kind == figures.Count {
		is += q.unit
	}
	switch {
	case c.Up:
		is = "上升" + is
	case c.Down:
		is = "下降" + is
	}
	var cells []string
	for _, p := range c.Figure.Sources[:min(len(c.Figure.Sources), mostCells)] {
		cells = append(cells, p.String())
	}
	from := strings.Join(cells, "、")
	if len(c.Figure.Sources) > mostCells {
		from += "等"
	}
	t.refuted = append(t.refuted, q.start)
	hint := "写成 " + asAction(q, c) + "，由程序从数据中取数；手写的对的，改正数据。"
	if q.noneFailed {
		hint = "不合格的写成 " + asAction(q, c) + "；确实全部合格的，改正数据。"
	}
	t.tell(q.start, codeTypedDiffers, hint,
		"手写的“%s”与数据不符：%s。按数据，%s 是%s（%s；出自%s）", t.text[q.start:q.unitEnd], t.shown(q.start, q.unitEnd),
		c.Expression, is, c.Figure.Formula, from)
}

// asAction is what to write for a number. A change that goes down, or the other way than was
// typed, is printed with its direction.
func asAction(q quantity, c claims.Claim) string {
	if c.Signed != "" && (c.Down || c.Verdict == claims.Contradicted) {
		return "{{" + c.Signed + "}}" + "（连同前面的升降）"
	}
	action := "{{" + c.Expression + "}}"
	if c.Figure.Kind == figures.Percent || c.Figure.Kind == figures.Points {
		return action // it prints its unit
	}
	return action + q.unit
}

func (t *passage) isLimit(q quantity) bool {
	words := t.wordsBefore(q.start)
	if strings.ContainsAny(words, limitMarks) && limitBefore.MatchString(words) || limitAfter.MatchString(t.text[q.unitEnd:]) {
		return true
	}
	// 空白栏目达到5个的: the measure of an indicator
	return strings.HasSuffix(words, "达到") && (q.counted() || strings.HasPrefix(t.text[q.unitEnd:], "的"))
}

// isQuotation reports a place inside 《》 or “”: others' words are not ours to count.
func (t *passage) isQuotation(off int) bool {
	words := t.text[back(t.text, off, reach, ""):off]
	inside := func(open, shut string) bool {
		i := strings.LastIndex(words, open)
		return i >= 0 && !strings.Contains(words[i:], shut)
	}
	return inside("《", "》") || inside("“", "”")
}

func (t *passage) isOrder(q quantity) bool {
	if !orderSections.MatchString(t.section) || !orders.MatchString(t.sentenceAround(q.start)) {
		return false
	}
	clause := t.text[t.clauseStart(q.start):clauseEnd(t, q.start)]
	return orders.MatchString(clause) || !facing.MatchString(clause)
}

// facing begins a clause that says what is, and what the order behind it is about.
var facing = pattern.New(`^(针对|鉴于|(对照?|根据)?(本次|此次|这次|本季度|本月|本期)(检查|抽查|普查|监测|通报))`)

// isWholeOfFull reports the 100% that says what a list of those at 100% has in
// common: the limit is in the figure already.
func (t *passage) isWholeOfFull(q quantity) bool {
	return q.unit == "%" && slices.ContainsFunc(t.near(q.start, q.unitEnd), func(s span) bool {
		return s.figure != nil && strings.Contains(s.figure.Key, t.text[q.start:q.unitEnd])
	})
}
