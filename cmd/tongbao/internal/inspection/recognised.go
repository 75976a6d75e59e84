package inspection

import "slices"

// ColumnsAnywhere are the columns that are recognised in a sheet of any kind and belong to no object
// itself; their keys are empty, for notice.toml does not map them.
func ColumnsAnywhere() []Column {
	return []Column{
		{Name: recheckHeaders[0], Headers: recheckHeaders[:], Fill: "上期的问题整改了没有，写已整改、未整改、已注销等"},
		{Name: problemGrades[0], Headers: problemGrades, Fill: "单项否决、扣分等，几级的用顿号隔开"},
	}
}

// PlatformWords are the other names that a registered platform goes by in sheets.
func PlatformWords(platform string) []string { return slices.Clone(platforms[platform]) }
