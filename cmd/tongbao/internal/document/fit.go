package document

// Fit is how the print fits a table to its page. It is decided once, for all writers
// to copy.
type Fit struct {
	Size   float64    // pt, of the type in its cells
	Widths []float64  // mm, of its columns
	Heads  [][]string // text of each cell of Head as it is broken there, lines parted by "\n"; "" for a covered one
	Rows   []RowFit   // of Head and Rows
}

// RowFit is how the print sets a row.
type RowFit struct {
	Height float64 // mm
	Kept   bool    // the next row must not begin a page
	Parted bool    // its lines go on on a next page: no page holds it whole
}

// MarkFit is how the print sets the 发文机关标志.
type MarkFit struct {
	Size  float64  // pt
	Scale float64  // width of the characters, of their usual one
	Lines []string // the name of one organ in lines, or those of several, without the 文件 beside them
	Width float64  // mm, that the names of several are spread over; 0: each line is centred
}

// SignOffFit is how the print sets the sign-off.
type SignOffFit struct {
	Names []SignerFit // of the signers, in their order
	Date  SignerFit
}

// SignerFit is how the print sets a name of the sign-off, or its date.
type SignerFit struct {
	Lines   []string
	Left    float64 // mm from the type area's left edge, of the longest line
	Above   float64 // mm of white above its first line; less than 0: it stands beside the name before
	Centred bool    // on an axis, that of a seal
}
