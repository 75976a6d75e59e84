package html

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// downloadView is one link to a file: what it is, its form and size, and the name it is saved under.
type downloadView struct {
	Href, Name, Form, Size, Type, SaveAs string
}

// downloads splits the list into files of the whole notice and files by attachment.
// A path that leads out of the page's folder is refused.
func (b *builder) downloads(list []Download, attachments int) (own []downloadView, byAttachment map[int][]downloadView) {
	byAttachment = map[int][]downloadView{}
	for _, d := range list {
		href := relativeHref(d.Path)
		if href == "" {
			b.fs.Tell(codeDownloadPath, diag.Place{}, "下载文件必须在通报自己的文件夹里。", "下载文件“%s”的路径不能用。", shown(d.Path))
			continue
		}
		name := cmp.Or(d.Name, path.Base(d.Path))
		v := downloadView{Href: href, Name: name, Form: form(d), Size: sizeText(d.Size), Type: d.Type, SaveAs: d.SaveAs}
		if d.Attachment > 0 && d.Attachment <= attachments {
			byAttachment[d.Attachment] = append(byAttachment[d.Attachment], v)
		} else {
			own = append(own, v)
		}
	}
	return own, byAttachment
}

// relativeHref escapes a relative path for a link, or returns nothing when it is
// no path below the page's folder.
func relativeHref(p string) string {
	if p == "" || path.IsAbs(p) || path.Clean(p) != p || p == ".." || strings.HasPrefix(p, "../") ||
		strings.ContainsAny(p, "\\\x00") || document.Visible(p) != p {
		return ""
	}
	parts := strings.Split(p, "/")
	for i, s := range parts {
		parts[i] = url.PathEscape(s)
	}
	if strings.Contains(parts[0], ":") { // would read as a scheme
		parts[0] = "./" + parts[0]
	}
	return strings.Join(parts, "/")
}

// forms say in Chinese what sort of file has an ending.
var forms = map[string]string{
	".pdf": "PDF 版式文件", ".ofd": "OFD 版式文件", ".docx": "Word 文档", ".xlsx": "Excel 表格", ".csv": "CSV 数据", ".md": "Markdown 文本",
}

func form(d Download) string {
	ending := path.Ext(d.Path)
	return cmp.Or(forms[strings.ToLower(ending)], strings.ToUpper(strings.TrimPrefix(ending, ".")))
}

// sizeText prints a number of bytes for a reader: "860 B", "12 KB", "1.4 MB".
func sizeText(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 1000*1000:
		return fmt.Sprintf("%d KB", (n+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
