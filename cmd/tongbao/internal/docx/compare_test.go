package docx

import (
	"archive/zip"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx/docxtest"
	"tongbao/cmd/tongbao/internal/opc"
)

func TestUnchangedFilesHaveNoChanges(t *testing.T) {
	for _, c := range docxtest.Cases() {
		changes, err := Compare(c.Notice, Write(c.Notice))
		if err != nil || len(changes) > 0 {
			t.Errorf("%s: %v %v", c.Name, err, changes)
		}
	}
}

// edit rewrites document.xml of a docx.
func edit(t *testing.T, docx []byte, change func(xml string) string) []byte {
	t.Helper()
	parts := unpacked(t, docx)
	before := parts["word/document.xml"]
	if parts["word/document.xml"] = change(before); parts["word/document.xml"] == before {
		t.Fatal("the edit changed nothing")
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, data := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func replace(old, new string) func(string) string {
	return func(xml string) string { return strings.Replace(xml, old, new, 1) }
}

// row matches the table row that holds a text.
func row(text string) *regexp.Regexp {
	return regexp.MustCompile(`<w:tr><w:trPr>[^\n]*` + regexp.QuoteMeta(text) + `[^\n]*</w:tr>`)
}

func TestCompare(t *testing.T) {
	const para = `<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>请认真整改。</w:t></w:r></w:p>`
	tables, small := docxtest.Tables(), docxtest.Small()
	for _, c := range []struct {
		name   string
		notice *document.Notice
		edit   func(string) string
		want   []string
	}{
		{"a sentence", small, replace("不得拖延", "不得推诿"),
			[]string{"body.md:3 正文：“各单位要“立行立改”，不得拖延。”改为“各单位要“立行立改”，不得推诿。”"}},
		{"a figure", small, replace("93%", "94%"),
			[]string{"body.md:3 正文：“本次共检查网站60个，合格率为93%。”改为“本次共检查网站60个，合格率为94%。”（“93%”是网站合格率，由inspection.xlsx!网站!F2、inspection.xlsx!网站!F3得出，请改数据）"}},
		{"a digit before a figure", small, replace("93%", "193%"),
			[]string{"body.md:3 正文：“本次共检查网站60个，合格率为93%。”改为“本次共检查网站60个，合格率为193%。”（“93%”是网站合格率，由inspection.xlsx!网站!F2、inspection.xlsx!网站!F3得出，请改数据）"}},
		{"words before a figure", small, replace("合格率为", "合格的占"),
			[]string{"body.md:3 正文：“本次共检查网站60个，合格率为93%。”改为“本次共检查网站60个，合格的占93%。”"}},
		{"a heading", small, replace("总体情况", "整体情况"), []string{"body.md:5 正文：“一、总体情况”改为“一、整体情况”"}},
		{"the title", small, replace("检查情况的通报", "抽查情况的通报"),
			[]string{"notice.toml 标题：“云川市人民政府办公室关于2026年第一季度全市政府网站和政务新媒体检查情况的通报”改为“云川市人民政府办公室关于2026年第一季度全市政府网站和政务新媒体抽查情况的通报”"}},
		{"the date", small, replace("2026年4月9日", "2026年4月10日"), []string{"notice.toml 成文日期：“2026年4月9日”改为“2026年4月10日”"}},
		{"a paragraph more", small, func(s string) string {
			return strings.Replace(s, `<w:p><w:pPr><w:pStyle w:val="Heading1"/>`, para+`<w:p><w:pPr><w:pStyle w:val="Heading1"/>`, 1)
		}, []string{"body.md:3 正文：增加“请认真整改。”"}},
		{"a paragraph less", small, func(s string) string {
			return regexp.MustCompile(`<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">1. 空白栏目3个。</w:t></w:r>`+
				`</w:p>`).ReplaceAllString(s, "")
		}, []string{"body.md:11 正文：删去“1. 空白栏目3个。”"}},
		{"tracked changes", small, replace(`<w:r><w:t xml:space="preserve">，不得拖延。</w:t></w:r>`,
			`<w:r><w:t>，</w:t></w:r><w:del w:id="90"><w:r><w:delText>不得拖延</w:delText></w:r></w:del><w:ins w:id="91"><w:r><w:t>限期办结</w:t></w:r>`+
				`</w:ins><w:r><w:t>。</w:t></w:r>`),
			[]string{"body.md:3 正文：“各单位要“立行立改”，不得拖延。”改为“各单位要“立行立改”，限期办结。”"}},
		{"runs split by Word", small, replace(`不得拖延。</w:t></w:r>`, `不得</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00AB">`+
			`<w:t>拖延。</w:t></w:r><w:r><w:br/></w:r>`), nil},
		{"a cell", tables, replace("云川第2网", "云川二网"), []string{"inspection.xlsx!网站!C3 附件2表格第3行“网站名称”：“云川第2网”改为“云川二网”"}},
		{"a cell emptied", tables, replace("18.2%", ""), []string{"inspection.xlsx!网站!E4 附件1表格第4行“占检查数比例”：删去“18.2%”"}},
		{"a merged cell", tables, replace("市第1局", "市教育局"), []string{"inspection.xlsx!网站!B2 附件2表格第2行“主管单位”：“市第1局”改为“市教育局”"}},
		{"a row less", tables, func(s string) string { return row("3403000004").ReplaceAllString(s, "") },
			[]string{"inspection.xlsx!网站!A6 附件2表格第6行：删去“5，市第3局，云川第5网，3403000004，首页超过两周未更新，“政务公开”栏目6个空白”"}},
		{"a row more", tables, func(s string) string {
			old := row("3403000004").FindString(s)
			return strings.Replace(s, old, old+"\n"+strings.NewReplacer("3403000004", "3403000099", "云川第5网", "云川新网").Replace(old), 1)
		}, []string{"inspection.xlsx!网站!A6 附件2表格第7行：增加“5，市第3局，云川新网，3403000099，首页超过两周未更新，“政务公开”栏目6个空白”"}},
		{"a tracked row less", tables, func(s string) string {
			old := row("3403000004").FindString(s)
			return strings.Replace(s, old, strings.Replace(old, "</w:trPr>", `<w:del w:id="5"/></w:trPr>`, 1), 1)
		}, []string{"inspection.xlsx!网站!A6 附件2表格第6行：删去“5，市第3局，云川第5网，3403000004，首页超过两周未更新，“政务公开”栏目6个空白”"}},
		{"a note under a table", tables, replace("占比保留一位小数", "占比保留两位小数"),
			[]string{"notice.toml:40 附件1：“注：占比保留一位小数。”改为“注：占比保留两位小数。”"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			changes, err := Compare(c.notice, edit(t, Write(c.notice), c.edit))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, ch := range changes {
				got = append(got, ch.String())
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// stored is a docx of a body that is not compressed.
func stored(t *testing.T, xml string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateHeader(&zip.FileHeader{Name: "word/document.xml", Method: zip.Store})
	if err == nil {
		_, err = w.Write([]byte(xml))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestCompareTakesOnlyDocx holds that another file is told as what it is.
func TestCompareTakesOnlyDocx(t *testing.T) {
	body := func(xml string) []byte { return pack([]part{{"word/document.xml", xml}}) }
	root := func(targets ...string) part {
		var b strings.Builder
		for _, target := range targets {
			b.WriteString(`<Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="` + target + `"/>`)
		}
		return part{"_rels/.rels", "<Relationships>" + b.String() + "</Relationships>"}
	}
	const ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	for _, tt := range []struct {
		want string
		data []byte
	}{
		{"文件是空的", nil},
		{"文件是空的", []byte(" \n")},
		{"这是文本文件", []byte("甲")},
		{"这是PDF文件", []byte("%PDF-1.7")},
		{"这是旧的doc或wps格式", []byte(ole)},
		{"文件加了打开密码", []byte(ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")},
		{"这是网页、XML或RTF", []byte(`{\rtf1 x}`)},
		{"这是压缩文件", []byte("Rar!\x1A")},
		{"不认识的文件格式", []byte("\x00\x01")},
		{"Word文件不完整", Write(docxtest.Small())[:5000]},
		{"没有Word的正文", pack([]part{{"a.txt", "甲"}})},
		{"这是表格或演示文稿", pack([]part{root("xl/workbook.xml"), {"xl/workbook.xml", "<workbook/>"}})},
		{"有两份正文", pack([]part{root("word/document.xml", "word/document2.xml"), {"word/document.xml", ""}, {"word/document2.xml", ""}})},
		{"两个同名的部分", pack([]part{{"word/document.xml", ""}, {"word/Document.xml", ""}})},
		{"docx文件已损坏", body("<w:document><w:p>")},
		{"docx文件已损坏", body("</a>")},
		{"docx文件已损坏", body(strings.Repeat("<a>", 100000))},
		{"正文太长", stored(t, "<w:document>"+strings.Repeat("<p/>", mostParts+1)+"</w:document>")},
		{"正文太长", stored(t, "<w:document><t>"+strings.Repeat("甲", mostText/3+1)+"</t></w:document>")},
		{"压缩得异常厉害", body("<w:document><t>" + strings.Repeat("甲", mostText/3+1) + "</t></w:document>")},
	} {
		_, err := Compare(docxtest.Small(), tt.data)
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "。请") {
			t.Errorf("%.20q: %v, not %s", tt.data, err, tt.want)
		}
	}
	named := pack([]part{root("/word/main.xml"), {"word/main.xml", "<document><p><t>甲</t></p></document>"}})
	if read, err := readBody(named); err != nil || len(read) != 1 || read[0].text != "甲" {
		t.Errorf("a main part under another name: %v, %v", read, err)
	}
}

func TestCompareLargeTable(t *testing.T) {
	n := docxtest.Small()
	big := docxtest.Failures(10000)
	n.Attachments = []document.Attachment{{Label: "附件", Title: "大表", Blocks: []document.Block{big}}}
	edited := edit(t, Write(n), func(s string) string {
		return strings.NewReplacer("云川第2网", "甲网", "云川第9999网", "乙网").Replace(row("云川第5000网").ReplaceAllString(s, ""))
	})
	changes, err := Compare(n, edited)
	if err != nil || len(changes) != 3 {
		t.Errorf("%v %v", err, changes)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add(`<d><b><p><pPr><rPr><del/></rPr></pPr><r><t>甲</t><tab/><br/></r></p><p><r><t>乙。</t></r></p></b></d>`)
	f.Add(`<d><b><tbl><tr><trPr><del/></trPr><tc><p/></tc></tr><tr><tc><tcPr><vMerge/></tcPr><p><r><t>市第1局</t></r></p></tc></tr></tbl>` +
		`</b></d>`)
	f.Add(`<d><p><r><AlternateContent><Choice><p><r><t>甲</t></r></p></Choice><Fallback/></AlternateContent></r></p><tc/><tr/></d>`)
	n := docxtest.Tables()
	f.Fuzz(func(t *testing.T, xml string) {
		changes, err := Compare(n, pack([]part{{"word/document.xml", xml}}))
		if err == nil && xml == "" && len(changes) == 0 {
			t.Error("an empty body changes nothing")
		}
	})
}

// need skips a test whose program is missing, or fails it where everything has
// to be there.
func need(t *testing.T, name string) string {
	t.Helper()
	file, err := exec.LookPath(name)
	switch {
	case err == nil:
	case os.Getenv("TONGBAO_STRICT") != "":
		t.Fatalf("%s is missing", name)
	default:
		t.Skipf("%s is missing", name)
	}
	return file
}

// What an office suite saves again, with everything it rewrites, says the same.
func TestSavedByLibreOffice(t *testing.T) {
	soffice := need(t, "soffice")
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "docx:MS Word 2007 XML",
		"--outdir", filepath.Join(dir, "saved")}
	for _, c := range docxtest.Cases() {
		file := filepath.Join(dir, c.Name+".docx")
		if err := os.WriteFile(file, Write(c.Notice), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if out, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, c := range docxtest.Cases() {
		saved, err := os.ReadFile(filepath.Join(dir, "saved", c.Name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		changes, err := Compare(c.Notice, saved)
		if err != nil {
			t.Fatal(err)
		}
		for _, ch := range changes {
			t.Errorf("%s: %v", c.Name, ch)
		}
	}
}

// pack zips parts in their order.
func pack(parts []part) []byte {
	p := opc.NewPacker()
	add(p, parts)
	return packed(p)
}
