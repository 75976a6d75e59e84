package proof

import (
	"strings"

	"tongbao/cmd/tongbao/internal/pattern"
)

// role is what a number of a sentence about results is.
type role int

const (
	noRole role = iota
	existRole
	wholeRole
	passedRole
	failedRole
	inspectRateRole
	passRateRole
	failRateRole
	receivedRole
	answeredRole
	openRole // not answered yet
	answerRateRole
	onTimeRole
	onTimeRateRole
	lateRole
	foundRole // problems, and the failures of before
	mendedRole
	unmendedRole
	mendRateRole
)

const (
	inspections = `(?:检查|抽查|普查|监测|检测|核查|巡查|抽检)`
	answering   = `(?:办结|答复|回复|办理|处理|解决)`
	onTime      = `(?:按期|按时|及时|限时)`
	amounts     = `[为是达到约仅共有]*$`
	theScope    = `全[市省区县州]`
	// words for a period that is not the notice's own
	earlierPeriods = `上季度|上一季度|上个?月|上次|上期|上一期|上半年同期|上年同期|上年|去年同期|去年|前[一两三]个?(?:月|季度|期|次)`
	objects        = `(?:网站|账号|新媒体)`
	// other things that are inspected
	otherObjects = `(?:站点|栏目|链接|附件|页面|专栏|专题|小程序|客户端|服务号|公示栏|公开栏|窗口|事项|指南|端口|系统|文件|点位)`
	ofObjects    = `(?:的|了|全市|各类|政府|政务|网站|新媒体|账号|单位|总数|数量|数|共|` + otherObjects + `)*` + amounts
	ofMessages   = `(?:的|了|完毕|网民|群众|留言|信件|来信|工单|咨询|诉求|投诉|建议|事项|信息|问题|数量|件数|数)*` + amounts
	// things of which one word of the genre says what they are: 市级抽测检查链接
	anyThings  = `[^，。；、：（）发现不合格达标存在改涉及办答收]{0,8}` + amounts
	ofProblems = `(?:的|了|到位|完成|完毕|各类|问题|数量|数)*` + amounts
)

// roleWords say what a number is by the words before it; the first that match count.
var roleWords = []struct {
	is      role
	percent bool
	words   *pattern.Pattern
}{
	{failRateRole, true, pattern.New(`(?:不合格|不达标)率` + amounts)},
	{passRateRole, true, pattern.New(`(?:合格|达标)率` + amounts)},
	{inspectRateRole, true, pattern.New(inspections + `(?:覆盖)?(?:率|比例)` + amounts)},
	{onTimeRateRole, true, pattern.New(onTime + answering + `率` + amounts)},
	{answerRateRole, true, pattern.New(`^[^按及限超逾]*` + answering + `率` + amounts)},
	{mendRateRole, true, pattern.New(`整改(?:完成)?率` + amounts)},
	{foundRole, false, pattern.New(`(?:发现|存在|反馈|交办|需整改|应整改)(?:的|了|各类|需整改)*问题` + amounts)},
	{unmendedRole, false, pattern.New(`(?:未|没有|尚未|正在)整改` + ofProblems)},
	{mendedRole, false, pattern.New(`整改` + ofProblems)},
	{failedRole, false, pattern.New(`(?:不合格|不达标|存在(?:突出|严重)问题)` + ofObjects)},
	{passedRole, false, pattern.New(`(?:合格|达标)` + ofObjects)},
	{openRole, false, pattern.New(`(?:未|没有|尚未)(?:按期|按时|及时)?` + answering + ofMessages)},
	{lateRole, false, pattern.New(`(?:超期|逾期)` + answering + ofMessages)},
	{onTimeRole, false, pattern.New(onTime + answering + ofMessages)},
	{answeredRole, false, pattern.New(answering + ofMessages)},
	{receivedRole, false, pattern.New(`(?:收到|受理|接收|接到|转办|转来|转交|交办|登记)` + ofMessages)},
	{existRole, false, pattern.New(`(?:正在运行|登记在册|在册|现有|共有|实有|在运行)[^，。；、]*` + objects + `[^，。；、]*$`)},
	{existRole, false, pattern.New(`^(?:目前)?` + theScope + `(?:政府|政务)?(?:网站|新媒体账号|新媒体|账号)(?:总数)?` + amounts)},
	{existRole, false, pattern.New(`^实有$`)},
	{wholeRole, false, pattern.New(inspections + ofObjects)},
	{wholeRole, false, pattern.New(inspections + anyThings)},
	{existRole, false, pattern.New(`^(?:目前)?` + theScope + `(?:现有|共有|实有|在用)?[^，。；、：（）发现不合格查测新增关停注销整改]{0,8}` +
		otherObjects + amounts)},
}

// roleMarks are characters of which each of roleWords holds one: most numbers have none.
const roleMarks = "格标题查测检答办回处解收受接转交册行有改全登"

// roleBehind say what a number is by the words behind it: 57个合格, 60个网站中.
var roleBehind = []struct {
	is    role
	words *pattern.Pattern
}{
	{failedRole, pattern.New(`^(?:政府|政务)?(?:网站|新媒体账号|新媒体|账号)?(?:仍|均|都|为)?(?:不合格|不达标|未达标)(?:[，。；、（]|$)`)},
	{passedRole, pattern.New(`^(?:政府|政务)?(?:网站|新媒体账号|新媒体|账号)?(?:均|都|为)?(?:合格|达标)(?:[，。；、（]|$)`)},
	{mendedRole, pattern.New(`^(?:问题|网站|账号)?(?:均|都)?(?:已经?|完成)(?:完成)?整改`)},
	{foundRole, pattern.New(`^不合格的?(?:政府|政务)?(?:网站|新媒体账号|新媒体|账号)[中里]`)},
	{foundRole, pattern.New(`^(?:网站|账号|问题)的?整改率`)},
	{wholeRole, pattern.New(`^(?:政府|政务)?(?:网站|新媒体账号|新媒体|账号)?[中里]`)},
	{wholeRole, pattern.New(`^(?:政府|政务)?(?:网站|新媒体账号|新媒体|账号)的?(?:不?合格|不?达标)率`)},
}

