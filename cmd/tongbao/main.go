// Command tongbao reads a quarter's inspection data and writes the formal notice
// (通报): judged, counted, worded and laid out to GB/T 9704-2012 as PDF, as a
// portal page and as docx-ready markdown.
package main

import (
	"fmt"
	"os"
	"runtime"

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
	root.AddCommand(buildCommand(&status))
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
	f.IntVar(&o.Jobs, "jobs", runtime.GOMAXPROCS(0), "同时生成几份通报")
	sourceFlags(cmd, &o)
	return cmd
}

// sourceFlags are the flags of every command that reads a notice.
func sourceFlags(cmd *cobra.Command, o *publish.Options) {
	f := cmd.Flags()
	f.StringVar(&o.Fonts, "fonts", "", "字体文件夹（默认自动寻找）")
	f.StringVar(&o.Templates, "templates", "", "模板文件夹（默认自动寻找）")
	f.BoolVar(&o.SystemFonts, "system-fonts", false, "也使用系统字体")
}
