package main

import (
	"os/exec"
	"strings"
)

// pipe makes a pipe of a name, which nobody ever writes into.
func pipe(name string) func(*desk) {
	return func(d *desk) {
		d.cut(name)
		if out, err := exec.Command("mkfifo", name).CombinedOutput(); err != nil {
			d.Skipf("%v: %s", err, out)
		}
	}
}

// badOpenings are names behind which stands no file of the folder, and files without end.
func badOpenings() []badInput {
	outside := func(name, text string) func(*desk) {
		return func(d *desk) {
			d.put("outside", text)
			link(name, "../outside")(d)
		}
	}
	attach := more("[[attachment]]\ntitle = \"要点\"\ntext = \"附件1.md\"\n")
	return []badInput{
		{"notice.toml is a pipe", pipe("n/notice.toml"), "", 1, "notice.toml file-unreadable"},
		{"the text is a pipe", pipe("n/body.md"), "", 1, "body.md file-unreadable"},
		{"the workbook is a pipe", pipe("n/名单.xlsx"), "", 1, "名单.xlsx file-unreadable"},
		{"an attachment that is a pipe", all(attach, pipe("n/附件1.md")), "", 1, "附件1.md file-unreadable"},
		{"notice.toml leads outside", outside("notice.toml", soundSettings), "", 1, "notice.toml file-outside"},
		{"the text leads outside", outside("body.md", soundText), "", 1, "body.md file-outside"},
		{"the workbook leads outside", outside("名单.xlsx", "PK\x03\x04"), "", 1, "名单.xlsx file-outside"},
		{"an attachment that leads outside", all(attach, outside("附件1.md", "甲。\n")), "", 1, "附件1.md file-outside"},
		{"the text leads to a device", link("body.md", "/dev/zero"), "", 1, "body.md file-outside"},
		{"the workbook leads to a device", link("名单.xlsx", "/dev/zero"), "", 1, "名单.xlsx file-outside"},
		{"the text leads nowhere", link("body.md", "gone"), "", 1, "body.md file-unreadable"},
		{"a workbook that is a folder", folder("n/名单.xlsx"), "", 1, "名单.xlsx file-unreadable"},
		{"a text of thirty megabytes", body(strings.Repeat("甲乙丙丁戊己庚辛壬癸", 1<<20)), "", 1, "body.md file-too-large"},
		{"a period that is a file", all(settings("quarter = 1", "quarter = 1\nprevious = \"q4\""), func(d *desk) { d.put("q4", "x") }),
			"", 1, "notice.toml:8 missing-period"},
		{"rules of an office that are a pipe", all(pipeIn("templates/rules", "本市.toml"), more("rules = \"本市\"\n")),
			"check n --templates templates", 1, "notice.toml:8 template-unreadable"},
		{"proof words that are a pipe", pipeIn("templates/proof", "lexicon.toml"),
			"check n --templates templates", 1, "templates/proof/lexicon.toml proof-words-unreadable"},
		{"a style sheet that is a pipe", pipeIn("templates/html", "page.css"),
			"check n --templates templates", 1, "templates/html html-template"},
		{"a font that is a pipe", pipeIn("fonts/user", "仿宋.ttf"), "check n --fonts fonts", 0, "仿宋.ttf font-unusable"},
		{"a period whose workbook is a pipe", all(settings("quarter = 1", "quarter = 1\nprevious = \"q4\""), func(d *desk) {
			d.put("q4/notice.toml", strings.NewReplacer("2026-04-09", "2025-04-08", "year = 2026", "year = 2025").Replace(soundSettings))
			pipe("q4/名单.xlsx")(d)
		}), "", 1, "q4/名单.xlsx file-unreadable"},
	}
}

func pipeIn(dir, name string) func(*desk) { return all(folder(dir), pipe(dir+"/"+name)) }

