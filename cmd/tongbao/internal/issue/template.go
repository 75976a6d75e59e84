package issue

import "strings"

// Template returns a notice.toml to fill in. Every key stands in it under a
// comment that explains it; keys an office rarely needs stand there as comments
// that begin with # and no space, so that taking the # away puts them to use.
func Template() string {
	var b strings.Builder
	b.WriteString("# 通报的要素。# 后面是说明；行首紧跟 # 的键要用时去掉 #。\n" +
		"# 文字写在半角引号里，数字、日期、true 和 false 不加引号。\n")
	for _, f := range schema() {
		writeTable(&b, f, f.key, f.written)
	}
	return b.String()
}

// writeTable writes one table with all its keys. Keys of a table that is itself
// a comment are comments too.
func writeTable(b *strings.Builder, f field, name string, written bool) {
	header := "[" + name + "]"
	if f.kind == tables {
		header = "[" + header + "]"
	}
	b.WriteString("\n")
	writeDoc(b, f.doc)
	writeKey(b, header, written)
	if f.kind == valueTable || f.kind == countTable || f.kind == textTable {
		writeKey(b, f.example, written)
		return
	}
	for _, sub := range f.fields {
		if sub.example == "" && sub.kind == table {
			continue // a table of its own below
		}
		writeDoc(b, sub.doc)
		writeKey(b, sub.key+" = "+sub.example, written && sub.written)
	}
	for _, sub := range f.fields {
		if sub.example == "" && sub.kind == table {
			writeTable(b, sub, name+"."+sub.key, written && sub.written)
		}
	}
}

func writeDoc(b *strings.Builder, doc string) {
	for line := range strings.SplitSeq(doc, "\n") {
		b.WriteString("# " + line + "\n")
	}
}

func writeKey(b *strings.Builder, line string, written bool) {
	if !written {
		b.WriteString("#")
	}
	b.WriteString(line + "\n")
}
