package main

import (
	"context"
	"os"
	"os/exec"
	"os/signal"
	"runtime"

	"github.com/spf13/cobra"

	"tongbao/cmd/tongbao/internal/publish"
)

func (p *program) preview() *cobra.Command {
	port, show := 0, true
	c := p.command("preview 文件夹", "在浏览器里看通报，保存以后自动更新", folders(1, 1), func(dirs []string) (int, error) {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		return publish.Preview(ctx, dirs[0], port, func(url string) {
			if show {
				browse(url)
			}
		}, p.o)
	})
	f := c.Flags()
	f.BoolVar(&p.o.Draft, "draft", false, "草稿：画出印章位置，加“草稿”水印")
	f.IntVar(&port, "port", 0, "本机的`端口`（不写就用空着的）")
	f.BoolVar(&show, "open", true, "打开浏览器；不要的写 --open=false")
	return p.reads(c)
}

// browse opens an address in the browser of the desk. Where there is none the address has been printed.
func browse(url string) {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	case "darwin":
		name = "open"
	}
	if cmd := exec.Command(name, args...); cmd.Start() == nil {
		go cmd.Wait()
	}
}