// badWords are edited Word files that are none, texts without end and marks that print
// nothing.
func badWords() []badInput {
	word := func(data string) func(*desk) { return func(d *desk) { d.put("改.docx", data) } }
	archive := func(parts ...bookPart) func(*desk) {
		return func(d *desk) { d.put("改.docx", string(packed(d, parts))) }
	}
	add := func(text string) func(*desk) { return body(soundText + "\n" + text + "\n") }
	const compare = "compare n 改.docx"
	return []badInput{
		{"compare: an empty file", word(""), compare, 2, "改.docx：文件是空的。请核对是否放错了文件"},
		{"compare: a PDF file", word("%PDF-1.7\n"), compare, 2, "改.docx：这是PDF文件，不是docx。请用改过的Word文件来比较"},
		{"compare: an old Word file", word("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
			compare, 2, "改.docx：这是旧的doc或wps格式。请在Word或WPS中打开，另存为docx；只改扩展名没有用"},
		{"compare: a text", word("甲"), compare, 2, "改.docx：这是文本文件，不是docx。请用改过的Word文件来比较"},
		{"compare: a web page", word("<html><body>甲</body></html>"), compare, 2, "改.docx：这是网页、XML或RTF，不是docx。请在Word或WPS中打开，另存为docx"},
		{"compare: an archive of something else", archive(bookPart{"a.txt", "甲"}), compare, 2, "改.docx：这个压缩文件里没有Word的正文。请在Word或WPS中另存为docx"},
		{"compare: a workbook", archive(bookOf("网站", soundRows)...), compare, 2, "改.docx：这是表格或演示文稿，不是docx。请用改过的Word文件来比较"},
		{"compare: XML cut off", archive(bookPart{"word/document.xml", "<w:document><w:body>"}),
			compare, 2, "改.docx：docx文件已损坏。请在Word或WPS中打开后重新保存"},
		{"compare: two texts in one file", archive(bookPart{"word/document.xml", "<d/>"}, bookPart{"word/document.xml", "<d/>"}),
			compare, 2, "改.docx：Word文件里有两个同名的部分 word/document.xml。请打开它，在Word或WPS中另存为docx"},
		{"compare: a document of blanks without end", archive(bookPart{"word/document.xml", "<d>" + strings.Repeat(" ", 40<<20) + "</d>"}),
			compare, 2, "改.docx：Word文件压缩得异常厉害，不像正常的文件，不读取。请删去不用的内容，在Word或WPS中另存为docx"},
		{"compare: a pipe", pipe("改.docx"), compare, 2, "读不到 改.docx：这是管道，不是文件。请移走它，放入普通的文件。"},
		{"a hundred loops in each other", add(strings.Repeat("{{逐个 网站}}", 100) + strings.Repeat("{{完}}", 100)),
			"", 1, "body.md:3 too-much-text"},
		{"fifteen loops in each other", add(strings.Repeat("{{逐个 网站}}", 15) + "甲" + strings.Repeat("{{完}}", 15)),
			"", 1, "body.md:3 too-much-text"},
		{"ten thousand brackets", add("{{" + strings.Repeat("(", 10000) + "网站.总数" + strings.Repeat(")", 10000) + "}}"),
			"", 1, "body.md:3 expression"},
		{"a chain of ten thousand", add("{{网站" + strings.Repeat(".不合格", 10000) + ".总数}}"), "", 1, "body.md:3 expression"},
		{"a heading without a blank", add("#甲\n\n乙。"), "", 1, "body.md:3 markdown-heading"},
		{"a heading of full width", add("＃ 甲\n\n乙。"), "", 1, "body.md:3 markdown-heading"},
		{"a table typed without a rule", add("| 甲 | 乙 |\n| 1 | 2 |"), "", 1, "body.md:3 typed-table"},
		{"a table typed with a rule too short", add("| 甲 | 乙 |\n|---|\n| 1 | 2 |"), "", 1, "body.md:3 typed-table"},
		{"a table typed with cells beyond its head", add("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |"), "", 1, "body.md:5 typed-table"},
		{"a table typed with cells missing", add("| 甲 | 乙 |\n|---|---|\n| 1 |"), "", 1, "body.md:5 typed-table"},
	}
}
