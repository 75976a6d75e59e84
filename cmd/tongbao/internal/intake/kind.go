package intake

// Kind is what a file is read as; it bounds how much of it is read.
type Kind int

// Kinds of files.
const (
	Settings Kind = iota // notice.toml
	Text                 // body.md and the attachments that are texts
	Template             // a file of the templates folder
	Workbook             // xlsx, xlsm, csv
	WordFile             // the docx of compare
	Font
	Manifest // of an output folder
	Other    // a file of a notice's folder that nothing reads; it is hashed
)

// bound is the most a file of a kind may have, and what to do about more.
type bound struct {
	bytes int64
	hint  string
}

// bound of settings and texts: real ones have some 20 KB, and 1 MiB of Chinese is a paper of 500
// pages. Workbooks of the largest published rosters have 4 MB; what makes one larger is pictures,
// as in Word files. The largest CJK faces have 120 MB. The manifest of a notice of 200,000 rows
// has 40 MB.
func (k Kind) bound() bound {
	return [...]bound{
		Settings: {1 << 20, "请删去多余的内容；数据请放进工作簿。"},
		Text:     {1 << 20, "请检查是不是放错了文件；数据请放进工作簿，用表格来列。"},
		Template: {1 << 20, "请检查是不是放错了文件；要用程序自带的，删去它。"},
		Workbook: {32 << 20, "请删去图片和不用的工作表，或分成几个文件。"},
		WordFile: {64 << 20, "请在Word或WPS中删去图片后另存为docx。"},
		Font:     {256 << 20, "请换用正常的字体文件，或移走它。"},
		Manifest: {128 << 20, "请移走这个文件夹，重新生成。"},
		Other:    {256 << 20, "通报用不到它，请移到别的文件夹。"},
	}[k]
}

// MaxFiles is how many files and folders the folder of a notice, of fonts or of templates may
// have: real ones have less than a hundred.
const MaxFiles = 2000

// MaxBeside is how many folders may lie beside a notice's: more than an office has in a century.
const MaxBeside = 100_000
