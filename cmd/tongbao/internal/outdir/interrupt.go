package outdir

import (
	"os"
	"os/signal"
	"syscall"
)

// interruptions are those that wait until a folder is whole.
type interruptions struct{ signals chan os.Signal }

// holdInterruptions keeps Ctrl-C, a request to end and a closed console from ending the
// program. One that it was started to ignore (nohup) stays ignored.
func holdInterruptions() *interruptions {
	h := &interruptions{make(chan os.Signal, 1)}
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(h.signals, s)
		}
	}
	return h
}

// release lets interruptions end the program again, and ends it if there was one.
func (h *interruptions) release() {
	signal.Stop(h.signals)
	select {
	case s := <-h.signals:
		exit(s)
	default:
	}
}

// exit ends the program with the status that shells know an interruption by.
func exit(s os.Signal) {
	status := 128
	if n, ok := s.(syscall.Signal); ok {
		status += int(n)
	}
	os.Exit(status)
}
