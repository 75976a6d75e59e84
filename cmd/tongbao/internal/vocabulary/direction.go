package vocabulary

import (
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/language"
)

// typedChange is what the words before an amount say of its direction.
var typedChange = regexp.MustCompile(`(?:(减少|下降|降低|回落|缩短|压减|减|少)|(增加|上升|提高|增长|提升|增|多))了?$`)

// unsigned tells of an amount that falls and does not say so, and of one whose words before it say
// the other direction.
func (t *text) unsigned(b language.Block, a amount) {
	const hint = "，升降由程序写；或用“如果”分开写。"
	said := typedChange.FindStringSubmatch(t.lastWords())
	switch falls := a.direction < 0; {
	case said == nil && falls:
		t.findings.Tell(codeUnsigned, t.place(b.Line), "请写 "+written(b.Expr)+hint, "“%s”是减少，只印“%s”看不出升降", b.Expr, a.Text)
	case said == nil || a.direction == 0 || falls == (said[1] != ""):
	case falls:
		t.findings.Tell(codeUnsigned, t.place(b.Line), "请写 "+written(b.Expr)+hint, "“%s”是减少，前面写的是“%s”", b.Expr, said[2])
	default:
		t.findings.Tell(codeUnsigned, t.place(b.Line), "请写 "+written(b.Expr)+hint, "“%s”是增加，前面写的是“%s”", b.Expr, said[1])
	}
}

// lastWords is the literal text that ends where the text has come to.
func (t *text) lastWords() string {
	if n := len(t.pieces); n > 0 {
		return t.pieces[n-1].Literal
	}
	return ""
}

// written is the change that an amount is of, as it is printed with its direction.
func written(n *language.Node) string {
	if n.Kind == language.Member && n.Text == differenceWord {
		if change, called := strings.CutSuffix(n.Of.String(), ")"); called { // 较(另一个数)
			return "{{" + change + "，个)}}"
		}
		return "{{" + n.Of.String() + "(个)}}"
	}
	return "{{" + n.Of.String() + "}}"
}
