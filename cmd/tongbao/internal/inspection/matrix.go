package inspection

import (
	"slices"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// matrixPair is a platform's column of account names with the column of their
// verdicts, -1 when there is none.
type matrixPair struct{ account, verdict int }

// matrixPairs recognises a sheet with a column a platform: there is no column of
// platforms, and headers name platforms instead. It returns nil for other sheets.
func matrixPairs(t *sheet.Table, k *Kind) []matrixPair {
	if !k.has(ColPlatform) || t.Find(ColPlatform) >= 0 || t.Find(ColName) >= 0 {
		return nil
	}
	var pairs []matrixPair
	for i, c := range t.Columns {
		if platformOf(matrixPlatform(c)) == "" {
			continue
		}
		p := matrixPair{i, -1}
		if i+1 < len(t.Columns) && isVerdictHeader(t.Columns[i+1].Name) {
			p.verdict = i + 1
		}
		pairs = append(pairs, p)
	}
	return pairs
}

// matrixPlatform is the platform a column is about: the group of a head of two
// levels, else the header.
func matrixPlatform(c sheet.Column) string {
	if c.Group != "" && platformOf(c.Group) != "" && !isVerdictHeader(c.Name) {
		return c.Group
	}
	return c.Name
}

func isVerdictHeader(name string) bool { return KeyOf(name) == ColVerdict }

// readMatrix makes an account of every filled cell under a platform. "/" says that
// a unit has none; a verdict without a name is kept as an account without one,
// which the check reports.
func (r *Roster) readMatrix(t *sheet.Table, pairs []matrixPair, findings *diag.Findings) {
	var shared []int
	for i, c := range t.Columns {
		if slices.ContainsFunc(pairs, func(p matrixPair) bool { return p.account == i || p.verdict == i }) {
			continue
		}
		shared = append(shared, i)
		r.addColumn(c.Key, usualName(r.Kind, c.Key, r.headers[i]), r.headers[i])
	}
	r.addColumn(ColPlatform, usualName(r.Kind, ColPlatform, ""), "")
	r.addColumn(ColName, usualName(r.Kind, ColName, ""), "")
	r.addColumn(ColVerdict, usualName(r.Kind, ColVerdict, ""), "")
	for _, row := range t.Rows {
		found := false
		for _, p := range pairs {
			name, verdict := newCell(row.At(p.account)), newCell(row.At(p.verdict))
			found = found || name.Text != "" || verdict.Text != "" // a mark for none says so
			if noAccount(name.Text) && noAccount(verdict.Text) {
				continue
			}
			r.addMatrixAccount(t, row, shared, p, name, verdict)
		}
		if !found {
			findings.Tell(codeRowWithoutAccount, newCell(row.At(pairs[0].account)).Place, "没有账号的单位请写“/”，或删去这一行。", "第%d行一个账号也没有", row.Number)
		}
	}
}

func (r *Roster) addMatrixAccount(t *sheet.Table, row sheet.Row, shared []int, p matrixPair, name, verdict Cell) {
	o := &Object{Kind: r.Kind, Row: row.Number, roster: r}
	for _, i := range shared {
		o.Cells = append(o.Cells, newCell(row.At(i)))
	}
	if noAccount(name.Text) {
		name.Text = ""
	}
	platform := Cell{Text: matrixPlatform(t.Columns[p.account]), Place: t.Columns[p.account].Place}
	o.Cells = append(o.Cells, platform, name, verdict)
	r.Objects = append(r.Objects, o)
}

// noAccount reports the marks for "no account here".
func noAccount(s string) bool { return sheet.Nothing(s) || s == "未开通" }