// headOf is a label that leaves it to the words behind a number to say what it is.
var headOf = pattern.New(`(?:^|有|的|仅|只|等|仍|[的在])$`)

// portion is a whole with a part, the rest and the shares of both.
type portion struct {
	whole, part, rest   role
	partRate, restRate  role
	complete            bool   // part and rest are all of it
	saidWhole, saidPart string // what the whole and the part are called
}

// portions are the wholes a notice speaks of. What cannot be answered, found or passed more
// often than it is there needs no standard.
var portions = []portion{
	{wholeRole, passedRole, failedRole, passRateRole, failRateRole, true, "检查的", "合格"},
	{wholeRole, failedRole, noRole, noRole, noRole, false, "检查的", "不合格"},
	{existRole, wholeRole, noRole, inspectRateRole, noRole, false, "实有的", "检查的"},
	{receivedRole, answeredRole, openRole, answerRateRole, noRole, false, "收到的", "办理的"},
	{receivedRole, onTimeRole, openRole, onTimeRateRole, noRole, false, "收到的", "按期办理的"},
	{receivedRole, lateRole, openRole, noRole, noRole, false, "收到的", "超期办理的"},
	{foundRole, mendedRole, unmendedRole, mendRateRole, noRole, false, "发现的", "整改的"},
}

// families are roles that are read together, with the words of sentences in which nothing
// certain can be said of them: several periods, grades or groups.
var families = []struct {
	roles  []role
	beyond *pattern.Pattern
}{
	{[]role{foundRole, mendedRole, unmendedRole, mendRateRole}, pattern.New(`分别|均为|累计|结转|遗留|存量|往期|基本`)},
	{nil, pattern.New(`基本合格|分别|` + earlierPeriods + `|整改(?:到位|完成|率|后)|(?:已|完成|经)整改|均为|累计|结转|遗留|存量|往期|复查|再次`)},
}

var (
	// comparisons with another period, which say nothing of this one
	comparison     = pattern.New(`(?:较|比|与|同)(?:` + earlierPeriods + `)(?:末|底)?的?|同比|环比`)
	comparedClause = pattern.New(`[，；]?(?:数量)?(?:(?:较|比|与|同)(?:` + earlierPeriods + `)|同比|环比)[^，。；]*`)
	// plain is wording between two numbers that keeps to the same objects
	plain = pattern.New(`本次|此次|本季度|本月|本期|本轮|本年度|` + theScope + `|总共|一共|共计?|合计|` + inspections + `|结果|发现|经|其中|` +
		`存在|突出|严重|问题|不?合格|不?达标|政府|政务|网站|账号|新媒体|单位|覆盖|即|` + otherObjects + `|[率数的了有为是达到约仅占都均仍但还、，；：个家中里]|比例|总数|数量|` +
		`正在运行|登记在册|在册|现有|实有|运行|按期|按时|及时|限时|超期|逾期|尚?未|没有|正在|已经?|` + answering + `|收到|受理|接收|接到|转办|交办|` +
		`网民|群众|留言|信件|来信|工单|件|条|年|第[一二三四]季度|[上下]半年|总体|整体|完毕|全部|所有|整改|到位|完成`)
	objectNoun = pattern.New(objects + `|` + otherObjects)
	// right behind a number: 51个政府网站
	objectBehind  = pattern.New(`^(?:政府|政务)?` + objects)
	togetherWords = pattern.New(`网站(?:和|与|、|及)(?:政务)?(?:新媒体|账号)[^，。；]*$`)
	// words that one word of a list shares with the one before: 检查网站60个、账号500个
	continued = pattern.New(`^[、和及](?:政府|政务)?(?:网站|新媒体账号|新媒体|账号)$`)
	allOfThem = pattern.New(`覆盖了?(?:全[市省区县])?(?:全部|所有)`)
)

// behindMarks are characters of which each of roleBehind holds one.
const behindMarks = "格标改中里"

// roleOf tells from the words before a number, and from those behind it, what it counts.
func roleOf(t *passage, q quantity) role {
	is, known := t.roles[q.start]
	if !known {
		is = readRole(t, q)
		if t.roles == nil {
			t.roles = map[int]role{}
		}
		t.roles[q.start] = is
	}
	return is
}

// readRole finds the role of a number, once.
func readRole(t *passage, q quantity) role {
	words := t.label(q.start)
	if q.unit != "%" && !q.whole() {
		return noRole
	}
	if strings.ContainsAny(words, roleMarks) {
		for _, r := range roleWords {
			if r.percent == (q.unit == "%") && r.words.MatchString(words) {
				return r.is
			}
		}
	}
	if q.unit == "%" || !headOf.MatchString(words) {
		return noRole
	}
	rest := t.text[q.unitEnd:forth(t.text, q.unitEnd, near, sentenceMarks)]
	if !strings.ContainsAny(rest, behindMarks) {
		return noRole
	}
	for _, r := range roleBehind {
		if r.words.MatchString(rest) {
			return r.is
		}
	}
	return noRole
}
