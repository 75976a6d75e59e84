// Package gbt9704 holds the dimensions of GB/T 9704-2012 (党政机关公文格式) as
// constants. Each names its unit, its clause and how strongly the clause asks
// for it: must (应当, 必须 or a plain statement), usual (一般), advised (推荐).
// A value that follows from others is marked derived, one the standard leaves
// open is marked choice.
package gbt9704

// MMPerPoint is the length of one printer's point of 1/72 inch in millimetres.
const MMPerPoint = 25.4 / 72

// PointsPerMM is the number of points in a millimetre.
const PointsPerMM = 1 / MMPerPoint

// Paper and type area (版心), mm.
const (
	PageWidth    = 210.0                    // A4; 5.1, must
	PageHeight   = 297.0                    // A4; 5.1, must
	TopWhite     = 37.0                     // 天头, ±1; 5.2.1, must
	BindingWhite = 28.0                     // 订口, ±1; 5.2.1, must
	TypeWidth    = 156.0                    // 版心宽; 5.2.1, must
	TypeHeight   = 225.0                    // 版心高; 5.2.1, must
	TypeLeft     = BindingWhite             // derived
	TypeTop      = TopWhite                 // derived
	TypeRight    = BindingWhite + TypeWidth // 184; derived
	TypeBottom   = TopWhite + TypeHeight    // 262; derived
	TypeCenter   = TypeLeft + TypeWidth/2   // 106; derived
	EmAscent     = 0.88                     // em box above the baseline, of the size; choice
	EmDescent    = 1 - EmAscent             // em box below the baseline; choice
)

// Sizes of type (字号), pt. The standard names sizes by number only; the points
// are those of common usage.
const (
	Size2       = 22.0 // 2号: title; 7.3.1, usual
	Size3       = 16.0 // 3号: everything not named otherwise; 5.2.2, usual
	Size4       = 14.0 // 4号: imprint and page number; 7.4, 7.5, usual
	SizeLittle4 = 12.0 // 小四: tables; choice
	Size5       = 10.5 // 五号: dense tables; choice
	SizeLittle5 = 9.0  // 小五: the smallest size a table may take; choice
)

// The grid (版面): 22 lines of 28 characters, 5.2.3, usual.
const (
	LinesPerPage = 22
	CellsPerLine = 28
	// Em3 is the height of a 3号 character; derived.
	Em3 = Size3 * MMPerPoint
	// LinePitch lets the first line's top lie on the type area's top and the
	// 22nd line's bottom on its bottom: 10.446 mm; derived from 5.2.3.
	LinePitch = (TypeHeight - Em3) / (LinesPerPage - 1)
	// Cell is the width of one character of the grid (一字): 5.571 mm; derived.
	Cell = TypeWidth / CellsPerLine
	// GapOf3 is 7/8 of a 3号 character's height (4.94 mm), the gap of the letter format; 10.1, must.
	GapOf3 = Em3 * 7 / 8
	// MinPitch holds 23 lines on a page, MaxPitch is the widest pitch near the
	// sign-off: the bounds of "adjusting line spacing"; 7.3.5.5 allows it, the
	// bounds are a choice.
	MinPitch = 9.93
	MaxPitch = 10.55
)

// Em is the height of one character of the given size, mm.
func Em(size float64) float64 { return size * MMPerPoint }
