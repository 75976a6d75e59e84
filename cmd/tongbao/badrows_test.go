package main

import "strings"

// badRosters are lists that no notice can be counted from, or should not.
func badRosters() []badInput {
	head := "网站名称,网站标识码,检查结果,主要问题\n"
	ranked := func(rows string) func(*desk) {
		return all(table("得分", rows), body(soundText+"\n平均{{得分.平均(得分)}}分。\n"))
	}
	return []badInput{
		{"a list of nobody", list(strings.TrimSpace(head)), "", 0, "名单.xlsx!网站 empty-roster"},
		{"a list without a head", list("甲网,3799000001,合格"), "", 1, "名单.xlsx!网站 no-header"},
		{"a list without names", list("网站标识码,检查结果\n3799000001,合格"), "", 1, "名单.xlsx!网站 missing-column"},
		{"a list without verdicts", list("网站名称,网站标识码\n甲网,3799000001"), "", 1, "body.md:1 no-verdicts-listed"},
		{"a list with two columns of names", list("网站名称,网站名称,检查结果\n甲网,乙网,合格"), "", 1, "名单.xlsx!网站!B1 ambiguous-column"},
		{"a site twice", list(soundRows + "\n甲网,3799000001,合格,"), "", 1, "名单.xlsx!网站!B5 duplicate-site"},
		{"a name twice", list(soundRows + "\n甲网,3799000009,合格,"), "", 0, "名单.xlsx!网站!A5 same-name"},
		{"a name twice, once without its code", list(soundRows + "\n甲网,,合格,"), "", 1,
			"名单.xlsx!网站!A5 duplicate-site; 名单.xlsx!网站!B5 bad-site-code"},
		{"a row without a name", list(soundRows + "\n,3799000009,合格,"), "", 1, "名单.xlsx!网站!A5 empty-name"},
		{"a row without a verdict", list(soundRows + "\n丁网,3799000009,,"), "", 1, "名单.xlsx!网站!C5 no-verdict"},
		{"units in the first of several rows", list("主办单位,网站名称,检查结果\n甲局,甲网,合格\n,乙网,合格\n,丙网,合格\n乙局,丁网,合格\n,戊网,合格"), "", 0,
			"名单.xlsx!网站!A3:A4、A6 共3格 empty-sponsor"},
		{"a unit that was forgotten", list("主办单位,网站名称,检查结果\n甲局,甲网,合格\n甲局,乙网,合格\n,丙网,合格\n乙局,丁网,合格\n,戊网,合格"), "", 0,
			"名单.xlsx!网站!A4 empty-sponsor; 名单.xlsx!网站!A6 empty-sponsor"},
		{"units filled with what stands nowhere", all(list("主办单位,网站名称,检查结果\n甲局,甲网,合格\n,乙网,合格"), more("fill = [\"科室\"]\n")), "", 1,
			"notice.toml:9 unknown-column; 名单.xlsx!网站!A3 empty-sponsor"},
		{"a verdict nobody knows", list(soundRows + "\n丁网,3799000009,还行,"), "", 1, "名单.xlsx!网站!C5 unknown-verdict"},
		{"a failure without a reason", list(soundRows + "\n丁网,3799000009,不合格,"), "", 0, "名单.xlsx!网站!D5 no-reason"},
		{"a code of nine digits", list(soundRows + "\n丁网,379900009,合格,"), "", 0, "名单.xlsx!网站!B5 bad-site-code"},
		{"a code that has lost its zeros", list(soundRows + "\n丁网,=99000009,合格,"), "", 0, "名单.xlsx!网站!B5 bad-site-code"},
		{"a code that has lost digits", list(soundRows + "\n丁网,=12345678901234567000,合格,"), "", 1, "名单.xlsx!网站!B5 lost-digits"},
		{"names and codes the wrong way round", list(head + "3799000001,甲网,合格,\n3799000002,乙网,合格,\n3799000003,丙网,合格,"),
			"", 1, "名单.xlsx!网站!A2 swapped-columns"},
		{"a value without a head", list(soundRows + "\n丁网,3799000009,合格,,补充"), "", 0, "名单.xlsx!网站!E5 stray-value"},
		{"passed and vetoed", list(soundRows + "\n丁网,3799000009,合格,单项否决"), "", 0, "名单.xlsx!网站!D5 passed-vetoed"},
		{"a day that is not on the calendar", all(list("网站名称,检查日期,检查结果\n甲网,2026年2月30日,合格"), body("共检查网站{{网站.检查数}}个。\n")),
			"", 0, "名单.xlsx!网站!B2 no-such-date"},
		{"an inspection after signing", all(list("网站名称,检查日期,检查结果\n甲网,2026-05-01,合格"), body("共检查网站{{网站.检查数}}个。\n")),
			"", 0, "名单.xlsx!网站!B2 inspected-on"},
		{"the same sheet in two books", all(list(soundRows), table("网站", soundRows)), "", 1, "notice.toml:8 two-sheets"},
		{"the same sheet with blanks in two books", all(list(soundRows), table("网站 ", soundRows)), "", 1, "notice.toml:8 two-sheets"},
		{"a number that is a word", ranked("网站名称,得分\n甲,=90\n乙,缺考"), "", 1, "表.xlsx!得分!B3 not-a-number"},
		{"a formula without a result in a sum", ranked("网站名称,得分\n甲,=90\n乙,<c><f>B2</f></c>"), "", 1, "表.xlsx!得分!B3 not-a-number"},
		{"a formula that failed in a sum", ranked("网站名称,得分\n甲,=90\n乙,<c t=\"e\"><v>#N/A</v></c>"), "", 1, "表.xlsx!得分!B3 not-a-number"},
		{"an empty sheet that is asked", ranked(""), "", 1, "body.md:3 expression"},
		{"more answered than received", all(table("留言", "单位,收到,办结\n甲局,=4,=6\n乙局,=6,=6"), body(soundText+"\n办结率{{留言.办结.占(收到)}}。\n")),
			"", 1, "表.xlsx!留言!C2 part-over-whole"},
		{"rules without their data", all(list("网站名称,空白栏目数\n甲网,=0\n乙网,=9"), more("rules = \"gov-2019\"\n")),
			"", 0, "名单.xlsx!网站 rule-without-data"},
		{"a measure that is a word", all(list("网站名称,空白栏目数\n甲网,无"), more("rules = \"gov-2019\"\n")),
			"", 1, "名单.xlsx!网站 no-verdict; 名单.xlsx!网站 rule-without-data"},
		{"a measure below nothing", all(list("网站名称,空白栏目数\n甲网,=-4"), more("rules = \"gov-2019\"\n")),
			"", 1, "名单.xlsx!网站!B2 negative-measure; 名单.xlsx!网站 rule-without-data"},
	}
}

