package line

import (
	"slices"
	"strings"
)

// terms are the smallest words that names and titles of the field are made of. No
// line ends inside one where it can be avoided (7.3.1 词意完整).
const terms = `
人民政府 政府 人民 门户网站 网站 网站群 政务 新媒体 政务公开 政府系统 信息公开 信息化
数据 大数据 大数据局 数据局 发展 改革 委员会 办公室 办公厅
管理局 管理 管委会 监督 管理处 管理所 服务局 公安局 公安 分局 支队 大队 派出所 法院 检察院
教育局 教育 体育局 体育 科技局 科学 技术 工业 信息 民族 宗教 事务 民政局 民政 司法局 司法 财政局 财政
人力资源 社会 保障局 保障 自然资源 规划局 规划 生态 环境 环境局 住房 城乡 建设 建设局 城市 综合 执法 执法局
交通 运输 运输局 水利局 水利 水务局 农业 农村 农村局 林业 草原 园林 商务局 商务 文化 旅游 旅游局 卫生 健康
退役 军人 应急 审计局 审计 外事 国有 资产 市场 市场监管 统计局 统计 医疗 医保局 信访局 信访
行政 审批 机关 乡村 振兴 防空 地方 金融 税务局 税务 气象局 气象 消防 救援 公共 资源 交易
公积金 供销社 联合会 残疾人 妇女 图书馆 博物馆 档案馆 文化馆 医院 中心 学校 大学 学院 中学 小学 幼儿园 街道 办事处 社区 开发区 高新区 经开区 新区 经济 示范区 度假区 旅游区 园区
微信 公众号 订阅号 服务号 视频号 小程序 微博 新浪 今日头条 头条号 头条 抖音 抖音号 快手 客户端 移动 小红书 百家号 账号 平台 栏目 空白 更新 及时 不及时
互动 回应 内容 网络 安全 严重 问题 链接 错误 留言 答复 服务 不实用 无法 访问 首页 站点 长期 超期 未更新 超标 数量 存在 发现 突出 主要
检查 抽查 普查 检测 监测 考核 评估 评价 巡查 通报 情况 工作 整改 结果 复查 自查 督查 专项 年度 月度 季度 半年 上半年 下半年 日常 运维 常态化
名单 名称 汇总 汇总表 统计表 一览表 情况表 明细表 信息表 清单 合格 不合格 合格率 优秀 良好
关于 全市 全县 全区 全省 全州 全国 全盟 全旗 有关 单位 部门 市直 县直 区直 直属 事业 所属 下属 主管 主办 关停 整合 迁移 注销 备案 登记 运行 开展 印发 推进 加强 进一步 做好 近期 典型 案例 做法 集约化 适老化 无障碍 域名 升级
改造 清理 整治 规范 优化 提升 质量 能力 专题 培训
超过 达到 低于 高于 以上 以下 投资 促进 招商 企业 党建 扶贫 开发 重点 工程 产业 高新 广播 电视 广电 领导 小组 领导小组 通知 公告 政策 文件 说明 公开 时间 日期 最后 有效 功能 提供 未提供 具体 动态 要闻 解读 征集 调查 反馈 受理
水资源 知识产权 专利
粮食 物资 储备 邮政 供电 铁路 公路 港口 民航 地震 海洋 渔业 畜牧 兽医 疾病 预防 控制 仲裁 法制 史志 接待 代表 老干部 机构 编制 宣传 统战 组织 纪检 监察 总工会 工会 共青团 妇联 文联 科协 红十字会 侨联 工商联
月份 第一 第二 第三 第四 第一季度 第二季度 第三季度 第四季度 第一次 第二次 第三次 第四次 一季度 二季度 三季度 四季度
`

// phrases are made of several terms and stay whole in a title, which is set in
// longer lines than a cell.
const phrases = `
政府网站 政务新媒体 政府信息 信息中心 政务服务 政务信息 政务信息化 服务中心 发展和改革 发展改革 管理委员会 监督管理 科学技术 工业和信息化 宗教事务 社会保障 生态环境 住房城乡建设 城市管理 综合执法 交通运输 农业农村 文化和旅游 卫生健康 退役军人 军人事务
应急管理 国有资产 市场监督 医疗保障 行政审批 机关事务 乡村振兴 人民防空 消防救援 公共资源 交易中心 住房公积金 经济开发区 微信公众号 新浪微博 移动客户端 空白栏目 直属事业 管理工作 建设工作 典型案例
人民政府办公室 人民政府办公厅 政府办公室 政府办公厅 发展和改革委员会 网络安全和信息化委员会办公室 政务服务和数据管理局 政务服务管理局 数据资源管理局
政务公开领导小组办公室 政府系统政务新媒体 检查情况 抽查情况 普查情况 检测情况 监测情况 考核情况 考核结果 评估结果 检查结果 抽查结果 监测结果 整改情况 运行情况 建设情况 管理情况 工作情况 有关情况 有关问题 存在问题 突出问题 专项检查 专项整治
日常监测 季度检查 年度考核 绩效考核 绩效评估 内容保障 信息内容 建设管理 运维管理 运行维护 常态化监管 安全检查 自查自纠 办理情况 完成情况 落实情况 进展情况
的通报 的通知 的函 的报告 的意见 的决定 不合格名单 监管工作 年度报表 年度报告
`

// lexicon finds words by their first character, longest first.
type lexicon struct {
	words map[rune][][]rune
	first [(lastHan - firstHan + 64) / 64]uint64 // a bit for each ideograph that a word begins with: few do
}

// The ideographs that words of the lexicon begin with lie between these.
const firstHan, lastHan = 0x4e00, 0x9fff

var (
	termWords  = newLexicon(strings.Fields(terms))
	titleWords = newLexicon(append(strings.Fields(terms), strings.Fields(phrases)...))
)

func newLexicon(words []string) *lexicon {
	l := &lexicon{words: map[rune][][]rune{}}
	for _, w := range words {
		if r := []rune(w); len(r) > 1 {
			l.words[r[0]] = append(l.words[r[0]], r)
			l.first[(r[0]-firstHan)/64] |= 1 << ((r[0] - firstHan) % 64)
		}
	}
	for _, ws := range l.words {
		slices.SortStableFunc(ws, func(a, b []rune) int { return len(b) - len(a) })
	}
	return l
}

// beginning returns the words that begin with r.
func (l *lexicon) beginning(r rune) [][]rune {
	if r < firstHan || r > lastHan || l.first[(r-firstHan)/64]>>((r-firstHan)%64)&1 == 0 {
		return nil
	}
	return l.words[r]
}

// longest returns the length of the longest word that chars start with, or 0.
func (l *lexicon) longest(chars []Char) int {
	if len(chars) == 0 {
		return 0
	}
	for _, w := range l.beginning(chars[0].Rune) {
		if hasPrefix(chars, w) {
			return len(w)
		}
	}
	return 0
}

func hasPrefix(chars []Char, w []rune) bool {
	if len(w) > len(chars) {
		return false
	}
	for i, r := range w {
		if chars[i].Rune != r {
			return false
		}
	}
	return true
}
