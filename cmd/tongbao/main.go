// Command tongbao reads a quarter's inspection data and writes the formal notice
// (通报): judged, counted, worded and laid out to GB/T 9704-2012 as PDF, as a
// portal page and as docx-ready markdown.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"tongbao/cmd/tongbao/internal/publish"
)

func main() { os.Exit(run(os.Args[1:])) }

// run executes one command line and returns the exit status: 0 good, 1 findings
// of severity error, 2 usage or I/O.
func run(args []string) int {
	status := publish.StatusGood
	root := &cobra.Command{
		Use:           "tongbao",
		Short:         "通报：从检查数据到正式公文",
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.NoArgs,
	}
	root.SetArgs(args)
	root.SetOut(os.Stdout)
	root.SetErr(os.Stderr)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(buildCommand(&status), checkCommand(&status), explainCommand(&status),
		compareCommand(&status), fontsCommand(&status), templatesCommand(&status))
	if err := root.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, "tongbao:", err)
		return publish.StatusFailure
	}
	return status
}

func buildCommand(status *int) *cobra.Command {
	o := publish.Options{Out: os.Stdout, Err: os.Stderr}
	cmd := &cobra.Command{
		Use:   "build 文件夹...",
		Short: "生成通报的PDF、网页、markdown和Word文件",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, dirs []string) (err error) {
			*status, err = publish.Build(dirs, o)
			return err
		},
	}
	f := cmd.Flags()
	f.StringVarP(&o.Output, "output", "o", "output", "输出文件夹")
	f.StringSliceVar(&o.Only, "only", nil, "只生成其中几种：pdf、html、md、docx")
	f.BoolVar(&o.Draft, "draft", false, "草稿：画出印章位置，加“草稿”水印")
	f.BoolVar(&o.Layout, "layout", false, "另写 layout.txt：版面上每个字的位置，单位毫米")
	f.StringVar(&o.Tables, "md-tables", publish.TablesPipe, "markdown表格的写法：pipe，或hybrid（只有参考文档也能转换）")
	f.IntVar(&o.Jobs, "jobs", runtime.GOMAXPROCS(0), "同时生成几份通报")
	sourceFlags(cmd, &o)
	return cmd
}

func checkCommand(status *int) *cobra.Command {
	o, mark := publish.Options{Out: os.Stdout, Err: os.Stderr}, ""
	cmd := &cobra.Command{
		Use:   "check 文件夹...",
		Short: "只检查，不生成",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, dirs []string) (err error) {
			*status, err = publish.Check(dirs, mark, o)
			return err
		},
	}
	cmd.Flags().BoolVar(&o.JSON, "json", false, "以JSON列出检查结果")
	cmd.Flags().StringVar(&mark, "mark", "", "另存一份工作簿，把有问题的单元格涂上颜色")
	sourceFlags(cmd, &o)
	return cmd
}

func explainCommand(status *int) *cobra.Command {
	o := publish.Options{Out: os.Stdout, Err: os.Stderr}
	cmd := &cobra.Command{
		Use:   "explain 文件夹 [数字]",
		Short: "列出通报中的每个数字、算法和出处",
		Args:  cobra.RangeArgs(1, 2),
		RunE: func(_ *cobra.Command, args []string) (err error) {
			*status, err = publish.Explain(args[0], strings.Join(args[1:], ""), o)
			return err
		},
	}
	sourceFlags(cmd, &o)
	return cmd
}

func compareCommand(status *int) *cobra.Command {
	o := publish.Options{Out: os.Stdout, Err: os.Stderr}
	cmd := &cobra.Command{
		Use:   "compare 文件夹 改过的.docx",
		Short: "列出在Word中改过的句子和单元格，以及应改的位置",
		Args:  cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) (err error) {
			*status, err = publish.Compare(args[0], args[1], o)
			return err
		},
	}
	sourceFlags(cmd, &o)
	return cmd
}

func fontsCommand(status *int) *cobra.Command {
	o, licences := publish.Options{Out: os.Stdout, Err: os.Stderr}, false
	cmd := &cobra.Command{
		Use:   "fonts [文件夹]",
		Short: "各种字体用的是哪一个、缺哪些字",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) (err error) {
			dir := "."
			if len(args) > 0 {
				dir = args[0]
			}
			*status, err = publish.Fonts(dir, licences, o)
			return err
		},
	}
	cmd.Flags().BoolVar(&licences, "licences", false, "列出内置字体的许可证")
	sourceFlags(cmd, &o)
	return cmd
}

func templatesCommand(status *int) *cobra.Command {
	o, dir := publish.Options{Out: os.Stdout, Err: os.Stderr}, ""
	cmd := &cobra.Command{
		Use:   "templates",
		Short: "生成pandoc用的Word参考文档",
		Args:  cobra.NoArgs,
		RunE: func(_ *cobra.Command, _ []string) (err error) {
			*status, err = publish.Templates(dir, o)
			return err
		},
	}
	cmd.Flags().StringVarP(&dir, "output", "o", "templates", "写到哪个文件夹")
	return cmd
}

// sourceFlags are the flags of every command that reads a notice.
func sourceFlags(cmd *cobra.Command, o *publish.Options) {
	f := cmd.Flags()
	f.StringVar(&o.Fonts, "fonts", "", "字体文件夹（默认自动寻找）")
	f.StringVar(&o.Templates, "templates", "", "模板文件夹（默认自动寻找）")
	f.BoolVar(&o.SystemFonts, "system-fonts", false, "也使用系统字体")
}
