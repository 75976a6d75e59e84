package typeface

import (
	"path/filepath"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// match says which role a face fills and how well: the lower the rank, the
// better. Ranks put GBK faces before 简体 and GB2312 ones, which lack
// characters of names such as 镕 and 喆.
type match struct {
	role Role
	rank int
}

const (
	rankNamed = 0  // a known face with a large repertoire
	rankSmall = 1  // the same design with GB2312 only
	rankOther = 2  // a second-best design for the role
	rankLoose = 10 // recognised by a word in its name only
)

// known lists the faces offices are licensed for, by family name or file name
// without its ending, both folded by foldName.
var known = [...]struct {
	match
	names string // separated by spaces
}{
	{match{FangSong, rankNamed}, "fangsong 仿宋 fzfangsongz02 方正仿宋gbk fzfsk simfang stfangsong 华文仿宋 stfangso zhuquefangsong 朱雀仿宋"},
	{match{FangSong, rankSmall}, "fangsonggb2312 仿宋gb2312 fsgb2312 fzfangsongz02s 方正仿宋简体 fzfsjw"},
	{match{KaiTi, rankNamed}, "kaiti 楷体 simkai fzkaiz03 方正楷体gbk fzktk stkaiti 华文楷体"},
	{match{KaiTi, rankSmall}, "kaitigb2312 楷体gb2312 ktgb2312 fzkaiz03s 方正楷体简体 fzktjw"},
	{match{HeiTi, rankNamed}, "simhei 黑体 fzheib01 方正黑体gbk fzhtk stheiti 华文黑体"},
	{match{HeiTi, rankSmall}, "fzheib01s 方正黑体简体 fzhtjw"},
	{match{SongTi, rankNamed}, "simsun 宋体 fzshusongz01 方正书宋gbk fzssk stsong 华文宋体"},
	{match{SongTi, rankSmall}, "fzshusongz01s 方正书宋简体 fzssjw"},
	{match{SongTi, rankOther}, "nsimsun 新宋体"},
	{match{XiaoBiaoSong, rankNamed}, "fzxiaobiaosongb05 方正小标宋gbk fzxbsk"},
	{match{XiaoBiaoSong, rankSmall}, "fzxiaobiaosongb05s 方正小标宋简体 fzxbsjw"},
	{match{XiaoBiaoSong, rankOther}, "stzhongsong 华文中宋 stzhongs"},
}

// words recognise a role inside longer names; the first that fits counts, so
// 小标宋 and 仿宋 come before 宋.
var words = [...]struct {
	role  Role
	words string
}{
	{XiaoBiaoSong, "小标宋 xiaobiaosong xbs"},
	{FangSong, "仿宋 fangsong"},
	{KaiTi, "楷体 kaiti"},
	{HeiTi, "黑体 heiti"},
	{SongTi, "书宋 宋体 songti"},
}

// recognise finds the role of a face by its names first, then by its file
// name. With loose set a word inside a name is enough; that is right for a
// folder an office fills itself, not for all fonts of a system.
func recognise(n names, file string, loose bool) (match, bool) {
	file = strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	candidates := append([]string{}, n.families...)
	candidates = append(candidates, file)
	for _, c := range candidates {
		for _, k := range known {
			if hasWord(k.names, foldName(c)) {
				return k.match, true
			}
		}
	}
	if !loose {
		return match{}, false
	}
	for _, c := range candidates {
		for _, w := range words {
			for word := range strings.FieldsSeq(w.words) {
				if strings.Contains(foldName(c), word) {
					return match{w.role, rankLoose}, true
				}
			}
		}
	}
	return match{}, false
}

func hasWord(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}

// foldName drops case, separators and version remarks in brackets:
// "Zhuque Fangsong (technical preview)" and 仿宋_GB2312 vary in these.
func foldName(s string) string {
	if i := strings.IndexAny(s, "(（"); i > 0 {
		s = s[:i]
	}
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '_' || r == '-' || r == '.' {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// fangSong are the words by which names speak of 仿宋, beside those of known faces.
const fangSong = "仿 fangso fangsu fandolfang fzfs hgfs hyfs hyf2"

// apart are the words of names that speak of a design no face of the role has, for roles
// whose usual faces have names too many to list; but are those that take it back.
func (r Role) apart() (apart, but string) {
	if r == HeiTi {
		return "仿 楷 宋 明 fangso kai song ming serif", "黑 hei sans gothic"
	}
	return "黑 圆 hei sans gothic", ""
}

// contradict reports whether a face's own names, none of which gives it a role, say that it is
// not for this one. Every 仿宋 says that it is one.
func (n names) contradict(r Role) bool {
	if r == FangSong {
		return len(n.families) > 0 && !n.speakOf(fangSong)
	}
	apart, but := r.apart()
	return n.speakOf(apart) && !n.speakOf(but)
}

// speakOf reports whether one of some words stands in a name.
func (n names) speakOf(words string) bool {
	for _, name := range n.families {
		for word := range strings.FieldsSeq(words) {
			if strings.Contains(foldName(name), word) {
				return true
			}
		}
	}
	return false
}

// misnamed tells of a font file that says by its name what it is for, and no face of it says so.
func misnamed(path string, all []names) (diag.Finding, bool) {
	byFile, ok := recognise(names{}, path, true)
	if !ok {
		return diag.Finding{}, false
	}
	said, used := all[0], "仍照文件名用作"+byFile.role.String()
	if own, known := recognise(said, "", true); known {
		used = "所以用作" + own.role.String()
	}
	for _, n := range all {
		own, known := recognise(n, "", true)
		if known && own.role == byFile.role || !known && !n.contradict(byFile.role) {
			return diag.Finding{}, false
		}
	}
	return codeFontMisnamed.Found(diag.Place{File: filepath.Base(path)}, "请换成"+byFile.role.String()+"字体；文件名写错的，照字体的名称改。",
		"文件名写的是%s，字体自己的名称“%s”不是，%s。", byFile.role, said.families[0], used), true
}
