package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/websocket"
)

// TestPreview shows a notice in a browser, saves it, breaks it and closes the page, which ends the program.
func TestPreview(t *testing.T) {
	t.Parallel()
	chromium := need(t, "chromium")
	dir := previewed(t)
	body := filepath.Join(dir, "body.md")
	address, ended := startPreview(t, dir)
	p := openPage(t, chromium, address)
	p.until(`true`)
	p.says(`document.getElementById('status').textContent`, "没有发现问题")
	p.says(`String(document.querySelectorAll('#paper svg').length)`, "2")
	p.says(`[...document.querySelectorAll('#paper text')].map(t => t.textContent).join('').includes('共检查网站3个') + ''`, "true")
	p.says(frame+`.body.textContent.includes('共检查网站3个') + ''`, "true")
	p.says(`document.querySelector('#markdown pre').textContent.includes('共检查网站') + ''`, "true")

	// A save: the pictures are new and stay where they were scrolled to.
	p.says(`(document.getElementById('paper').scrollTop = 200, '' + document.getElementById('paper').scrollTop)`, "200")
	write(t, body, "现在一共检查网站{{网站.总数}}个，合格率{{网站.合格率}}。\n")
	p.until(frame + `.body.textContent.includes('现在一共检查网站3个')`)
	p.says(`'' + document.getElementById('paper').scrollTop`, "200")

	// A figure says where it comes from, and leads to its cells.
	p.says(frame+`.querySelector('[data-figure="网站.总数"]').click()`, "")
	p.says(`document.getElementById('figure').textContent.includes('怎么算') + ''`, "true")
	p.says(`new Promise(done => {
		new MutationObserver(() => done([...document.querySelectorAll('#source .here')].map(e => e.textContent).join('、')))
			.observe(document.querySelector('#source div'), {childList: true});
		document.querySelector('#figure .place').click();
	})`, "甲网、乙网、丙网")

	// A slip is told over the last good pictures.
	write(t, body, "现在一共检查网站{{网站.总}}个。\n")
	p.until(`document.querySelector('#status.bad') && document.querySelector('#findings .place')?.textContent === 'body.md:1'`)
	p.says(frame+`.body.textContent.includes('现在一共检查网站3个') + ''`, "true")
	p.call("Browser.close", nil)
	if status := <-ended; status != 0 {
		t.Errorf("the preview ends with %d", status)
	}
}

// frame is the document of the web page in the preview.
const frame = `document.querySelector('#page iframe').contentDocument`

// TestPreviewIsPrivate: nobody else is answered, and nothing but what the preview is of.
func TestPreviewIsPrivate(t *testing.T) {
	t.Parallel()
	address, _ := startPreview(t, previewed(t))
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		method, path, host, origin string
		want                       int
	}{
		{"GET", at.Path, "", "", 200}, {"GET", at.Path + "state", "", "http://" + at.Host, 200},
		{"GET", at.Path + "source?file=body.md", "", "", 200}, {"GET", at.Path + "paper/1", "", "", 200},
		{"GET", "/", "", "", 403}, {"GET", "/wrong/state", "", "", 403}, {"GET", at.Path, "example.com", "", 403},
		{"GET", at.Path, "localhost:" + at.Port(), "", 403}, {"GET", at.Path + "state", "", "http://example.com", 403},
		{"GET", at.Path + "state", "", "null", 403}, {"POST", at.Path + "state", "", "", 405}, {"GET", at.Path + "paper/3", "", "", 404},
		{"GET", at.Path + "source?file=../go.mod", "", "", 404}, {"GET", at.Path + "source?file=geheim.txt", "", "", 404},
		{"GET", at.Path + "assets/preview.js", "", "", 404}, {"GET", at.Path + "font/..", "", "", 404},
	} {
		req, err := http.NewRequest(tt.method, "http://"+at.Host+tt.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if req.Host = tt.host; tt.origin != "" {
			req.Header.Set("Origin", tt.origin)
		}
		answer, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != tt.want {
			t.Errorf("%+v: %d", tt, answer.StatusCode)
		}
	}
}

