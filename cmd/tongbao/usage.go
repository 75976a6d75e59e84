package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/publish"
)

// inChinese makes the command line speak Chinese: cobra's own words are English.
func inChinese(root *cobra.Command) {
	root.PersistentFlags().BoolP("help", "h", false, "显示用法")
	root.SetHelpCommand(&cobra.Command{Use: "help [命令|代号|词|键|列名|手册]",
		Short: "显示一个命令的用法，或一个代号、正文的词、notice.toml 的键的意思；help 手册 打开使用手册",
		RunE: func(_ *cobra.Command, args []string) error {
			if c, _, err := root.Find(args); err == nil && (c != root || len(args) == 0) {
				return c.Help()
			}
			name := strings.Join(args, " ")
			if page := publish.ManualPage(name); page != "" && term.IsTerminal(int(os.Stdout.Fd())) {
				browse(page)
			}
			return publish.HelpCode(root.OutOrStdout(), name)
		}})
	root.SetUsageFunc(func(c *cobra.Command) error {
		_, err := fmt.Fprint(c.OutOrStdout(), usage(c))
		return err
	})
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return blankFlag(c.Flags()) }
	root.Args = cobra.ArbitraryArgs
	root.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(root, args[0])
		}
		return c.Help()
	}
}

func unknownCommand(root *cobra.Command, name string) error {
	var names []string
	for _, c := range root.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	meant := ""
	if near := conf.Nearest(name, names); near != "" {
		meant = "是不是 " + near + "？"
	}
	return fmt.Errorf("没有命令“%s”；%s可用的命令：%s", name, meant, strings.Join(names, "、"))
}

// defaultValue is how pflag prints what a flag is when it is not given.
var defaultValue = regexp.MustCompile(`\(default "?([^")]*)"?\)`)

func usage(c *cobra.Command) string {
	var b strings.Builder
	line := c.CommandPath() + " 命令"
	if c.HasParent() {
		line = c.UseLine()
	}
	fmt.Fprintf(&b, "用法：\n  %s\n", strings.Replace(line, "[flags]", "[选项]", 1))
	if c.HasAvailableSubCommands() {
		b.WriteString("\n命令：\n")
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() || sub.Name() == "help" {
				fmt.Fprintf(&b, "  %-11s %s\n", sub.Name(), sub.Short)
			}
		}
	}
	fmt.Fprintf(&b, "\n选项：\n%s", defaultValue.ReplaceAllString(c.Flags().FlagUsages(), "（默认 $1）"))
	return b.String()
}

var flagErrors = []struct {
	english *regexp.Regexp
	chinese string
}{
	{regexp.MustCompile(`^unknown (?:shorthand )?flag: (?:'(.)' in )?(\S+)$`), "没有选项 $2；用 --help 查看有哪些"},
	{regexp.MustCompile(`^flag needs an argument: .*?(-\S+)$`), "选项 $1 后面要写内容"},
	{regexp.MustCompile(`^invalid argument ("[^"]*") for "(?:-\w, )?(\S+)" flag`), "选项 $2 不能写 $1"},
}

func flagError(err error) error {
	for _, f := range flagErrors {
		if m := f.english.FindStringSubmatchIndex(err.Error()); m != nil {
			return fmt.Errorf("%s", f.english.ExpandString(nil, f.chinese, err.Error(), m))
		}
	}
	return fmt.Errorf("选项写得不对；用 --help 查看用法")
}

// blankFlag refuses a flag with nothing behind it: what stands for "not given" would serve instead,
// unnoticed.
func blankFlag(flags *pflag.FlagSet) (err error) {
	flags.Visit(func(f *pflag.Flag) {
		if f.Value.Type() == "bool" || strings.Trim(f.Value.String(), "[]=\" ") != "" || err != nil {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand
		}
		what, _, _ := strings.Cut(strings.ReplaceAll(f.Usage, "`", ""), "（")
		err = fmt.Errorf("%s 后面是空的；请写%s", name, what)
	})
	return err
}

