package publish

import (
	"encoding/hex"
	"path/filepath"
	"slices"
	"strconv"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/outdir"
	"tongbao/cmd/tongbao/internal/survey"
)

// beforeCorrection is the SHA-256 of the PDF that the last correction takes the place of: the one
// that lies in the folder dir when the correction is built for the first time, which the manifests
// after it keep. It is empty where nothing was corrected or the PDF is not there or the same.
// What the page says is not taken from it: the same notice.toml gives the same page.
func (r *Result) beforeCorrection(dir string) (string, error) {
	was, _ := lastBuilt(dir, r.manifest.Notice)
	switch now := len(r.issue.Corrections); {
	case was == nil || now == 0 || was.Corrections > now:
		return "", nil
	case was.Corrections == now:
		return was.Earlier, nil
	}
	if !isFile(filepath.Join(dir, pdfName)) {
		return "", nil
	}
	sum, err := intake.Open(dir).Sum(pdfName)
	earlier := hex.EncodeToString(sum.SHA256[:])
	same := func(f outdir.File) bool { return f.Name == pdfName && survey.Hash(f.Name, f.Data).SHA256 == earlier }
	if err != nil || slices.ContainsFunc(r.files, same) {
		return "", err
	}
	return earlier, nil
}

// tellEarlier tells what the last correction should say of the file before it.
func (r *Result) tellEarlier(told *diag.Findings) {
	last := len(r.issue.Corrections) - 1
	if r.manifest.Earlier == "" || r.issue.Corrections[last].Was != "" || r.issue.Withdrawn != nil {
		return
	}
	told.Tell(codeCorrectionEarlier, r.issue.At("corrections", last), "请补上："+"was = "+strconv.Quote(r.manifest.Earlier),
		"这次更正没有写明更正以前的PDF是哪一份；输出文件夹里更正以前的那份，校验值已经记下")
}
