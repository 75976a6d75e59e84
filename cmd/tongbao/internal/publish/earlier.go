package publish

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/survey"
)

// acceptedBefore marks what is told of an earlier period's files and that period's notice.toml has acknowledged: the
// office has lived with it since.
func acceptedBefore(f *survey.Folder, findings diag.Findings) diag.Findings {
	out := append(diag.Findings{}, findings...)
	for _, e := range f.Earlier {
		if e.Folder == nil || e.Folder.Issue == nil {
			continue
		}
		var at []int
		var own diag.Findings
		for i, found := range out {
			if file, ok := strings.CutPrefix(found.Place.File, e.Folder.Name+"/"); ok {
				found.Place.File = file
				at, own = append(at, i), append(own, found)
			}
		}
		for k, found := range e.Folder.Issue.Acknowledge(own, nil) {
			if k < len(at) {
				out[at[k]].Acknowledged = found.Acknowledged
			}
		}
	}
	return out
}
