// Command tongbao reads a quarter's inspection data and writes the formal notice
// (通报): judged, counted, worded and laid out to GB/T 9704-2012 as PDF and OFD, as a
// portal page, as docx-ready markdown and as a Word file.
package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"tongbao/cmd/tongbao/internal/launch"
	"tongbao/cmd/tongbao/internal/publish"
	"tongbao/cmd/tongbao/internal/version"
)

func main() {
	// A reader that has gone (| head) is an error of writing like a full disk: what is being
	// written to the output folder is finished, and the exit status says that lines were lost.
	signal.Ignore(syscall.SIGPIPE)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softMemory)
	}
	args := launch.Arguments()
	if launch.OwnConsole() {
		os.Exit(atDesk(args, os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(run(args, os.Stdout, os.Stderr))
}

// softMemory is from where on memory is freed sooner, at the cost of time: an office PC has 4 GB for everything.
// Only workbooks of some 50,000 rows come near.
const softMemory = 900 << 20

// run executes one command line and returns the exit status: 0 good, 1 findings
// of severity error, 2 usage or I/O.
func run(args []string, stdout, stderr io.Writer) int {
	out, told := &output{to: stdout}, &output{to: stderr}
	p := &program{status: publish.StatusGood, o: publish.Options{Out: out, Err: told}}
	root := p.commands()
	root.SetOut(out)
	root.SetErr(told)
	args, err := withCommand(root, args, told)
	if err == nil {
		root.SetArgs(args)
		err = root.Execute()
	}
	if lost := cmp.Or(out.err, told.err); err == nil && lost != nil {
		err = fmt.Errorf("要显示的内容没有写完：%w", lost)
	}
	if err != nil {
		return failed(stderr, err)
	}
	return p.status
}

// failed tells why a command could not run.
func failed(stderr io.Writer, err error) int {
	fmt.Fprintln(stderr, "tongbao："+plain(err))
	return publish.StatusFailure
}

// output is where the commands print; it keeps the first error of writing, so that
// they need not look at each line's.
type output struct {
	to  io.Writer
	err error
}

// Write writes nothing more after an error.
func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.to.Write(p)
	o.err = err
	return n, err
}

// program is what the flags of the one command that runs are read into.
type program struct {
	o      publish.Options
	status int
}

// commands are all commands, under the one that has no name of its own.
func (p *program) commands() *cobra.Command {
	root := &cobra.Command{
		Use:           "tongbao",
		Short:         "通报：从检查数据到正式公文",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.CompletionOptions.DisableDefaultCmd = true // it speaks English
	cobra.MousetrapHelpText = ""                    // so does this, and would refuse what is dragged on the program
	root.AddCommand(p.new(), p.build(), p.check(), p.explain(), p.preview(), p.slips(),
		p.compare(), p.verify(), p.index(), p.freeze(), p.migrate(), p.fonts(), p.templates(), p.words(), p.version())
	inChinese(root)
	return root
}

// command makes a command that keeps its exit status.
func (p *program) command(use, short string, args cobra.PositionalArgs, do func(args []string) (int, error)) *cobra.Command {
	return &cobra.Command{Use: use, Short: short, Args: args, RunE: func(_ *cobra.Command, args []string) (err error) {
		p.status, err = do(args)
		return err
	}}
}

func (p *program) build() *cobra.Command {
	c := p.command("build 文件夹...", "生成通报的PDF、网页、markdown和Word文件", folders(1, -1), func(dirs []string) (int, error) {
		return publish.Build(dirs, p.o)
	})
	f := c.Flags()
	p.output(c)
	f.StringSliceVar(&p.o.Only, "only", nil, "只生成其中`几种`：pdf、ofd、html、md、docx")
	f.BoolVar(&p.o.Draft, "draft", false, "草稿：画出印章位置，加“草稿”水印")
	f.BoolVar(&p.o.Layout, "layout", false, "另写 layout.txt：版面上每个字的位置，单位毫米")
	f.StringVar(&p.o.Tables, "md-tables", publish.TablesPipe, "markdown表格的`写法`：pipe，或hybrid（只有参考文档也能转换）")
	f.StringVar(&p.o.Fragment, "fragment", publish.FragmentPlain, "发布包里正文的`样式`：plain，或full（带版头和标题）")
	p.strict(c)
	p.several(c)
	return p.reads(c)
}

func (p *program) check() *cobra.Command {
	mark := ""
	c := p.command("check 文件夹...", "只检查，不生成；检查结果另存为网页", folders(1, -1), func(dirs []string) (int, error) {
		return publish.Check(dirs, mark, p.o)
	})
	p.output(c)
	c.Flags().StringSliceVar(&p.o.Only, "only", nil, "只检查其中`几种`：pdf、ofd、html、md、docx")
	c.Flags().BoolVar(&p.o.JSON, "json", false, "以JSON列出检查结果")
	p.strict(c)
	p.several(c)
	c.Flags().StringVar(&mark, "mark", "", "另存的`工作簿`，有问题的单元格涂上颜色")
	return p.reads(c)
}

func (p *program) explain() *cobra.Command {
	return p.reads(p.command("explain 文件夹 [数字]", "列出通报中的每个数字、算法和出处", folders(1, 2), func(args []string) (int, error) {
		return publish.Explain(args[0], strings.Join(args[1:], ""), p.o)
	}))
}

func (p *program) compare() *cobra.Command {
	c := p.command("compare 文件夹 另一期的文件夹|改过的.docx", "比较两期：数字和名单的变化；或列出在Word中改过的句子和单元格", folders(2, 2),
		func(args []string) (int, error) {
			if publish.IsNotice(args[1]) {
				return publish.ComparePeriods([2]string(args), p.o)
			}
			return publish.Compare(args[0], args[1], p.o)
		})
	c.Flags().BoolVar(&p.o.JSON, "json", false, "比较两期的，以JSON列出")
	return p.reads(c)
}

func (p *program) slips() *cobra.Command {
	c := p.command("slips 文件夹", "给每个有不合格的单位写一份整改通知单", folders(1, 1), func(dirs []string) (int, error) {
		return publish.Slips(dirs[0], p.o)
	})
	p.output(c)
	c.Flags().BoolVar(&p.o.Draft, "draft", false, "草稿：画出印章位置，加“草稿”水印")
	return p.reads(c)
}

func (p *program) freeze() *cobra.Command {
	undo := false
	c := p.command("freeze 输出文件夹...", "标记为已印发：再生成时不改动，不同的放在旁边", folders(1, -1), func(dirs []string) (int, error) {
		return publish.Freeze(dirs, undo, p.o)
	})
	c.Flags().BoolVar(&undo, "undo", false, "取消标记")
	return c
}

func (p *program) verify() *cobra.Command {
	notice := ""
	c := p.command("verify 输出文件夹...", "核对生成的文件与生成时是否一致，并重新计算每个数字", folders(1, -1), func(dirs []string) (int, error) {
		return publish.Verify(dirs, notice, p.o)
	})
	c.Flags().StringVar(&notice, "folder", "", "通报的`文件夹`（不写就在输出文件夹旁边寻找）")
	return p.reads(c)
}

func (p *program) migrate() *cobra.Command {
	c := p.command("migrate 文件夹...", "把正文和notice.toml里的旧写法改成新写法", folders(1, -1), func(dirs []string) (int, error) {
		return publish.Migrate(dirs, p.o)
	})
	c.Flags().StringVar(&p.o.Templates, "templates", "", "模板`文件夹`（不写就自动寻找）")
	return c
}

func (p *program) fonts() *cobra.Command {
	licences := false
	c := p.command("fonts [文件夹]", "各种字体用的是哪一个、缺哪些字", folders(0, 1), func(args []string) (int, error) {
		return publish.Fonts(append(args, ".")[0], licences, p.o)
	})
	c.Flags().BoolVar(&licences, "licences", false, "列出内置字体的许可证")
	return p.reads(c)
}

func (p *program) templates() *cobra.Command {
	dir := ""
	c := p.command("templates", "生成pandoc用的Word参考文档，和逐项注明的notice.toml", folders(0, 0), func([]string) (int, error) {
		return publish.Templates(dir, p.o)
	})
	c.Flags().StringVarP(&dir, "output", "o", "templates", "写到哪个`文件夹`")
	return c
}

func (p *program) words() *cobra.Command {
	c := p.command("words", "列出正文的花括号里能写的词", folders(0, 0), func([]string) (int, error) {
		return publish.StatusGood, publish.Words(p.o.Out, p.o.JSON)
	})
	c.Flags().BoolVar(&p.o.JSON, "json", false, "以JSON列出，供编辑器使用")
	return c
}

// output adds the flag of the commands that write to the output folder.
func (p *program) output(c *cobra.Command) {
	c.Flags().StringVarP(&p.o.Output, "output", "o", "", "放输出的`文件夹`（不写就是 output）")
}

func (p *program) version() *cobra.Command {
	return p.command("version", "这个程序的版本", folders(0, 0), func([]string) (int, error) {
		_, err := fmt.Fprintln(p.o.Out, version.Line())
		return publish.StatusGood, err
	})
}

// strict adds the flag of the commands that report what they find.
func (p *program) strict(c *cobra.Command) {
	c.Flags().BoolVar(&p.o.Strict, "strict", false, "有警告也算没有通过：退出状态是1")
}

// reads adds the flags of every command that reads a notice.
func (p *program) reads(c *cobra.Command) *cobra.Command {
	f := c.Flags()
	f.StringVar(&p.o.Fonts, "fonts", "", "字体`文件夹`（不写就自动寻找）")
	f.StringVar(&p.o.Templates, "templates", "", "模板`文件夹`（不写就自动寻找）")
	f.BoolVar(&p.o.SystemFonts, "system-fonts", false, "也使用系统字体")
	return c
}