// badTexts are texts that cannot be printed as they are.
func badTexts() []badInput {
	add := func(text string) func(*desk) { return body(soundText + "\n" + text + "\n") }
	return []badInput{
		{"a word nobody knows", add("共{{网站.数量}}个。"), "", 1, "body.md:3 expression"},
		{"a name nobody has", add("共{{栏目.行数}}行。"), "", 1, "body.md:3 expression"},
		{"an open brace", add("共{{网站.检查数个。"), "", 1, "body.md:3 expression"},
		{"a closing brace too many", add("共{{网站.检查数}}}}个。"), "", 1, "body.md:3 braces"},
		{"one brace", add("共{网站.检查数}个。"), "", 1, "body.md:3 braces"},
		{"one brace of full width", add("共｛网站.检查数｝个。"), "", 1, "body.md:3 braces"},
		{"nothing in braces", add("共{{}}个。"), "", 1, "body.md:3 expression"},
		{"a condition without an end", add("{{如果 网站.检查数>1}}多。"), "", 1, "body.md:3 expression"},
		{"an end without a condition", add("多。{{完}}"), "", 1, "body.md:3 expression"},
		{"an otherwise without a condition", add("多。{{否则}}少。"), "", 1, "body.md:3 expression"},
		{"a bracket that is open", add("{{网站[类别=甲.名单}}"), "", 1, "body.md:3 expression"},
		{"a column nobody has", add("{{网站[地区=甲].名单}}"), "", 1, "body.md:3 unknown-column"},
		{"a value nobody has", add("有{{网站[主要问题=甲].总数}}个。"), "", 0, "body.md:3 no-such-value"},
		{"values parted by commas", add("有{{网站[检查结果=合格、不合格].总数}}个。"), "", 1, "body.md:3 several-values"},
		{"the notation of before", add("共{{count .Sites}}个。"), "", 1, "body.md:3 former-notation"},
		{"a last period that is not there", add("比上期{{网站.合格率.较上期}}。"), "", 1, "body.md:3 missing-data"},
		{"a division by nothing", add("占{{网站.合格数 ÷ 网站[主要问题=甲].总数}}。"), "", 0, "body.md:3 no-such-value; body.md:3 zero-denominator"},
		{"a piece that uses itself", add("{{片段 甲}}{{用 甲}}{{完}}{{用 甲}}"), "", 1, "body.md:3 expression"},
		{"a piece nobody wrote", add("{{用 结尾}}"), "", 1, "body.md:3 expression"},
		{"a script", add("<script>alert(1)</script>"), "", 1, "body.md:3 markdown-html"},
		{"a comment", add("<!-- 待改 -->"), "", 1, "body.md:3 markdown-html"},
		{"an image", add("![图](a.png)"), "", 1, "body.md:3 markdown-image"},
		{"a link", add("见[网站](http://www.yunchuan.gov.cn)。"), "", 0, "body.md:3 markdown-link"},
		{"code", add("见`notice`。"), "", 1, "body.md:3 markdown-code"},
		{"a block of code", add("```\n甲\n```"), "", 1, "body.md:3 markdown-code"},
		{"a quotation", add("> 甲"), "", 1, "body.md:3 markdown-quote"},
		{"a rule", add("甲\n\n---\n\n乙"), "", 1, "body.md:5 markdown-rule"},
		{"italics", add("甲*乙*丙。"), "", 0, "body.md:3 markdown-italic"},
		{"a heading of the fifth level", add("##### 甲\n\n乙。"), "", 1, "body.md:3 heading-level; body.md:3 heading-order"},
		{"a heading that skips a level", add("# 甲\n\n### 乙\n\n丙。"), "", 0, "body.md:5 heading-order"},
		{"a heading over nothing", add("# 甲"), "", 0, "body.md:3 empty-section"},
		{"a character of one's own", add("甲\ue000乙。"), "", 1, "body.md:3 private-use"},
		{"a character no face has", add("甲\U0002A6D7乙。"), "", 1, "body.md:3 no-glyph"},
		{"an emoji", add("甲🎉乙。"), "", 1, "body.md:3 no-glyph"},
		{"an attachment nobody has", add("名单见附件3。"), "", 1, "body.md:3 attachment-missing"},
		{"a gap to be filled", add("合格率XX%。"), "", 1, "body.md:3 placeholder"},
		{"an error of a sheet in the text", add("合格率#DIV/0!。"), "", 1, "body.md:3 raw-text"},
		{"a number that contradicts the data", add("网站不合格2个。"), "", 1, "body.md:3 typed-differs"},
		{"parts over the whole", add("检查网站{{网站.检查数}}个，其中甲类2个、乙类3个。"),
			"", 0, "body.md:3 handwritten-number; body.md:3 handwritten-number; body.md:3 parts-exceed-total"},
		{"a wrong rate", add("抽查栏目50个，达标40个，达标率90%。"),
			"", 1, "body.md:3 rate-differs; body.md:3 handwritten-number; body.md:3 handwritten-number; body.md:3 handwritten-number"},
		{"a list in a line", add("有{{网站.名单表}}。"), "", 1, "body.md:3 expression"},
		{"a template of Go", add("{{printf \"%v\" .}}"), "", 1, "body.md:3 expression"},
		{"a template of a call", add("{{template \"x\" .}}"), "", 1, "body.md:3 former-notation"},
	}
}

