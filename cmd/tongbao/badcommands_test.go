package main

import (
	"strings"

	"tongbao/templates"
)

// badOthers are other periods, templates, fonts and edited Word files that are not what
// they should be.
func badOthers() []badInput {
	earlier := func(name string) func(*desk) { return settings("quarter = 1", "quarter = 1\nprevious = \""+name+"\"") }
	tmpl := func(name, text string) func(*desk) { return func(d *desk) { d.put("templates/"+name, text) } }
	copied := func(name string) func(*desk) { // of the program's own
		return func(d *desk) {
			data, err := templates.Set{}.Read(name)
			d.ok(err)
			d.put("templates/"+name, string(data))
		}
	}
	const own = "check n --templates templates"
	word := func(data string) func(*desk) { return func(d *desk) { d.put("改.docx", data) } }
	document := func(name, xml string) func(*desk) {
		return func(d *desk) { d.put("改.docx", string(packed(d, []bookPart{{name, xml}}))) }
	}
	const compare = "compare n 改.docx"
	return []badInput{
		{"a period that is not there", earlier("q4"), "", 1, "notice.toml:8 missing-period"},
		{"a period that is this one", earlier("n"), "", 1, "notice.toml:8 period-itself"},
		{"a period outside", earlier("../q4"), "", 1, "notice.toml:8 bad-folder"},
		{"a period without notice.toml", all(earlier("q4"), folder("q4")), "", 1, "notice.toml:8 missing-period"},
		{"a period that is broken", all(earlier("q4"), func(d *desk) { d.put("q4/notice.toml", "[notice\n") }),
			"", 1, "q4/notice.toml:1 toml-syntax"},
		{"a period that comes later", all(earlier("q4"), func(d *desk) {
			d.put("q4/notice.toml", strings.Replace(soundSettings, "quarter = 1", "quarter = 2", 1))
			d.put("q4/名单.xlsx", string(packed(d, bookOf("网站", soundRows))))
		}), "", 1, "notice.toml:8 period-order; 名单.xlsx!网站 leftover-sheet"},
		{"a period whose workbook is damaged", all(earlier("q4"), func(d *desk) {
			d.put("q4/notice.toml", strings.NewReplacer("2026-04-09", "2025-04-08", "year = 2026", "year = 2025").Replace(soundSettings))
			d.put("q4/名单.xlsx", "PK\x03\x04")
		}), "", 1, "q4/名单.xlsx file-damaged"},

		{"rules of an office that are broken", all(tmpl("rules/本市.toml", "[[grade]\n"), more("rules = \"本市\"\n")),
			own, 1, "本市.toml:1 toml-syntax"},
		{"rules of an office that are a folder", all(folder("templates/rules/本市.toml"), more("rules = \"本市\"\n")),
			own, 1, "notice.toml:8 template-unreadable"},
		{"proof words that are broken", tmpl("proof/lexicon.toml", "[[word]]\nwrong = \"甲\n"),
			own, 0, "templates/proof/lexicon.toml:2 proof-words"},
		{"proof words with a broken pattern", tmpl("proof/lexicon.toml", "[[word]]\nwrong = \"甲\"\nright = \"乙\"\nnext = \"(\"\n"),
			own, 0, "templates/proof/lexicon.toml:1 proof-words"},
		{"proof words that are a folder", folder("templates/proof/kinds.toml"), own, 1, "templates/proof/kinds.toml proof-words-unreadable"},
		{"a page template that is broken", tmpl("html/page.html.tmpl", "<p>\n{{if}}</p>"),
			own, 1, "templates/html/page.html.tmpl:2 html-template"},
		{"a page template that asks for what is not", all(copied("html/page.html.tmpl"), func(d *desk) {
			d.edit("templates/html/page.html.tmpl", "<main", "{{.Nothing}}<main")
		}), own, 1, "templates/html/page.html.tmpl:36 html-template"},
		{"a style sheet that ends its element", tmpl("html/page.css", "p{}\n</style><script>"),
			own, 1, "templates/html/page.css:2 html-template"},
		{"a text template that is a folder", all(folder("templates/body/short.md"), without("body.md"),
			settings("signed", "template = \"short\"\nsigned")),
			own, 1, "notice.toml:4 template-unreadable"},
		{"a text template nobody has", all(without("body.md"), settings("signed", "template = \"长\"\nsigned")),
			"", 1, "notice.toml:4 missing-body"},
		{"a text template outside", all(without("body.md"), settings("signed", "template = \"../../x\"\nsigned")),
			"", 1, "notice.toml:4 bad-folder; notice.toml:4 missing-body"},

		{"a font that is damaged", func(d *desk) { d.put("fonts/user/仿宋.ttf", "x") }, "check n --fonts fonts", 0, "仿宋.ttf font-unusable"},
		{"a font that leads nowhere", func(d *desk) {
			folder("fonts/user")(d)
			link("../fonts/user/仿宋.ttf", "gone")(d)
		}, "check n --fonts fonts", 0, "仿宋.ttf font-unusable"},

		{"compare: no such file", nil, compare, 2, "读不到 改.docx：没有这个文件。请核对文件名；刚移走的请放回来。"},
		{"compare: a folder", folder("改.docx"), compare, 2, "读不到 改.docx：这是文件夹，不是文件。请移走这个文件夹，或改名。"},
		{"compare: a deep document", document("word/document.xml", strings.Repeat("<a>", 1000)+strings.Repeat("</a>", 1000)),
			compare, 2, "改.docx：docx文件已损坏。请在Word或WPS中打开后重新保存"},
		{"compare: a broken notice", all(file("notice.toml", "[notice"), word("x")), compare, 1, "notice.toml:1 toml-syntax"},
	}
}

