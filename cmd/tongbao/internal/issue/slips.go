package issue

import (
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
)

// Slips is the table [slips]: the letters that tell each unit what to put right (整改通知单).
type Slips struct {
	Title string `toml:"title" name:"标题"` // empty: by the kinds of objects
	// Number has SlipSerial where the number of the letter goes; empty: they have none.
	Number     string `toml:"number" name:"编号" actions:"ignored"`
	First      int    `toml:"first" name:"第一份的序号" usual:"1" range:"1..99999"`
	Unit       string `toml:"unit" name:"单位一列" actions:"refused"` // a column of the sheets; empty: that of the sponsoring unit
	Letterhead string `toml:"letterhead" name:"版头" usual:"函" choices:"文件|函|名称|none|preprinted"`
	Place      diag.Place
}

// SlipSerial stands in the number of a letter for which of them it is.
const SlipSerial = "{{序号}}"

// checkSlips tells of a number that all letters would share, and of actions it cannot have.
func checkSlips(c *checker) {
	number := c.Slips.Number
	at := c.At("slips", "number")
	switch rest := strings.ReplaceAll(number, SlipSerial, ""); {
	case number == "":
	case rest == number:
		c.Tell(codeSlipNumber, at, "请写上 "+SlipSerial+"，如 number = \"云整改〔2026〕"+SlipSerial+"号\"。", "编号“%s”里没有 %s，各份的编号会相同。", number, SlipSerial)
	case strings.Contains(rest, "{{"):
		c.Tell(codeActionRefused, at, "请只用 "+SlipSerial+"。", "编号“%s”里除了 %s 还有别的 {{ }}。", number, SlipSerial)
	}
}
