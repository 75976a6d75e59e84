package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"tongbao/cmd/tongbao/internal/launch"
	"tongbao/cmd/tongbao/internal/publish"
	"tongbao/cmd/tongbao/internal/version"
)

// welcome is what a double-click on the program shows.
const welcome = `tongbao %s：从检查数据到正式公文

这个程序没有自己的窗口，有两种用法：

一、把放着 notice.toml 的文件夹拖到 tongbao.exe 的图标上松开，就生成这份通报。
    先用 data 里的样例试一试。放在本文件夹里的，输出在本文件夹的 output 里；
    放在别处的，输出在那个文件夹旁边的 output 里。

二、在本文件夹窗口的地址栏里输入 cmd，按回车，在打开的窗口里输入命令：
    tongbao new data\2026-q1            建自己的一份，回答几个问题
    tongbao build data\zibo-2021-q1     生成一份
    tongbao check data\*                检查 data 里的各份，不生成
    tongbao help                        列出全部命令

怎么填数据、写正文，见同一文件夹里的“使用手册.html”。
`

// atDesk runs a command line in a window that closes with the program: where nobody has typed a
// command, it stays open until its reader wants it closed. What is typed elsewhere and run in a
// window of its own, by a shortcut or on a schedule, does not wait.
func atDesk(args []string, in io.Reader, stdout, stderr io.Writer) int {
	status := publish.StatusGood
	if len(args) == 0 {
		fmt.Fprintf(stdout, welcome, version.Program())
	} else {
		dirs, err := dropped((&program{}).commands(), args)
		if err == nil && dirs == nil {
			return run(args, stdout, stderr)
		}
		status = buildDropped(dirs, err, stdout, stderr)
	}
	launch.Wait(in, stdout)
	return status
}

// buildDropped builds the folders that were dragged on the program; err is why they cannot be.
func buildDropped(dirs []string, err error, stdout, stderr io.Writer) int {
	if err != nil {
		return failed(stderr, err)
	}
	program, _ := os.Executable() // empty where it is not known
	output := launch.Output(dirs[0], program)
	fmt.Fprintf(stdout, "正在生成，输出放在 %s\n", output)
	return run(append([]string{"build", "-o", output}, dirs...), stdout, stderr)
}

// dropped are the folders that arguments name where they hold no command.
func dropped(root *cobra.Command, args []string) ([]string, error) {
	if c, _, err := root.Find(args); err != nil || c != root {
		return nil, nil
	}
	return launch.Dropped(args)
}

// withCommand are the arguments with the command they mean: folders alone are built, and told
// receives the command to type.
func withCommand(root *cobra.Command, args []string, told io.Writer) ([]string, error) {
	dirs, err := dropped(root, args)
	if err != nil || dirs == nil {
		return args, err
	}
	_, err = fmt.Fprintf(told, "没有写命令，按 tongbao build %s 生成\n", strings.Join(dirs, " "))
	return append([]string{"build"}, dirs...), err
}
