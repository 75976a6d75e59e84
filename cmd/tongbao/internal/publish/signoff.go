package publish

import (
	"tongbao/cmd/tongbao/internal/gbt9704"
	"tongbao/cmd/tongbao/internal/typeset"
)

// SignOffPlace tells a sealing system where to press, and what made room for
// the sign-off. Millimetres run from the top left corner of the page, points from
// the bottom left, as sealing systems want the one or the other.
type SignOffPlace struct {
	Page      int         `json:"page"`
	Remedy    string      `json:"remedy"`           // as-is, tighter, looser, early-break, none
	Reason    string      `json:"reason,omitempty"` // what for: names-alone, fewer-sheets, fuller-pages
	Sheets    int         `json:"sheets"`           // leaves of the whole paper, and those it would have as it is
	AsIs      int         `json:"sheetsAsIs"`
	LinePitch float64     `json:"linePitch"` // mm
	Moved     int         `json:"linesMoved"`
	TextLines int         `json:"textLines"` // lines of text above it on its page
	Free      float64     `json:"free"`      // mm left below it
	Names     []TextPlace `json:"names"`
	Date      TextPlace   `json:"date"`
	Seals     []SealPlace `json:"seals"`
}

// TextPlace is the em box of a text.
type TextPlace struct {
	Text string     `json:"text"`
	Page int        `json:"page"`
	MM   [4]float64 `json:"mm"` // left, top, right, bottom from the top left corner
	Pt   [4]float64 `json:"pt"` // left, bottom, right, top from the bottom left corner
}

// SealPlace is the circle of a seal, or the rectangle of a signature stamp (签名章).
type SealPlace struct {
	Organ    string     `json:"organ"`
	Page     int        `json:"page"`
	MM       [2]float64 `json:"mm"`       // centre from the top left corner
	Pt       [2]float64 `json:"pt"`       // centre from the bottom left corner
	Diameter float64    `json:"diameter"` // 0: a stamp
	Width    float64    `json:"width,omitempty"`
	Height   float64    `json:"height,omitempty"`
	Anchor   string     `json:"anchor"` // name of the destination in the PDF
}

func signOffPlace(p *typeset.SignOffPlace) *SignOffPlace {
	if p.Page == 0 {
		return nil
	}
	out := &SignOffPlace{
		Page: p.Page, Remedy: string(p.Remedy), Reason: string(p.Reason), Sheets: p.Sheets, AsIs: p.SheetsAsIs,
		LinePitch: round(p.Pitch), Moved: p.Moved, TextLines: p.TextLines, Free: round(p.Free), Date: textPlace(p.Date),
	}
	for _, b := range p.Names {
		out.Names = append(out.Names, textPlace(b))
	}
	for _, s := range p.Seals {
		out.Seals = append(out.Seals, SealPlace{
			Organ: s.Organ, Page: s.Page, Diameter: round(s.Diameter), Width: s.Width, Height: s.Height, Anchor: s.Anchor,
			MM: [2]float64{round(s.X), round(s.Y)},
			Pt: [2]float64{points(s.X), points(gbt9704.PageHeight - s.Y)},
		})
	}
	return out
}

func textPlace(b typeset.Box) TextPlace {
	return TextPlace{
		Text: b.Text, Page: b.Page,
		MM: [4]float64{round(b.X1), round(b.Y1), round(b.X2), round(b.Y2)},
		Pt: [4]float64{points(b.X1), points(gbt9704.PageHeight - b.Y2), points(b.X2), points(gbt9704.PageHeight - b.Y1)},
	}
}

// points is a length in mm as points of the PDF.
func points(mm float64) float64 { return round(mm * gbt9704.PointsPerMM) }
