package main

import (
	"os"
	"strings"
)

// badFolders are folders in which a file is missing, is another thing, or cannot be read
// as a text.
func badFolders() []badInput {
	return []badInput{
		{"no notice.toml", without("notice.toml"), "", 2, "n：读不到 notice.toml：文件夹 n 里没有这个文件"},
		{"notice.toml is a folder", folder("n/notice.toml"), "", 1, "notice.toml file-unreadable"},
		{"notice.toml is empty", file("notice.toml", ""), "", 1, "notice.toml missing-key; notice.toml missing-key; body.md:1 missing-data"},
		{"notice.toml of blanks", file("notice.toml", " \n\t\n"),
			"", 1, "notice.toml missing-key; notice.toml missing-key; body.md:1 missing-data"},
		{"notice.toml leads nowhere", link("notice.toml", "gone"), "", 1, "notice.toml file-unreadable"},
		{"notice.toml leads to itself", link("notice.toml", "notice.toml"), "", 1, "notice.toml file-unreadable"},
		{"notice.toml in GB18030", file("notice.toml", "[notice]\ntitle = \"\xB9\xD8\xD3\xDA\xBC\xEC\xB2\xE9\xB5\xC4\xCD\xA8\xB1\xA8\"\n"),
			"", 1, "notice.toml missing-key; notice.toml:1 missing-key; body.md:1 missing-data; notice.toml converted-encoding"},
		{"notice.toml in UTF-16 without a mark", file("notice.toml", utf16("[notice]\n")), "", 1, "notice.toml:1 encoding"},
		{"notice.toml of other bytes", file("notice.toml", "[notice]\n\xff\xff\xff\n"), "", 1, "notice.toml:2 encoding"},
		{"notice.toml with a zero", file("notice.toml", "[notice]\ntitle = \"\x00\"\n"), "", 1, "notice.toml:2 encoding"},
		{"notice.toml with a character nobody sees", settings("政府网站", "政府\u200b网站"), "", 0, "notice.toml:2 control-character"},
		{"notice.toml of the whole program", file("notice.toml", "\x7fELF\x02\x01\x01\x00"), "", 1, "notice.toml:1 encoding"},
		{"notice.toml too large", file("notice.toml", soundSettings+strings.Repeat("# 说明\n", 1<<17)), "", 1, "notice.toml file-too-large"},
		{"the text is a folder", folder("n/body.md"), "", 1, "body.md file-unreadable"},
		{"the text leads to itself", link("body.md", "body.md"), "", 1, "body.md file-unreadable"},
		{"the text is empty", body(""), "", 1, "body.md empty-text"},
		{"the text is blank", body(" \n\u3000\n"), "", 1, "body.md empty-text"},
		{"the text ends in txt", all(without("body.md"), file("body.md.txt", soundText)), "", 1, "body.md.txt body-name"},
		{"the text has a capital", all(without("body.md"), file("BODY.MD", soundText)), "", 1, "BODY.MD body-name"},
		{"the text is a Word file", all(without("body.md"), file("body.docx", "PK\x03\x04")), "", 1, "body.docx body-name"},
		{"the text in GB18030", body("\xBC\xEC\xB2\xE9\xCD\xF8\xD5\xBE{{\xCD\xF8\xD5\xBE.\xBC\xEC\xB2\xE9\xCA\xFD}}\xB8\xF6\xA1\xA3\n"),
			"", 0, "body.md converted-encoding"},
		{"the text in UTF-16", body("\xFF\xFE" + utf16("检查网站{{网站.检查数}}个。\n")), "", 0, "body.md converted-encoding"},
		{"the text in UTF-16 without a mark", body(utf16("检查网站个。\n")), "", 1, "body.md:2 encoding"},
		{"the text with a zero", body("甲\n乙\x00\n"), "", 1, "body.md:2 encoding"},
		{"the text of other bytes", body("甲\n\xff\xfe\xfd\n"), "", 1, "body.md:2 encoding"},
		{"the text of two encodings", body("现将检查情况通报如下。\n\n\xBC\xEC\xB2\xE9\xCD\xF8\xD5\xBE\n"), "", 1, "body.md:3 encoding"},
		{"the text cut in a character", body(soundText + "\n全部完成\xE5\xAE"), "", 1, "body.md:3 encoding"},
		{"the text turns its direction", body("检查网站{{网站.检查数}}个\u202e。\n"), "", 0, "body.md:1 control-character"},
		{"the text is the Word file itself", body("PK\x03\x04\x14\x00\x00\x00"), "", 1, "body.md:1 encoding"},
		{"an attachment that is not there", more("[[attachment]]\ntitle = \"要点\"\ntext = \"附件1.md\"\n"), "", 1, "notice.toml:9 missing-text"},
		{"an attachment that is a folder", all(more("[[attachment]]\ntitle = \"要点\"\ntext = \"附件1.md\"\n"), folder("n/附件1.md")),
			"", 1, "附件1.md file-unreadable"},
		{"an attachment that is empty", all(more("[[attachment]]\ntitle = \"要点\"\ntext = \"附件1.md\"\n"), file("附件1.md", "\n")),
			"", 1, "附件1.md empty-text; notice.toml:9 attachment-unmentioned"},
		{"an attachment outside", more("[[attachment]]\ntitle = \"要点\"\ntext = \"../附件1.md\"\n"), "", 1, "notice.toml:11 bad-folder"},
		{"an attachment from the root", more("[[attachment]]\ntitle = \"要点\"\ntext = \"/etc/hosts\"\n"), "", 1, "notice.toml:11 bad-folder"},
		{"an attachment that is the workbook", more("[[attachment]]\ntitle = \"要点\"\ntext = \"名单.xlsx\"\n"), "", 1, "名单.xlsx:1 encoding"},
		{"a workbook that leads nowhere", link("名单.xlsx", "gone"), "", 1, "名单.xlsx file-unreadable"},
		{"no workbook", without("名单.xlsx"), "", 1, "notice.toml:8 missing-sheet"},
		{"only an old workbook", all(without("名单.xlsx"), file("名单.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")),
			"", 1, "名单.xls old-workbook"},
		{"only a workbook of WPS, named", all(without("名单.xlsx"), file("名单.et", "\xD0\xCF\x11\xE0"), more("file = \"名单.xlsx\"\n")), "", 1,
			"名单.et old-workbook"},
		{"an old workbook that nothing needs", file("草稿.xls", "\xD0\xCF\x11\xE0"), "", 0, "草稿.xls file-not-read"},
		{"the workbook saved once more in the old format", file("名单.xls", "\xD0\xCF\x11\xE0"), "", 0, "名单.xls file-not-read"},
		{"the text is called so in Chinese", all(without("body.md"), file("正文.docx", "PK\x03\x04")), "", 1, "正文.docx body-name"},
		{"the text was saved beside itself", file("body.md.txt", soundText), "", 0, "body.md.txt twice-named"},
		{"notice.toml was saved beside itself", file("notice.toml.txt", soundSettings), "", 0, "notice.toml.txt twice-named"},
		{"notice.toml ends in txt", all(without("notice.toml"), file("notice.toml.txt", soundSettings)), "", 2,
			"n：读不到 notice.toml：文件夹 n 里没有这个文件，而有 notice.toml.txt：请把它的名称改成 notice.toml（看不到“.txt”的，先在文件夹的选项里显示扩展名）"},
		{"only the lock file of a workbook", all(without("名单.xlsx"), file("~$名单.xlsx", "x")), "", 1, "notice.toml:8 missing-sheet"},
		{"a copy of the workbook", copyOf("名单.xlsx", "名单 - 副本.xlsx"), "", 1, "notice.toml:8 two-sheets"},
		{"a copy of the workbook as csv", file("网站.csv", soundRows+"\n"), "", 1, "notice.toml:8 two-sheets"},
	}
}

