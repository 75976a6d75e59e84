package main

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"tongbao/cmd/tongbao/internal/publish"
	"tongbao/cmd/tongbao/internal/starter"
)

// new is the command that makes the folder of a notice. What its flags do not say is asked where somebody sits at a
// terminal.
func (p *program) new() *cobra.Command {
	from, said := "", map[string]*answer{}
	c := p.command("new 文件夹", "建新一期的文件夹：从上一期来的沿用名单，清空结果", folders(1, 1), func(dirs []string) (int, error) {
		brief := starter.Brief{}
		for _, q := range starter.Questions() {
			if text := said[q.Key]; text != nil {
				if complaint := brief.Take(q, string(*text)); complaint != "" {
					return publish.StatusFailure, fmt.Errorf("--%s 不能写“%s”；%s", q.Flag(), *text, complaint)
				}
			}
		}
		return publish.New(dirs[0], from, brief, p.terminal(), p.o)
	})
	f := c.Flags()
	f.StringVar(&from, "from", "", "`上期`的文件夹，或者本期的工作簿（.xlsx、.csv）")
	for _, q := range starter.Questions() {
		if q.Flag() != "" {
			said[q.Key] = new(answer)
			f.Var(said[q.Key], q.Flag(), q.Text)
		}
	}
	f.StringVar(&p.o.Templates, "templates", "", "模板`文件夹`（不写就自动寻找）")
	return c
}

// answer is a flag that answers a question; the usage says so in Chinese.
type answer string

func (a *answer) String() string { return string(*a) }

// Set takes what stands behind the flag; the question checks it.
func (a *answer) Set(text string) error {
	*a = answer(text)
	return nil
}

// Type is what the usage calls what stands behind the flag.
func (a *answer) Type() string { return "内容" }

// terminal asks the clerk where the standard input is a terminal; else it is nil.
func (p *program) terminal() publish.Ask {
	if !term.IsTerminal(int(os.Stdin.Fd())) {
		return nil
	}
	fmt.Fprintln(p.o.Out, "请回答几个问题，不知道的直接按回车，以后再填。")
	return asking(os.Stdin, p.o.Out)
}

// asking puts questions on out and reads an answer a line.
func asking(in io.Reader, out io.Writer) publish.Ask {
	lines := bufio.NewScanner(in)
	return func(q starter.Question, complaint string) string {
		if complaint != "" {
			fmt.Fprintln(out, complaint)
		}
		fmt.Fprintf(out, "%s：", q.Text)
		if !lines.Scan() {
			fmt.Fprintln(out)
			return ""
		}
		return lines.Text()
	}
}
