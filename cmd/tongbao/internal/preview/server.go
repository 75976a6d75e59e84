package preview

import (
	"crypto/rand"
	"embed"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

//go:embed assets
var assets embed.FS

// server answers the browser. Everything stands under a token that only who started the program knows, and
// is answered to this machine's own page alone.
type server struct {
	token string
	host  string // 127.0.0.1:PORT

	mutex    sync.Mutex
	state    *State // the newest
	shown    State  // what was last made of each picture
	version  int    // counts the states
	pictures int    // the version of the pictures
	pages    map[chan struct{}]bool
	gone     func() // called when the last page has closed
}

func newServer(host string, gone func()) *server {
	return &server{token: rand.Text(), host: host, state: &State{}, pages: map[chan struct{}]bool{}, gone: gone}
}

// url is the address of the page.
func (s *server) url() string { return "http://" + s.host + "/" + s.token + "/" }

// show makes a state the newest and tells all pages.
func (s *server) show(state *State) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.state = state
	s.version++
	if state.Paper != nil || state.Page != nil || state.Markdown != nil {
		s.shown, s.pictures = *state, s.version
	}
	for page := range s.pages {
		select {
		case page <- struct{}{}:
		default: // it has not yet asked for the one before
		}
	}
}

// ServeHTTP answers this machine's own page: another host, another origin or no token gets nothing.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutPrefix(r.URL.Path, "/"+s.token+"/")
	origin := r.Header.Get("Origin")
	switch {
	case r.Host != s.host, origin != "" && origin != "http://"+s.host, !ok:
		http.Error(w, "不能访问", http.StatusForbidden)
		return
	case r.Method != http.MethodGet:
		http.Error(w, "只能查看", http.StatusMethodNotAllowed)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("X-Frame-Options", "SAMEORIGIN")
	switch name {
	case "", "preview.css", "preview.js":
		s.asset(w, r, name)
	case "events":
		s.events(w, r)
	case "state":
		s.sendState(w)
	case "source":
		s.source(w, r)
	default:
		s.picture(w, r, name)
	}
}

// asset is a part of the page itself.
func (s *server) asset(w http.ResponseWriter, r *http.Request, name string) {
	w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "+
		"connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'")
	if name == "" {
		name = "index.html"
	}
	http.ServeFileFS(w, r, assets, "assets/"+name)
}

// events tells a page of each new state until it closes.
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	page := make(chan struct{}, 1)
	s.mutex.Lock()
	s.pages[page] = true
	s.mutex.Unlock()
	defer func() {
		s.mutex.Lock()
		delete(s.pages, page)
		last := len(s.pages) == 0
		s.mutex.Unlock()
		if last {
			s.gone()
		}
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	flusher := http.NewResponseController(w)
	for {
		s.mutex.Lock()
		version := s.version
		s.mutex.Unlock()
		if _, err := fmt.Fprintf(w, "data: %d\n\n", version); err != nil || flusher.Flush() != nil {
			return
		}
		select {
		case <-page:
		case <-r.Context().Done():
			return
		}
	}
}

// sendState sends what is told of the newest state, and which pictures there are.
func (s *server) sendState(w http.ResponseWriter) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	fonts := []string{}
	for family := range s.shown.Fonts {
		fonts = append(fonts, family)
	}
	files := []string{}
	for _, t := range s.state.Texts {
		files = append(files, t.File)
	}
	s.send(w, map[string]any{"state": s.state, "pictures": s.pictures, "papers": len(s.shown.Paper), "fonts": fonts,
		"page": s.shown.Page != nil, "texts": files})
}

// source sends a text of the folder, or a sheet.
func (s *server) source(w http.ResponseWriter, r *http.Request) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	file, sheet := r.FormValue("file"), r.FormValue("sheet")
	for _, t := range s.state.Texts {
		if t.File == file && sheet == "" {
			s.send(w, t)
			return
		}
	}
	for _, t := range s.state.Sheets {
		if t.File == file && t.Name == sheet {
			s.send(w, t)
			return
		}
	}
	http.NotFound(w, r)
}

func (s *server) send(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	_ = json.NewEncoder(w).Encode(v) // the browser has gone
}

// picture sends one of the pictures: the web page, the markdown, a printed page, a font.
func (s *server) picture(w http.ResponseWriter, r *http.Request, name string) {
	s.mutex.Lock()
	shown := s.shown
	s.mutex.Unlock()
	kind, which, _ := strings.Cut(name, "/")
	n, err := strconv.Atoi(which)
	var data []byte
	switch {
	case kind == "page":
		data = shown.Page
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
	case kind == "markdown":
		data = shown.Markdown
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	case kind == "paper" && err == nil && n >= 1 && n <= len(shown.Paper):
		data = shown.Paper[n-1]
		w.Header().Set("Content-Type", "image/svg+xml")
	case kind == "font":
		data = shown.Fonts[which]
		w.Header().Set("Content-Type", "font/ttf")
	}
	if data == nil {
		http.NotFound(w, r)
		return
	}
	_, _ = w.Write(data) // the browser has gone
}
