// Package language is the grammar of the texts a clerk writes: body.md, attachments that
// are texts, and settings of notice.toml that hold an action. It reads an expression such
// as 网站[类别=区县门户网站].不合格数 into a tree, writes a tree back, and cuts a text into
// what is printed as it stands and its actions. It knows no word and no figure: what a
// name means is decided by who walks the tree.
//
// Marks mean the same in full width and in half width, for a Chinese keyboard types
// either: ｛｛ ｝｝ （ ） ［ ］ 【 】 ， ＝ ｜ ＜ ＞ ！, 。 and ． between words, and any
// quotation marks. A name that holds such a mark is quoted: 留言.“件数/月”. Inside a
// quoted name a quotation mark is written twice.
//
// From loose to tight: 或; 且; 非; = ≠ < ≤ > ≥; ＋ －; × ÷; “.” and “[ ]”.
package language