// badTables are tables of notice.toml and of the text.
func badTables() []badInput {
	attach := func(keys string) func(*desk) {
		return all(more("[[attachment]]\ntitle = \"网站名单\"\n"+keys), body(soundText+"\n名单见附件。\n"))
	}
	typed := func(table string) func(*desk) { return body(soundText + "\n" + table + "\n") }
	return []badInput{
		{"a table of nothing", attach(""), "", 1, "notice.toml:9 table-empty"},
		{"a table of rows nobody has", attach("rows = \"栏目\"\n"), "", 1, "notice.toml:11 unknown-sheet"},
		{"a table of a kind that is not there", attach("rows = \"accounts\"\n"), "", 1, "notice.toml:11 missing-section"},
		{"a table of two things", attach("rows = \"sites\"\nsheet = \"网站\"\n"), "", 1, "notice.toml:12 table-conflict"},
		{"a table with a column nobody has", attach("rows = \"sites\"\ncolumns = [\"地区\"]\n"), "", 1, "notice.toml:12 unknown-column"},
		{"a table with a column of no sense", attach("rows = \"sites\"\ncolumns = [\"=\"]\n"), "", 1, "notice.toml:12 bad-column"},
		{"a table with a condition of no sense", attach("rows = \"sites\"\nwhere = \"[\"\n"), "", 1, "notice.toml:9 no-such-result"},
		{"a table nothing meets", attach("rows = \"sites\"\nwhere = \"主要问题=死链\"\n"),
			"", 0, "notice.toml:9 empty-table; notice.toml:9 no-such-value"},
		{"a table ordered by words", attach("rows = \"sites\"\nsort = \"网站名称\"\n"), "", 1, "notice.toml:9 not-a-number"},
		{"a table in nine halves", attach("rows = \"sites\"\nhalves = 90\n"), "", 1, "notice.toml:12 out-of-range"},
		{"a sheet copied that is not there", attach("sheet = \"附表\"\n"), "", 1, "notice.toml:11 unknown-sheet"},
		{"a range upside down", all(attach("sheet = \"附表\"\nrange = \"B2:A1\"\n"), table("附表", "单位,数\n甲,=1")),
			"", 1, "notice.toml:12 bad-range"},
		{"a range outside", all(attach("sheet = \"附表\"\nrange = \"H20:K30\"\n"), table("附表", "单位,数\n甲,=1")),
			"", 1, "表.xlsx!附表!H20:K30 range-outside"},
		{"a range of the whole sheet", all(attach("sheet = \"附表\"\nrange = \"A1:XFD1048576\"\n"), table("附表", "单位,数\n甲,=1")),
			"", 0, "表.xlsx!附表!A1:XFD1048576 range-beyond"},
		{"a range with a full-width colon", all(attach("sheet = \"附表\"\nrange = \"A1：B2\"\n"), table("附表", "单位,数\n甲,=1")),
			"", 1, "notice.toml:12 bad-range"},
		{"a form of a million rows", attach("rows = 1000000\nform = true\ncolumns = [\"序号\"]\n"), "", 1, "notice.toml:11 out-of-range"},
		{"a form without columns", attach("rows = 3\nform = true\n"), "", 1, "notice.toml:12 missing-key"},
		{"a table key twice", more("[[table]]\nkey = \"甲\"\nrows = \"sites\"\n[[table]]\nkey = \"甲\"\nrows = \"sites\"\n"),
			"", 1, "notice.toml:13 repeated-name"},
		{"a table nobody uses", more("[[table]]\nkey = \"甲\"\nrows = \"sites\"\n"), "", 0, "notice.toml:10 table-unused"},
		{"a copied cell with an error", all(attach("sheet = \"附表\"\n"), table("附表", "单位,数\n甲,<c t=\"e\"><v>#REF!</v></c>")),
			"", 1, "表.xlsx!附表!B2 error-value"},
		{"a copied cell with braces", all(attach("sheet = \"附表\"\n"), table("附表", "单位,情况\n甲,{{网站.总数}}")), "", 1, "表.xlsx!附表!B2 raw-data"},
		{"a table typed that adds up wrong", typed("| 单位 | 收到 |\n|---|---|\n| 甲局 | 4 |\n| 乙局 | 6 |\n| 合计 | 12 |"),
			"", 1, "body.md:7 total-mismatch"},
		{"two attachments of one name", more("[[attachment]]\ntitle = \"名单\"\nrows = \"sites\"\n" +
			"[[attachment]]\ntitle = \"名单\"\nrows = \"sites\"\n"),
			"", 0, "notice.toml:9 attachment-unmentioned; notice.toml:12 attachment-unmentioned; notice.toml:13 attachment-twice"},
	}
}