// badCommands are command lines, and output folders that nothing can be written into.
func badCommands() []badInput {
	plain := func(name, text string) func(*desk) { return func(d *desk) { d.put(name, text) } }
	flawed := body("> 甲\n")
	return []badInput{
		{"no such command", nil, "biuld n", 2, "没有命令“biuld”；是不是 build？可用的命令：build、check、compare、explain、fonts、freeze、help、index、" +
			"migrate、new、preview、slips、templates、verify、version、words"},
		{"no such flag", nil, "build --fast n", 2, "没有选项 --fast；用 --help 查看有哪些"},
		{"a flag without its value", nil, "build n -o", 2, "选项 -o 后面要写内容"},
		{"a number that is none", nil, "build --jobs many n", 2, "选项 --jobs 不能写 \"many\""},
		{"no folder", nil, "build", 2, "没有写全；用法：tongbao build 文件夹..."},
		{"too many folders", nil, "compare n a b", 2, "多写了“b”；用法：tongbao compare 文件夹 另一期的文件夹|改过的.docx"},
		{"a folder that is not there", nil, "check nowhere", 2, "没有文件夹 nowhere"},
		{"a notice with a slip in its name", nil, "check N", 2, "没有文件夹 N；是不是 n？"},
		{"a file for a folder", nil, "check n/notice.toml", 2, "n/notice.toml 不是文件夹；请写通报所在的文件夹"},
		{"an empty folder", folder("m"), "check m", 2, "m：读不到 notice.toml：文件夹 m 里没有这个文件"},
		{"a form nobody writes", nil, "build --only doc n", 2, "--only 不认识“doc”；可用：pdf、ofd、html、md、docx"},
		{"tables nobody writes", nil, "build --md-tables grid n", 2, "--md-tables 不认识“grid”；可用：pipe、hybrid"},
		{"two folders of one name", folder("m/n"), "build n m/n", 2, "n 和 m/n 同名，输出会互相覆盖"},
		{"fonts that are not there", nil, "check n --fonts m", 2, "--fonts 写的文件夹 m 不存在"},
		{"templates that are not there", nil, "check n --templates m", 2, "--templates 写的文件夹 m 不存在"},
		{"fonts of a folder that is not there", nil, "fonts nowhere", 2, "没有文件夹 nowhere"},
		{"help for a code nobody has", nil,
			"help no-such-code", 2, "没有命令或代号“no-such-code”，也没有这个词或 notice.toml 的键；" +
				"是不是 bad-site-code、damaged-code、markdown-code、moved-code、no-category？用 tongbao help 列出命令，用 tongbao help 代号 列出代号"},
		{"a figure nobody has", nil, "explain n 粉丝", 1, "没有与“粉丝”有关的数字；不写名称可列出全部"},
		{"marks for two notices", folder("m"), "check n m --mark a.xlsx", 2, "--mark 一次只能用于一份通报；请逐份运行"},
		{"marks where nothing is wrong", nil, "check n --mark a.xlsx", 0, "工作簿里没有需要标出的单元格，没有写 a.xlsx"},
		{"marks into the workbook", list(soundRows + "\n甲网,3799000001,合格,"),
			"check n --mark n/名单.xlsx", 2,
			"--mark 不能写回原来的工作簿，也不能写在通报自己的文件夹 n 里，那里的工作簿都当作数据；请写在别处"},
		{"output into the notice", nil, "build --only md -o n n", 2, "输出文件夹 n 会写进通报自己的文件夹 n；请用 -o 另选一个"},
		{"output around the notice", nil, "build --only md -o . n", 2, "输出文件夹 . 会写进通报自己的文件夹 n；请用 -o 另选一个"},
		{"output below the notice", nil, "build --only md -o n/out n", 2, "输出文件夹 n/out 会写进通报自己的文件夹 n；请用 -o 另选一个"},
		{"output over a file", plain("out", "x"), "build --only md -o out n", 2, "n：不能建立输出文件夹 out：路径中有一段是文件，不是文件夹"},
		{"a file in place of the notice's output", plain("out/n", "x"), "build --only md -o out n", 2, "n：out/n 已经存在，而且不是文件夹；请移走后再试"},
		{"a link in place of the notice's output", func(d *desk) {
			folder("out")(d)
			folder("elsewhere")(d)
			link("../out/n", "../elsewhere")(d)
		}, "build --only md -o out n", 2, "n：out/n 已经存在，而且不是文件夹；请移走后再试"},
		{"output that leads to itself", link("../out", "out"), "build --only md -o out n", 2, "n：不能建立输出文件夹 out：已经有同名的文件"},

		{"errors leave what was built", all(plain("out/n/notice.md", "旧"), flawed), "build -o out n", 1, "body.md:1 markdown-quote"},
		{"errors write nothing", flawed, "build -o out n", 1, "body.md:1 markdown-quote"},
		{"warnings that are strict", list(soundRows + "\n丁网,3799000009,不合格,"), "check --strict n", 1, "名单.xlsx!网站!D5 no-reason"},
		{"a secret on the portal", settings("signed", "secrecy = \"秘密★1年\"\ncopy = \"000001\"\nsigned"),
			"build -o out n", 1, "notice.toml:4 secret-published"},
	}
}