// previewed is a small notice.
func previewed(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "n")
	write(t, filepath.Join(dir, "notice.toml"), "[notice]\ntitle = \"关于{{期次}}政府网站检查情况的通报\"\nissuer = \"云川市人民政府办公室\"\nsigned = 2026-04-09\n"+
		"[period]\nyear = 2026\nquarter = 1\n[sites]\n[[attachment]]\ntitle = \"名单\"\nrows = \"sites\"\ncolumns = [\"网站名称\"]\n"+
		"[[acknowledged]]\ncode = \"portal-missing\"\nwhy = \"不上网\"\n")
	write(t, filepath.Join(dir, "body.md"), "共检查网站{{网站.总数}}个，合格率{{网站.合格率}}（见附件）。\n")
	write(t, filepath.Join(dir, "网站.csv"), "网站名称,检查结果\n甲网,合格\n乙网,合格\n丙网,合格\n")
	write(t, filepath.Join(dir, "geheim.txt"), "不给看\n")
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// startPreview runs the command and gives the address it prints, and its status when it ends.
func startPreview(t *testing.T, dir string) (address string, ended <-chan int) {
	t.Helper()
	out, in := io.Pipe()
	status := make(chan int, 1)
	go func() {
		var told strings.Builder
		code := run([]string{"preview", "--open=false", "--fonts", "../../fonts", dir}, in, &told)
		in.CloseWithError(fmt.Errorf("ended with %d: %s", code, told.String()))
		status <- code
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`http://\S+`).FindString(line), status
}

// page is a page of a browser, driven by its debugging protocol.
type page struct {
	t    *testing.T
	conn *websocket.Conn
	last int
}

// openPage opens an address in a browser of its own.
func openPage(t *testing.T, chromium, address string) *page {
	t.Helper()
	ctx, end := context.WithCancel(t.Context())
	profile, err := os.MkdirTemp("", "preview")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+profile,
		"--remote-debugging-port=0", "--remote-allow-origins=*", "about:blank")
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		end()
		_ = cmd.Wait()            // killed, where it has not been closed
		_ = os.RemoveAll(profile) // what its processes still write meanwhile stays
	})
	reader := bufio.NewReader(said)
	port := ""
	for port == "" {
		line, err := reader.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if m := regexp.MustCompile(`ws://127\.0\.0\.1:(\d+)/`).FindStringSubmatch(line); m != nil {
			port = m[1]
		}
	}
	go func() { _, _ = io.Copy(io.Discard, reader) }()
	req, err := http.NewRequest(http.MethodPut, "http://127.0.0.1:"+port+"/json/new?"+url.QueryEscape(address), nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var target struct{ WebSocketDebuggerURL string }
	if err := json.NewDecoder(answer.Body).Decode(&target); err != nil {
		t.Fatal(err)
	}
	conn, err := websocket.Dial(target.WebSocketDebuggerURL, "", "http://127.0.0.1/")
	if err != nil {
		t.Fatal(err)
	}
	return &page{t: t, conn: conn}
}

// call asks the browser and gives its answer.
func (p *page) call(method string, params map[string]any) (out struct {
	Result struct {
		Result struct {
			Value       string
			Description string
		}
		ExceptionDetails any
	}
}) {
	p.t.Helper()
	p.last++
	if err := websocket.JSON.Send(p.conn, map[string]any{"id": p.last, "method": method, "params": params}); err != nil {
		p.t.Fatal(err)
	}
	for {
		var raw json.RawMessage
		if err := websocket.JSON.Receive(p.conn, &raw); err != nil {
			if method == "Browser.close" {
				return out
			}
			p.t.Fatal(err)
		}
		var head struct{ ID int }
		if err := json.Unmarshal(raw, &head); err != nil {
			p.t.Fatal(err)
		}
		if head.ID == p.last {
			if err := json.Unmarshal(raw, &out); err != nil {
				p.t.Fatalf("%v: %s", err, raw)
			}
			return out
		}
	}
}

// says holds what an expression comes to in the page.
func (p *page) says(expression, want string) {
	p.t.Helper()
	out := p.call("Runtime.evaluate", map[string]any{"expression": expression, "awaitPromise": true, "returnByValue": true})
	if got := out.Result.Result; got.Value != want {
		p.t.Errorf("%s: %q %s, want %q", expression, got.Value, got.Description, want)
	}
}

// until waits until an expression holds, which is looked at whenever the page shows another state.
func (p *page) until(expression string) {
	p.t.Helper()
	wait := fmt.Sprintf(`new Promise(done => {
		const there = () => document.body?.dataset.version && %s && done('there');
		new MutationObserver(there).observe(document, {attributes: true, childList: true, subtree: true});
		there();
	})`, expression)
	for { // where the page is opened meanwhile, nobody answers
		out := p.call("Runtime.evaluate", map[string]any{"expression": wait, "awaitPromise": true, "returnByValue": true})
		if out.Result.Result.Value == "there" {
			return
		}
		if out.Result.ExceptionDetails != nil {
			p.t.Fatalf("%s: %v", expression, out.Result.ExceptionDetails)
		}
	}
}
