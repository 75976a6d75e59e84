package language

import (
	"slices"
	"strings"
	"unicode"
)

// actionKind is what an action does to the text around it.
type actionKind int

const (
	sayAction actionKind = iota
	ifAction
	elseIfAction
	elseAction
	eachAction
	endAction
	letAction
	noteAction
	pieceAction
	useAction
)

// statements are the words an action may begin with; an action that begins with none of
// them prints an expression. Longer words come first.
var statements = []struct {
	kind    actionKind
	negated bool
	words   []string
}{
	{elseIfAction, true, []string{"否则如果没有", "否则如无"}},
	{elseIfAction, false, []string{"否则如果", "否则如有", "否则若"}},
	{elseAction, false, []string{"否则"}},
	{ifAction, true, []string{"如果没有", "如无"}},
	{ifAction, false, []string{"如果", "如有", "若"}},
	{eachAction, false, []string{"逐个", "逐项", "逐行"}},
	{endAction, false, []string{"完", "结束"}},
	{letAction, false, []string{"设"}},
	{noteAction, false, []string{"注"}},
	{pieceAction, false, []string{"片段"}},
	{useAction, false, []string{"用"}},
}

// betweenWord stands before what is printed between the items of a loop.
const betweenWord = "隔以"

// action is one {{…}}.
type action struct {
	kind    actionKind
	name    string // 设, 片段, 用
	expr    *Node
	between string // 逐个
}

// parseAction reads what stands between the braces.
func parseAction(src string) (action, *Error) {
	src = strings.TrimSpace(src)
	for _, s := range statements {
		for _, w := range s.words {
			rest, ok := strings.CutPrefix(src, w)
			if ok && ends(rest, s.kind) {
				return statement(s.kind, s.negated, w, strings.TrimLeftFunc(rest, isOpening))
			}
		}
	}
	n, err := Parse(src)
	return action{kind: sayAction, expr: n}, err
}

// ends reports that a word of the grammar ends here and is no part of a name. 注 may be
// followed by anything.
func ends(rest string, kind actionKind) bool {
	if rest == "" || kind == noteAction {
		return rest == "" || isOpening([]rune(rest)[0])
	}
	r := []rune(rest)[0]
	return unicode.IsSpace(r) || quoteKind(r) != "" || half(r) == '('
}

func isOpening(r rune) bool { return unicode.IsSpace(r) || r == '：' || r == ':' }

func statement(kind actionKind, negated bool, word, rest string) (action, *Error) {
	a := action{kind: kind}
	var err *Error
	switch kind {
	case noteAction:
	case elseAction, endAction:
		if rest != "" {
			err = fault("请删去后面的内容。", "“%s”后面不能再写“%s”", word, rest)
		}
	case letAction:
		a.name, a.expr, err = definition(rest)
	case eachAction:
		a.expr, a.between, err = loop(rest)
	case pieceAction, useAction:
		a.name, a.expr, err = pieceName(word, rest, kind == useAction)
	default:
		if rest == "" {
			example := " 网站.不合格数 > 0}}。"
			if strings.HasSuffix(word, "有") || strings.HasSuffix(word, "无") {
				example = " 网站.不合格}}。"
			}
			return a, fault("请写明条件，如 {{"+word+example, "“%s”后面没有写条件", word)
		}
		a.expr, err = Parse(rest)
		if negated && err == nil {
			a.expr = &Node{Kind: Not, Text: notWords[0], Args: []*Node{a.expr}, Source: a.expr.Source}
		}
	}
	return a, err
}

// definition reads 名称 = 表达式.
func definition(src string) (string, *Node, *Error) {
	s := scanner{src: src}
	name, err := s.next()
	if err != nil {
		return "", nil, err
	}
	equal, err := s.next()
	if err != nil || name.kind != wordToken || isKeyword(name.text) || equal.text != "=" {
		return "", nil, fault("请写成 {{设 名称 = 网站.不合格}} 的样子。", "“设”后面应当是名称、等号和数据，写了“%s”", src)
	}
	n, err := Parse(src[s.pos:])
	return name.text, n, err
}

// loop reads 表达式 and, behind 隔以, what is printed between the items.
func loop(src string) (*Node, string, *Error) {
	if src == "" {
		return nil, "", fault("请写明逐个写什么，如 {{逐个 网站.不合格.按问题}}。", "“逐个”后面是空的")
	}
	at := strings.LastIndex(src, betweenWord)
	if at < 0 {
		n, err := Parse(src)
		return n, "", err
	}
	s := scanner{src: src[at+len(betweenWord):]}
	t, err := s.next()
	end, _ := s.next()
	if err != nil || t.kind != quotedToken || end.kind != endToken {
		return nil, "", fault("请写成 {{逐个 … 隔以“；”}} 的样子。", "“隔以”后面应当是引号里的标点或文字，写了“%s”", src[at+len(betweenWord):])
	}
	n, err := Parse(strings.TrimRight(src[:at], " \t　，,"))
	return n, t.text, err
}

// pieceName reads the name of a piece and, where it is used, what it is about.
func pieceName(word, src string, used bool) (string, *Node, *Error) {
	n, err := Parse(src)
	switch {
	case src == "" || err == nil && (n.Kind != Name || len(n.Args) > 1 || n.Called && !used):
		return "", nil, fault("请写成 {{片段 名称}}…{{完}}、{{用 名称}} 或 {{用 名称(网站)}} 的样子。", "“%s”后面应当是片段的名称，写了“%s”", word, src)
	case err != nil:
		return "", nil, err
	case len(n.Args) == 1:
		return n.Text, n.Args[0], nil
	}
	return n.Text, nil, nil
}

// Says reports an action that prints an expression; the others are of the grammar.
func Says(src string) bool {
	a, _ := parseAction(src)
	return a.kind == sayAction
}

// Words returns the words of the grammar, for tables of the vocabulary and for telling a
// brace that was meant as an action.
func Words() []string {
	out := slices.Concat(orWords, andWords, notWords)
	for _, s := range statements {
		out = append(out, s.words...)
	}
	return append(out, betweenWord)
}
