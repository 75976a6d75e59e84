// Package preview shows a notice in the browser while it is written: a page on the loopback of this
// machine that follows each save. It knows nothing of notices: what there is to show is given to it as
// a State, made anew by a function whenever a watched file changes.
//
//	err := preview.Serve(ctx, preview.Options{Watch: []string{"data/zibo-2021-q1"}, Ready: show}, build)
package preview

// State is what the folder of a notice comes to at one moment. What cannot be made is nil, and the
// page goes on showing what was made last.
type State struct {
	Name     string            `json:"name"`   // of the folder
	Status   string            `json:"status"` // 错误2处、警告1处; 没有问题
	Sound    bool              `json:"sound"`  // there is no error: a build would write it
	Findings []Finding         `json:"findings"`
	Figures  map[string]Figure `json:"figures"` // by key
	Texts    []Text            `json:"-"`
	Sheets   []Sheet           `json:"-"`

	Page     []byte            `json:"-"` // the web page
	Markdown []byte            `json:"-"`
	Paper    [][]byte          `json:"-"` // the printed pages, an <svg> each
	Fonts    map[string][]byte `json:"-"` // those of the pages, by family
}

// Finding is one that is told, with where it is.
type Finding struct {
	Severity string `json:"severity"` // 错误, 警告, 提示
	Text     string `json:"text"`
	Hint     string `json:"hint"`
	Code     string `json:"code"`
	Place    Place  `json:"place"`
}

// Place is a line of a text, or a cell of a sheet. Label is how findings name it.
type Place struct {
	Label string `json:"label"`
	File  string `json:"file"`
	Line  int    `json:"line,omitempty"`
	Sheet string `json:"sheet,omitempty"`
	Cell  string `json:"cell,omitempty"`
}

// Figure is a number that the notice prints, and where it comes from.
type Figure struct {
	Name     string  `json:"name"`
	Text     string  `json:"text"`
	Formula  string  `json:"formula"`
	Rounding string  `json:"rounding,omitempty"`
	Sources  []Place `json:"sources"`
}

// Text is a text file of the folder.
type Text struct {
	File string `json:"file"`
	Text string `json:"text"`
}

// Sheet is a sheet as it shows its cells, row by row from the first.
type Sheet struct {
	File string     `json:"file"`
	Name string     `json:"name"`
	Rows [][]string `json:"rows"`
}
