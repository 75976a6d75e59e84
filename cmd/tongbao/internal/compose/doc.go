// Package compose counts what a survey found and makes the document of it. data.go has
// the counted view, funcs.go the words of texts, template.go and marks.go how values
// travel through a text as sentinels, table.go and its neighbours the tables, notice.go
// the slots of the official form.
package compose
