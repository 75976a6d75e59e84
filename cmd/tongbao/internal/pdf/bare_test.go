package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/signintech/gopdf"

	doc "tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
)

// BenchmarkBare writes a notice with a list of 10,000 accounts, from the document to the bytes of its PDF, and beside it the
// same lines, ready-made, as a program writes them that only places them with gopdf: no line is broken, no column measured,
// nothing tagged. Neither reads the faces. Ours is to take no more than 1.5 times as long:
//
//	GOMAXPROCS=1 go test ./cmd/tongbao/internal/pdf -run - -bench Bare
func BenchmarkBare(b *testing.B) {
	faces, notice := openFaces(b), listOfAccounts(10_000)
	layout, told := typeset.LayOut(notice, faces)
	if told.Errors() > 0 {
		b.Fatal(told)
	}
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			layout, _ := typeset.LayOut(notice, faces)
			if _, err := Write(layout, layout.Fonts(faces), sampleMeta); err != nil {
				b.Fatal(err)
			}
		}
	})
	program := newBare(b, layout, faces)
	b.Run("bare", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := program.write(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// listOfAccounts is a notice with one attachment, a table of n rows.
func listOfAccounts(n int) *doc.Notice {
	row := func(cells ...string) doc.Row {
		r := doc.Row{}
		for _, text := range cells {
			r.Cells = append(r.Cells, doc.Cell{Text: text, RowSpan: 1, ColSpan: 1})
		}
		return r
	}
	names := []string{"序号", "主管单位", "账号名称", "平台", "主要问题"}
	t := doc.Table{Head: []doc.Row{row(names...)}}
	for _, name := range names {
		t.Columns = append(t.Columns, doc.Column{Name: name})
	}
	for i := range n {
		unit := []string{"云川市发展和改革委员会", "云川市统计局", "云川经济开发区管委会"}[i%3]
		problem := []string{"内容长期不更新", "没有发布内容", "没有提供有效的互动功能"}[i%3]
		t.Rows = append(t.Rows, row(fmt.Sprint(i+1), unit, fmt.Sprintf("云川发布%05d", i), "微信公众号", problem))
	}
	date := time.Date(2026, 4, 9, 0, 0, 0, 0, time.UTC)
	return &doc.Notice{
		Kind: "通报", Title: "关于第一季度全市政务新媒体检查情况的通报",
		Head:        doc.Head{Form: doc.LetterheadFile, Organs: []string{"云川市人民政府办公室"}, Number: "云政办发〔2026〕7号"},
		Recipients:  []string{"各区县人民政府", "市政府各部门"},
		Body:        []doc.Block{&doc.Paragraph{Text: []doc.Inline{{Text: "现将不合格的账号通报如下。"}}}},
		Attachments: []doc.Attachment{{Label: "附件", Title: "不合格名单", ID: "fj1", Blocks: []doc.Block{doc.NewTable(t)}}},
		SignOff:     doc.SignOff{Signers: []doc.Signer{{Name: "云川市人民政府办公室"}}, Date: date},
	}
}

// bare is a program that places lines.
type bare struct {
	pages []barePage
	faces gopdf.FontContainer // parsed once
	names []string            // of the faces
}

type barePage struct {
	lines []bareLine
	rules []bareRule
}

// bareLine is a text of one face and size. Places are in points.
type bareLine struct {
	face, text string
	size, x, y float64
}

type bareRule struct{ x1, y1, x2, y2, width float64 }

func newBare(b *testing.B, layout *typeset.Layout, faces *typeface.Set) *bare {
	const pt = gbt9704.PointsPerMM
	program := &bare{}
	for _, p := range layout.Pages {
		var page barePage
		for _, m := range p.Marks {
			switch m := m.(type) {
			case typeset.Run:
				page.lines = append(page.lines, bareLine{m.Face, m.Text(), m.Size, m.X * pt, m.Y * pt})
				if slices.Contains(program.names, m.Face) {
					break
				}
				program.names = append(program.names, m.Face)
				if err := program.faces.AddTTFFont(m.Face, faces.Face(m.Face).File); err != nil {
					b.Fatal(err)
				}
			case typeset.Rule:
				page.rules = append(page.rules, bareRule{m.X1 * pt, m.Y1 * pt, m.X2 * pt, m.Y2 * pt, m.Width * pt})
			}
		}
		program.pages = append(program.pages, page)
	}
	return program
}

func (p *bare) write() error {
	var file gopdf.GoPdf
	file.Start(gopdf.Config{PageSize: gopdf.Rect{W: sheetWidth, H: sheetHeight}})
	for _, name := range p.names {
		if err := file.AddTTFFontFromFontContainer(name, &p.faces); err != nil {
			return err
		}
	}
	for _, page := range p.pages {
		file.AddPage()
		for _, l := range page.lines {
			if err := file.SetFontWithStyle(l.face, gopdf.Regular, l.size); err != nil {
				return err
			}
			file.SetXY(l.x, l.y)
			if err := file.Text(l.text); err != nil {
				return err
			}
		}
		for _, r := range page.rules {
			file.SetLineWidth(r.width)
			file.Line(r.x1, r.y1, r.x2, r.y2)
		}
	}
	var out bytes.Buffer
	_, err := file.WriteTo(&out)
	return err
}
