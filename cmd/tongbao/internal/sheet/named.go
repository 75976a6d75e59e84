package sheet

import "strings"

// Named are the sheets that a name may mean: those whose names a reader takes for the same,
// in one file or, with an empty one, in all.
func Named(grids []Grid, name, file string) []*Grid {
	var out []*Grid
	for i := range grids {
		if g := &grids[i]; Fold(g.Sheet) == Fold(name) && (file == "" || g.File == file) {
			out = append(out, g)
		}
	}
	return out
}

// Where says where several sheets of one name are: a.xlsx和b.xlsx里都有工作表“网站”.
func Where(grids []*Grid) string {
	files, places, same := make([]string, len(grids)), make([]string, len(grids)), true
	for i, g := range grids {
		files[i], places[i] = g.File, g.File+"里的“"+g.Sheet+"”"
		same = same && g.Sheet == grids[0].Sheet
	}
	if same {
		return strings.Join(files, "和") + "里都有工作表“" + grids[0].Sheet + "”"
	}
	return "工作表" + strings.Join(places, "和") + "看起来同名"
}
