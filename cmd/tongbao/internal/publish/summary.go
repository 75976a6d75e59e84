package publish

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/outdir"
)

// summarise says what a clerk does now with what was built, and where to read what was found.
func (r *Result) summarise(to io.Writer) {
	for _, line := range r.said {
		fmt.Fprintf(to, "%s：%s\n", r.Name, line)
	}
}

func (r *Result) summary() []string {
	var out []string
	switch {
	case r.stands != "":
		out = append(out, r.stands)
	case r.Folder != "":
		out = append(out, fmt.Sprintf("生成了%d个文件，放在 %s", len(r.files)+1, r.Folder))
	}
	if pasted := packageFolder + fragmentFile; r.Folder != "" && r.wrote(pasted) {
		out = append(out, fmt.Sprintf("上网：把 %s 粘贴到网站后台，其余照 %s 填写", r.called(pasted), packageFolder+guideFile))
	}
	if r.Folder != "" && r.wrote(pdfName) {
		out = append(out, fmt.Sprintf("打印：%s 共%d页，双面打印用%d张纸", r.called(pdfName), r.manifest.Pages, (r.manifest.Pages+1)/2))
	}
	if r.page != "" {
		out = append(out, "检查结果：用浏览器打开 "+r.page)
	}
	return out
}

// called names a file of the notice, with its folder where another one holds what was printed.
func (r *Result) called(name string) string {
	if strings.HasSuffix(r.Folder, newSuffix) {
		return filepath.Base(r.Folder) + "/" + name
	}
	return name
}

// wrote reports a file that this build has written.
func (r *Result) wrote(name string) bool {
	return slices.ContainsFunc(r.files, func(f outdir.File) bool { return f.Name == name })
}
