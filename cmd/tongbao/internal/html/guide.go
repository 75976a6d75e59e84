package html

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
)

// metadata is what the information-disclosure directory of a portal asks for of a paper. What
// the notice does not say is empty, not left out: somebody has to fill it in.
type metadata struct {
	Index       string     `json:"索引号"`
	Title       string     `json:"名称"`
	Number      string     `json:"文号"`
	Publisher   string     `json:"发布机构"`
	Created     string     `json:"生成日期"` // 成文日期
	Published   string     `json:"发布日期"`
	Modified    string     `json:"更新日期,omitempty"`
	Changes     []string   `json:"更正,omitempty"` // or the withdrawal
	Valid       string     `json:"有效性"`
	Genre       string     `json:"体裁分类"`
	Keywords    []string   `json:"关键词"`
	Description string     `json:"内容概述"`
	Language    string     `json:"语种"`
	URL         string     `json:"在线链接地址"`
	Source      string     `json:"信息来源"`
	Author      string     `json:"责任编辑"`
	Site        string     `json:"网站名称"`
	SiteIDCode  string     `json:"网站标识码"`
	Column      string     `json:"栏目名称"`
	Files       []fileData `json:"文件"`
}

// fileData is a file to be uploaded.
type fileData struct {
	Name  string `json:"名称"`
	Holds string `json:"内容"`
	Type  string `json:"格式"`
	Size  int64  `json:"字节数"`
	URL   string `json:"地址,omitempty"`
}

func newMetadata(n *document.Notice, list []Download) *metadata {
	w := n.Public().Web
	m := &metadata{
		Index: w.Index, Title: n.Title, Number: n.Head.Number, Publisher: strings.Join(signerNames(n), "、"),
		Created: signedStamp(n).Datetime, Published: timeStamp(w.Published).Datetime, Valid: w.Valid, Genre: n.Kind,
		Keywords: append([]string{}, w.Keywords...), Description: w.Description, Language: "zh-CN", URL: webAddress(w.URL),
		Source: w.Source, Author: w.Author, Site: w.SiteName, SiteIDCode: w.SiteIDCode, Column: w.Column.Name, Files: []fileData{},
		Modified: timeStamp(w.Modified()).Datetime, Changes: w.ChangeTexts(),
	}
	for _, d := range list {
		f := fileData{Name: path.Base(d.Path), Holds: d.Name, Type: d.Type, Size: d.Size}
		if isFilesAddress(w.Files) {
			f.URL = filesBase(w.Files) + relativeHref(f.Name)
		}
		m.Files = append(m.Files, f)
	}
	return m
}

// Metadata is 元数据.json: what the directory of a portal asks for, for programs.
func Metadata(n *document.Notice, list []Download) ([]byte, error) {
	data, err := json.MarshalIndent(newMetadata(n, list), "", "  ")
	return append(data, '\n'), err
}

// Guide is 发布说明.txt, for people: what is pasted where, what the portal's form asks for and
// which files are uploaded. It begins with a byte order mark and has the line ends of Windows,
// whose old editor shows it then. textFile names the file with the formal text.
func Guide(n *document.Notice, textFile string, list []Download, full bool) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "发布说明\n\n%s\n\n一、粘贴正文\n", n.Title)
	fmt.Fprintf(&b, "用浏览器打开“%s”，全选，复制，粘贴到网站后台或者公众号编辑器的正文里；编辑器能看源代码的，也可以用记事本打开它，把内容粘贴到源代码里。\n", textFile)
	b.WriteString(pasteHint(full) + changeHint(n.Web))
	b.WriteString("粘贴以后请从头看一遍，表格和数字应当与PDF相同。\n\n二、填写栏目信息\n")
	for _, f := range newMetadata(n, list).fields(n) {
		fmt.Fprintf(&b, "%s：%s\n", f.Name, cmp.Or(f.Text, "（通报里没有写，由网站填写）"))
	}
	b.WriteString("\n三、上传文件\n")
	for i, d := range list {
		fmt.Fprintf(&b, "%d.%s（%s，%s）\n", i+1, path.Base(d.Path), form(d), sizeText(d.Size))
	}
	b.WriteString(uploadHint(n.Web.Files, len(list)))
	b.WriteString("\n四、微信公众号\n粘贴同一份正文。公众号不保留链接，正文最后的文件名请删去。\n")
	return []byte("\uFEFF" + strings.ReplaceAll(document.Visible(b.String()), "\n", "\r\n"))
}

func pasteHint(full bool) string {
	if full {
		return "里面有版头和标题；网页自己显示标题的，请删去。\n"
	}
	return "里面没有版头和标题：标题由网页自己显示，填在下面的“标题”一栏。\n"
}

// changeHint is what to do about a page that is there already.
func changeHint(w document.Web) string {
	switch {
	case w.IsWithdrawn():
		return "通报已撤销：请用这份正文替换网页上原来的正文，并删去网站上原来的附件和PDF。\n"
	case len(w.Corrections) > 0:
		return "通报有更正：请用这份正文替换网页上原来的正文，并重新上传下面的文件。\n"
	}
	return ""
}

func uploadHint(address string, files int) string {
	switch {
	case files == 0:
		return "没有要上传的文件。\n"
	case isFilesAddress(address):
		return "上传到 " + address + "，文件名不要改：正文最后的下载链接指向那里。\n"
	}
	return "正文最后的下载链接只有文件名。上传以后，请把每个链接改成网站给出的地址；网站另有附件栏的，上传到附件栏，删去正文里的这几行。\n"
}

// fields are what the form of a portal asks for, in its usual order and words.
func (m *metadata) fields(n *document.Notice) []fact {
	return []fact{
		{Name: "标题", Text: m.Title}, {Name: "索引号", Text: m.Index}, {Name: "文号", Text: m.Number}, {Name: "发布机构", Text: m.Publisher},
		{Name: "成文日期", Text: signedStamp(n).Text}, {Name: "发布日期", Text: timeStamp(n.Web.Published).Text}, {Name: "有效性", Text: m.Valid},
		{Name: "体裁", Text: m.Genre}, {Name: "关键词", Text: strings.Join(m.Keywords, "，")}, {Name: "内容概述", Text: m.Description},
		{Name: "来源", Text: m.Source}, {Name: "责任编辑", Text: m.Author}, {Name: "栏目", Text: m.Column},
	}
}
