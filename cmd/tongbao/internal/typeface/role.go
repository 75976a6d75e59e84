package typeface

// Role is what a face is used for in an official document. The standard names
// four of them in GB/T 9704-2012 5.2.2, 7.2 and 7.3; 宋体 sets page numbers.
type Role int

const (
	FangSong     Role = iota // 仿宋: body
	KaiTi                    // 楷体: second heading level
	HeiTi                    // 黑体: first heading level, table heads
	SongTi                   // 宋体: page numbers, half-width digits of stand-ins
	XiaoBiaoSong             // 小标宋: title and red head
)

// roles lists all roles in the order of their constants.
var roles = [...]Role{FangSong, KaiTi, HeiTi, SongTi, XiaoBiaoSong}

// String gives the Chinese name of the role.
func (r Role) String() string {
	return [...]string{"仿宋", "楷体", "黑体", "宋体", "小标宋"}[r]
}

// Family is the family that offices have installed for the role, by which a reader replaces a face
// that it cannot use.
func (r Role) Family() string {
	return [...]string{"仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"}[r]
}

// Placement of a punctuation mark inside its full-width cell when a face draws
// it narrower than that.
type placement int

const (
	natural placement = iota // not a CJK mark: the face's own advance
	left                     // closing marks, stops
	centre                   // dash, ellipsis, middle dot
	right                    // opening marks
)

// cellOf says how CJK punctuation sits in its cell. Official documents set every
// mark full-width (GB/T 15834-2011 5.1); many faces draw “”‘’—…· at Latin widths.
func cellOf(ch rune) placement {
	switch ch {
	case '“', '‘', '（', '《', '〈', '【', '〔', '［', '｛', '「', '『', '〖':
		return right
	case '”', '’', '）', '》', '〉', '】', '〕', '］', '｝', '」', '』', '〗', '、', '。', '，', '．', '；', '：', '？', '！':
		return left
	case '—', '…', '·', '～', '＋', '－', '＝', '％', '／', '＆', '＠', '＃', '＊', '　':
		return centre
	}
	return natural
}