// folders are the arguments of a command that takes from min to max folders or
// files; a negative max is any number.
func folders(min, max int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < min:
			return fmt.Errorf("没有写全；用法：%s", strings.Replace(c.UseLine(), " [flags]", "", 1))
		case max >= 0 && len(args) > max:
			return fmt.Errorf("多写了“%s”；用法：%s", args[max], strings.Replace(c.UseLine(), " [flags]", "", 1))
		}
		for _, a := range args {
			if strings.TrimSpace(a) == "" && (max < 0 || max == min) {
				return fmt.Errorf("有一个名称是空的；用法：%s", strings.Replace(c.UseLine(), " [flags]", "", 1))
			}
		}
		return nil
	}
}

// systemError is a reason of the system as a clerk can read it.
type systemError struct {
	err  error
	text string
}

// systemErrors are the reasons that all systems give. The order is that of the more
// special ones first.
var systemErrors = []systemError{
	{syscall.ENOSPC, "磁盘已满"},
	{syscall.EFBIG, "文件太大，超过了磁盘或系统的限制"},
	{syscall.EROFS, "这个位置只能读，不能写"},
	{syscall.EISDIR, "这是文件夹，不是文件"},
	{syscall.ENOTDIR, "路径中有一段是文件，不是文件夹"},
	{syscall.ENAMETOOLONG, "名称太长"},
	{syscall.ELOOP, "链接绕成了圈"},
	{syscall.EPIPE, "接收的程序已经关闭"},
	{syscall.EBADF, "没有可以写的地方"},
	{syscall.EIO, "磁盘读写出错"},
	{syscall.EMFILE, "同时打开的文件太多"},
	{syscall.ENFILE, "同时打开的文件太多"},
	{syscall.ENOTEMPTY, "文件夹不是空的"},
	{syscall.EXDEV, "不能移到另一个磁盘"},
	{syscall.EBUSY, "正被别的程序使用"},
	{syscall.EINVAL, "系统不接受这样的名称或操作"},
	{fs.ErrNotExist, "没有这个文件或文件夹"},
	{fs.ErrPermission, "没有权限"},
	{fs.ErrExist, "已经有同名的文件"},
}

// plain is the text of an error with the system's English put into Chinese.
func plain(err error) string {
	text := err.Error()
	for _, inner := range systemParts(err) {
		if reason := reasonOf(inner); reason != "" {
			text = strings.ReplaceAll(text, inner.Error(), withPath(text, inner, reason))
		}
	}
	return text
}

// reasonOf is why a file operation failed; empty: not known.
func reasonOf(err error) string {
	for _, s := range slices.Concat(ofThisSystem, systemErrors) {
		if errors.Is(err, s.err) {
			return s.text
		}
	}
	var number syscall.Errno
	if errors.As(err, &number) {
		return fmt.Sprintf("系统不允许（错误号 %d）", int(number))
	}
	return ""
}

// unfinished is a file or folder while it is written, which takes its place under its own name.
var unfinished = regexp.MustCompile(`\.([^/\\]+)\.new-\d+`)

// withPath puts before a reason the path it is about, where the text does not name it already.
func withPath(text string, inner error, reason string) string {
	path := ""
	switch e := inner.(type) {
	case *fs.PathError:
		path = e.Path
	case *os.LinkError:
		path = e.New
	}
	before, _, _ := strings.Cut(text, inner.Error())
	path = unfinished.ReplaceAllString(path, "$1")
	if path == "" || strings.Contains(path, "/dev/std") || strings.Contains(before, path) {
		return reason
	}
	return path + "：" + reason
}

// systemParts are the errors of file operations within an error, outermost first.
func systemParts(err error) []error {
	var out []error
	switch e := err.(type) {
	case *fs.PathError, *os.LinkError, *os.SyscallError, syscall.Errno:
		out = append(out, e)
	}
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		if inner := e.Unwrap(); inner != nil {
			out = append(out, systemParts(inner)...)
		}
	case interface{ Unwrap() []error }:
		for _, inner := range e.Unwrap() {
			out = append(out, systemParts(inner)...)
		}
	}
	return out
}
