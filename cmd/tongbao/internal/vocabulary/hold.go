package vocabulary

import (
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/language"
)

// Hold holds two figures against each other as a [[check]] of notice.toml says, such as
// 写明.接收＋写明.转办 = 留言.收到. What does not hold is a finding about at that gives both
// sides; why a side cannot be told goes to the ledger, with that place.
func Hold(d *Data, src string, at diag.Place) diag.Findings {
	s := &speaker{Data: d, variables: map[string]any{}, ledger: d.Ledger}
	t := &text{speaker: s, origin: at, file: at.File, told: d.Ledger.Told()}
	n, fault := language.Parse(src)
	switch {
	case fault != nil:
		t.tell(at.Line, fault)
		return t.findings
	case n.Kind != language.Binary || stands(n.Text, 0) == nil:
		t.tell(at.Line, wrong("请写成 \"写明.甲＋写明.乙 = 网站.总数\" 的样子。", "“%s”没有写两边是什么关系", src))
		return t.findings
	}
	a, errA := s.figure(n.Args[0])
	b, errB := s.figure(n.Args[1])
	t.located(at.Line)
	for _, err := range []error{errA, errB} {
		if err != nil {
			t.tell(at.Line, err)
		}
	}
	if t.failed || a.Unknown || b.Unknown {
		return t.findings
	}
	if rateOf(a) != rateOf(b) && a.Value().Sign() != 0 && b.Value().Sign() != 0 && n.Args[0].Kind != language.Binary && n.Args[1].Kind != language.Binary {
		t.tell(at.Line, oneIsRate(src))
		return t.findings
	}
	if holds := stands(n.Text, a.Value().Cmp(b.Value())); !*holds {
		t.findings.Tell(codeDoesNotHold, at, "请核对两边的数。", "“%s”不成立：“%s”是%s，“%s”是%s", src, n.Args[0], a.Text, n.Args[1], b.Text)
	}
	return t.findings
}
