package main

import (
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"tongbao/cmd/tongbao/internal/publish"
	"tongbao/cmd/tongbao/internal/shard"
)

// several adds the flags of the commands that take many notices: how many at a time, and which of them in this run.
func (p *program) several(c *cobra.Command) {
	share := ""
	c.Flags().IntVar(&p.o.Jobs, "jobs", runtime.GOMAXPROCS(0), "最多同时做`几份`通报；内存不够的自动少做几份")
	c.Flags().StringVar(&share, "shard", "", "`第几份/共几份`，只做按名称分给这一份的（如 3/8；Kubernetes、Slurm 的任务里不用写）")
	c.PreRunE = func(*cobra.Command, []string) (err error) {
		p.o.Bar = isTerminal(p.o.Err)
		p.o.Shard, err = shard.Given(share, os.Getenv)
		return err
	}
}

// isTerminal reports whether what the commands print to is a terminal.
func isTerminal(w io.Writer) bool {
	if o, ok := w.(*output); ok {
		w = o.to
	}
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// index is the command that joins the lists of several runs.
func (p *program) index() *cobra.Command {
	c := p.command("index 输出文件夹...", "重新写输出文件夹的通报列表和订阅：几处生成、合到一起以后用", folders(1, -1), func(dirs []string) (int, error) {
		return publish.Index(dirs, p.o)
	})
	c.Flags().StringVar(&p.o.Templates, "templates", "", "模板`文件夹`（不写就自动寻找）")
	return c
}
