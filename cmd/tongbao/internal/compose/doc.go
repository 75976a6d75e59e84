// Package compose counts what a survey found and makes the document of it. data.go has
// the counted view, spoken.go and marks.go how what package vocabulary says travels through
// a text as sentinels, table.go and its neighbours the tables, notice.go the slots of the
// official form.
package compose
