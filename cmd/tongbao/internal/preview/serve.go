package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Options are what a preview is of.
type Options struct {
	Watch []string // folders whose files are watched, without those below
	Port  int      // 0: any that is free
	// Ready is given the address once it is answered.
	Ready func(url string)
}

// Times that people do not notice.
const (
	settleTime = 40 * time.Millisecond // within which a save of several steps is one
	askTime    = 10 * time.Second      // within which a browser says what it wants
	reloadTime = 3 * time.Second       // within which a page that has closed comes again: it was loaded anew
)

// Serve shows what build makes of the watched folders until ctx ends or the last page that was opened is
// closed, and makes it anew after each save. It answers on the loopback only. The error is for what
// cannot be watched or answered.
func Serve(ctx context.Context, o Options, build func() *State) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("不能监视文件：%w", err)
	}
	defer watcher.Close()
	for _, dir := range o.Watch {
		if err := watcher.Add(dir); err != nil {
			return fmt.Errorf("不能监视 %s：%w", dir, err)
		}
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", fmt.Sprintf("127.0.0.1:%d", o.Port))
	if err != nil {
		return fmt.Errorf("不能打开端口 %d：%w", o.Port, err)
	}
	ctx, end := context.WithCancel(ctx)
	defer end()
	leaving := newLeaving(end)
	s := newServer(listener.Addr().String(), leaving.start)
	s.show(build())
	web := &http.Server{Handler: leaving.staying(s), ReadHeaderTimeout: askTime}
	web.BaseContext = func(net.Listener) context.Context { return ctx }
	failed := make(chan error, 1)
	go func() { failed <- web.Serve(listener) }()
	o.Ready(s.url())
	err = follow(ctx, watcher, failed, func() { s.show(build()) })
	end()
	return errors.Join(err, web.Close())
}

// follow calls rebuild after each change of a watched file until ctx ends.
func follow(ctx context.Context, watcher *fsnotify.Watcher, failed <-chan error, rebuild func()) error {
	settle := time.NewTimer(0)
	<-settle.C
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-failed:
			return err
		case err := <-watcher.Errors:
			return err
		case e := <-watcher.Events:
			if ofNotice(e.Name) {
				settle.Reset(settleTime)
			}
		case <-settle.C:
			rebuild()
		}
	}
}

// ofNotice reports a file that a notice may be made of: none of those an office program keeps beside it
// while it is open.
func ofNotice(path string) bool {
	name := filepath.Base(path)
	return !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~") && !strings.HasSuffix(name, ".tmp")
}

// leaving ends the program some time after the last page has closed, unless one is opened meanwhile.
type leaving struct{ timer *time.Timer }

func newLeaving(end func()) *leaving {
	l := &leaving{time.AfterFunc(time.Hour, end)}
	l.timer.Stop()
	return l
}

func (l *leaving) start() { l.timer.Reset(reloadTime) }

// staying calls the ending off when somebody asks for something.
func (l *leaving) staying(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		l.timer.Stop()
		h.ServeHTTP(w, r)
	})
}