// copyOf copies a file of the notice.
func copyOf(from, to string) func(*desk) {
	return func(d *desk) {
		data, err := os.ReadFile("n/" + from)
		d.ok(err)
		d.put("n/"+to, string(data))
	}
}

// utf16 is a text of the basic plane in UTF-16, the low byte first.
func utf16(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

// badSettings are mistakes in notice.toml.
func badSettings() []badInput {
	return []badInput{
		{"full-width quotation marks", settings(`signed = 2026-04-09`, `number = “云政办发〔2026〕2号”`), "", 1, "notice.toml:4 toml-syntax"},
		{"an open quotation mark", settings(`办公室"`, `办公室`), "", 1, "notice.toml:3 toml-syntax"},
		{"a full-width equals sign", settings(`year = 2026`, `year ＝ 2026`), "", 1, "notice.toml:6 toml-syntax"},
		{"text without quotation marks", settings(`"云川市人民政府办公室"`, `云川市人民政府办公室`), "", 1, "notice.toml:3 toml-syntax"},
		{"an open bracket", settings("[sites]", "[sites"), "", 1, "notice.toml:8 toml-syntax"},
		{"a full-width bracket", settings("[sites]", "【sites】"), "", 1, "notice.toml:8 toml-syntax"},
		{"a key twice", settings("quarter = 1", "quarter = 1\nquarter = 2"), "", 1, "notice.toml:8 toml-syntax"},
		{"a table twice", more("[sites]\n"), "", 1, "notice.toml:9 toml-syntax"},
		{"a key that is misspelt", settings("issuer", "isuser"), "", 1, "notice.toml:1 missing-key; notice.toml:3 unknown-key"},
		{"a key in Chinese", settings("issuer", "发文机关"), "", 1, "notice.toml:3 toml-syntax"},
		{"a table nobody knows", more("[websites]\n"), "", 1, "notice.toml:9 unknown-key"},
		{"a key before the first table", settings("[notice]\n", "x = 1\n[notice]\n"), "", 1, "notice.toml:1 unknown-key"},
		{"a number for a text", settings(`"云川市人民政府办公室"`, `7`), "", 1, "notice.toml:3 wrong-type"},
		{"a text for a number", settings("year = 2026", `year = "2026"`), "", 1, "notice.toml:6 wrong-type"},
		{"a text for a date", settings("signed = 2026-04-09", `signed = "2026-04-09"`), "", 1, "notice.toml:4 wrong-type"},
		{"a day that is not", settings("signed = 2026-04-09", `signed = 2026-02-30`), "", 1, "notice.toml:4 toml-syntax"},
		{"a month that is not", settings("signed = 2026-04-09", `signed = 2026-13-09`), "", 1, "notice.toml:4 toml-syntax"},
		{"a date without zeros", settings("signed = 2026-04-09", `signed = 2026-4-9`), "", 1, "notice.toml:4 toml-syntax"},
		{"a list for a text", settings(`"云川市人民政府办公室"`, `["云川市人民政府办公室"]`), "", 1, "notice.toml:3 wrong-type"},
		{"a table for a text", more("[notice.short]\na = 1\n"), "", 1, "notice.toml:9 wrong-type"},
		{"an empty title", settings("关于{{期次}}政府网站检查情况的通报", ""), "", 1, "notice.toml:2 empty-value"},
		{"a title of two lines", settings("的通报\"", "\\n的通报\""), "", 1, "notice.toml:2 title-break"},
		{"no title", settings("title", "#title"), "", 1, "notice.toml:1 missing-key"},
		{"no issuer", settings("issuer", "#issuer"), "", 1, "notice.toml:1 missing-key"},
		{"no period", settings("[period]\nyear = 2026\nquarter = 1\n", ""), "", 1, "notice.toml missing-key"},
		{"the fifth quarter", settings("quarter = 1", "quarter = 5"), "", 1, "notice.toml:7 out-of-range"},
		{"the year 20260", settings("year = 2026", "year = 20260"), "", 1, "notice.toml:6 out-of-range"},
		{"a number beyond all bounds", settings("year = 2026", "year = 99999999999999999999"), "", 1, "notice.toml:6 toml-syntax"},
		{"a quarter and a month", settings("quarter = 1", "quarter = 1\nmonth = 2"), "", 1, "notice.toml:8 period-conflict"},
		{"a window that ends before it begins", more("from = 2026-03-20\nto = 2026-03-02\n"), "", 1, "notice.toml:10 window-conflict"},
		{"a seal of no size", settings("signed", "seal_diameter = 460\nsigned"), "", 1, "notice.toml:4 out-of-range"},
		{"a letterhead nobody has", settings("signed", "letterhead = \"红头\"\nsigned"), "", 1, "notice.toml:4 unknown-value"},
		{"a file that is not there", more("file = \"清单.xlsx\"\n"), "", 1, "notice.toml:9 unknown-file"},
		{"a file outside", more("file = \"../名单.xlsx\"\n"), "", 1, "notice.toml:9 unknown-file"},
		{"a sheet that is not there", more("sheet = \"网站表\"\n"), "", 1, "notice.toml:9 unknown-sheet"},
		{"rules that are not there", more("rules = \"国标\"\n"), "", 1, "notice.toml:8 unknown-rules"},
		{"rules outside", more("rules = \"../../secret\"\n"), "", 1, "notice.toml:8 unknown-rules"},
		{"a column that is not there", more("columns = { name = \"站名\" }\n"), "", 1, "notice.toml:9 missing-column"},
		{"a column nobody knows", more("columns = { colour = \"网站名称\" }\n"), "", 1, "notice.toml:9 unknown-column-key"},
		{"more passed than inspected", more("inspected = 3\npassed = 5\n"), "", 1, "notice.toml:8 total-mismatch; notice.toml:8 total-mismatch"},
		{"fewer than none", more("inspected = -3\n"), "", 1, "notice.toml:9 out-of-range"},
		{"a value of itself", all(more("[values]\n\"甲\" = \"{{写明.乙}}\"\n\"乙\" = \"{{写明.甲}}\"\n"), body("检查网站{{网站.检查数}}个，{{写明.甲}}。\n")),
			"", 1, "notice.toml:10 self-reference"},
		{"an action where a name stands", more("file = \"{{期次}}.xlsx\"\n"), "", 1, "notice.toml:9 action-refused"},
		{"a brace that is not closed", settings("{{期次}}", "{{期次"), "", 1, "notice.toml:2 expression"},
		{"a word nobody knows in the title", settings("{{期次}}", "{{季度}}"), "", 1, "notice.toml:2 expression"},
		{"a title that comes to nothing", settings("关于{{期次}}政府网站检查情况的通报", "{{如果 网站.总数>9}}关于检查的通报{{完}}"), "", 1, "notice.toml:2 empty-title"},
		{"a code nobody has", more("[[acknowledged]]\ncode = \"no-such-code\"\nwhy = \"无\"\n"), "", 0, "notice.toml:9 acknowledged-unknown"},
		{"an error nobody may accept", all(body(soundText+"\n> 引文\n"), more("[[acknowledged]]\ncode = \"markdown-quote\"\nwhy = \"无\"\n")),
			"", 1, "body.md:3 markdown-quote; notice.toml:9 acknowledged-refused"},
		{"an acceptance without a reason", more("[[acknowledged]]\ncode = \"duplicate-site\"\n"), "", 1, "notice.toml:9 missing-key"},
		{"a thousand brackets", more("columns = " + strings.Repeat("[", 1000)), "", 1, "notice.toml:9 toml-syntax"},
		{"a thousand names", more(strings.Repeat("a.", 1000) + "b = 1\n"), "", 1, "notice.toml:9 toml-syntax"},
	}
}
