package html

import (
	"path"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// fragmentView is what fragment.html.tmpl shows.
type fragmentView struct {
	articleView
	Full    bool // with 版头 and title
	Changes []string
	Files   []downloadView
}

// Fragment renders the formal text for the editors of content management systems and of
// 微信公众号: only elements that all of them keep, with few inline styles, no classes and no
// ids, and behind the text a link to each file offered. Base is the address where the files
// will lie; without one the links are names. The red head and the title, which the portal's
// page prints itself, stand there only where full asks for them.
func Fragment(n *document.Notice, o Options, full bool) ([]byte, diag.Findings) {
	n = n.Public()
	b := newBuilder(n)
	b.plain = true
	v := fragmentView{
		articleView: b.article(n, nil), Full: full, Changes: n.Web.ChangeTexts(), Files: files(o.Downloads, filesBase(n.Web.Files)),
	}
	return render(o.Templates, b.fs, func(s *set) ([]byte, error) { return s.execute("fragment", &v) })
}

// files are the links to what is offered, named as the files are.
func files(list []Download, base string) []downloadView {
	var out []downloadView
	for _, d := range list {
		name := path.Base(d.Path)
		out = append(out, downloadView{Href: base + relativeHref(name), Name: name, Form: form(d), Size: sizeText(d.Size)})
	}
	return out
}

// filesBase is an address as names can be put behind it. What is none gives the page's own
// folder, in a way that filters of addresses let through: they take a bare name for a scheme.
func filesBase(address string) string {
	if !isFilesAddress(address) {
		return "./"
	}
	return strings.TrimSuffix(address, "/") + "/"
}

// isFilesAddress reports an address below which files can lie: of the web, or from the root
// of the portal.
func isFilesAddress(address string) bool {
	onPortal := strings.HasPrefix(address, "/") && webAddress("https://portal"+address) != ""
	return onPortal && !strings.HasPrefix(address, "//") || webAddress(address) != "" && !strings.ContainsAny(address, "?#")
}

// plainText is text without what only a page can say of it: neighbours that look the same are one.
func plainText(in []document.Inline) []piece {
	var out []piece
	for _, i := range in {
		if last := len(out) - 1; last >= 0 && out[last].Strong == i.Strong {
			out[last].Text += i.Text
			continue
		}
		out = append(out, piece{Text: i.Text, Strong: i.Strong})
	}
	return out
}

// Lines are the lines of a cell as they were typed.
func (c cellView) Lines() []string { return strings.Split(c.Text, "\n") }

// Left and Right report where the text of a cell stands that is not centred.
func (c cellView) Left() bool  { return strings.HasPrefix(c.Class, "l") }
func (c cellView) Right() bool { return strings.HasPrefix(c.Class, "r") }
