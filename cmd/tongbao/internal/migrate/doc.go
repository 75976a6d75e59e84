// Package migrate rewrites texts from the notation of before, {{count .Sites.Failed}}, into
// the language: {{网站.不合格数}}. Text does so for body.md and attachments that are texts,
// Settings for notice.toml: actions in its texts, the names of figures, the columns of
// summaries. What stands around an action stays byte for byte.
//
// The old notation is Go's text/template. Its parser gives the tree of a text; nothing is
// executed. Each action becomes a term, an expression of the language with what kind of
// thing it is, so that a dot, a variable or a method means the same as it did; variables are
// written out where they are used. What has no counterpart is a finding with its line and
// what to write instead, and whoever asked writes nothing.
//
// An action that is in the language already is passed over: a text may be half rewritten,
// and one that is rewritten stays as it is.
package migrate
