package survey

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/workbook"
	"tongbao/templates"
)

// Beside is another notice of the same organ, whose folder lies beside this one. No more
// of it is read than its notice.toml and the hashes of workbooks that may be copies, save of
// the one this notice was most likely copied from.
type Beside struct {
	Name  string // of the folder
	Issue *issue.Issue
	Books []Hashed
	// Folder is the whole of the newest notice before this one, where that is none of those
	// compared with: the period that should have been named, or was forgotten.
	Folder *Folder
}

// besideReach is how many folders before this one, in the order of their names, and as
// many behind it are looked at: two years of monthly notices, while an archive of decades
// costs no more.
const besideReach = 24

// readBeside reads the notices beside the folder that are no period compared with. What
// is no notice, cannot be read, is of another organ or not signed yet is left alone.
func (f *Folder) readBeside(in *intake.Folder, t templates.Set, a *Archive) error {
	if f.Issue.Notice.Issuer == "" {
		return nil
	}
	abs, err := filepath.Abs(in.Path())
	if err != nil {
		return err
	}
	parent := filepath.Dir(abs)
	entries, err := intake.Open(parent).List(intake.MaxBeside)
	if err != nil {
		return nil // a folder may be read where its parent may not
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	own, _ := slices.BinarySearch(names, f.Name) // List sorts
	for _, name := range names[max(own-besideReach, 0):min(own+besideReach+1, len(names))] {
		compared := func(e Earlier) bool { return e.Folder != nil && e.name == name }
		if name == f.Name || slices.ContainsFunc(f.Earlier, compared) {
			continue
		}
		if b := f.beside(intake.Open(filepath.Join(parent, name)), a); b != nil {
			f.Beside = append(f.Beside, *b)
		}
	}
	f.readNewest(parent, t)
	return nil
}

// readNewest reads the whole of the newest notice before this one that is about the same, if the
// notice is not compared with it or with a newer one. What is wrong in it was its own business.
func (f *Folder) readNewest(parent string, t templates.Set) {
	var newest *Beside
	for i := range f.Beside {
		if b := &f.Beside[i]; f.follows(b.Issue) && (newest == nil || !isNewer(newest.Issue, b.Issue)) {
			newest = b
		}
	}
	compared := func(e Earlier) bool {
		return e.Folder != nil && f.follows(e.Folder.Issue) && !isNewer(newest.Issue, e.Folder.Issue)
	}
	if newest == nil || slices.ContainsFunc(f.Earlier, compared) {
		return
	}
	in := intake.Open(filepath.Join(parent, newest.Name))
	folder, _, err := readPeriod(in, t, f.Kinds)
	if err != nil || folder.Issue == nil {
		return
	}
	relabel(folder.Grids, newest.Name)
	folder.readBody(in)
	newest.Folder = folder
}

// readBody reads the text of another period; what is wrong with it was that notice's business.
func (f *Folder) readBody(in *intake.Folder) {
	if body, _, _ := readText(in, bodyName); body != nil {
		f.Body = *body
	}
}

// follows reports a notice before this one about a time as long and about the same kinds of objects.
func (f *Folder) follows(other *issue.Issue) bool {
	return other.Order(f.Issue) == issue.Before && other.Period.Kind == f.Issue.Period.Kind && other.SharesKinds(f.Issue)
}

// isNewer reports that the first of two notices is about a later time, or was signed later.
func isNewer(a, b *issue.Issue) bool {
	if o := a.Order(b); o != issue.Meanwhile {
		return o == issue.After
	}
	return a.Notice.Signed.After(b.Notice.Signed)
}

// beside reads a folder beside this one; nil when it holds no signed notice of the same organ.
func (f *Folder) beside(in *intake.Folder, a *Archive) *Beside {
	i := a.read(in, f.Kinds)
	if i == nil || i.Notice.Issuer != f.Issue.Notice.Issuer {
		return nil
	}
	if i.Undated() {
		return nil
	}
	return &Beside{Name: filepath.Base(in.Path()), Issue: i, Books: f.likeOurs(in)}
}

// keptIssues is how many notice.toml an archive keeps: those around a notice and around some that are read meanwhile.
const keptIssues = 4 * besideReach

// Archive keeps what notice.toml says of notices that lie beside others: those of a run have much the same neighbours. It
// may be used by several at a time; nil keeps nothing.
type Archive struct {
	mu    sync.Mutex
	known map[[sha256.Size]byte]*issue.Issue // by the file's bytes
	order [][sha256.Size]byte                // the eldest first
}

// read is what the notice.toml of a folder says, which nobody changes; nil where it cannot be read.
func (a *Archive) read(in *intake.Folder, kinds []*inspection.Kind) *issue.Issue {
	data, err := in.Read(issue.FileName, intake.Settings)
	if err != nil {
		return nil
	}
	sum := sha256.Sum256(data)
	if i, known := a.has(sum); known {
		return i
	}
	i, _ := issue.Parse(data, members(kinds))
	a.keep(sum, i)
	return i
}

func (a *Archive) has(sum [sha256.Size]byte) (i *issue.Issue, known bool) {
	if a == nil {
		return nil, false
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	i, known = a.known[sum]
	return i, known
}

func (a *Archive) keep(sum [sha256.Size]byte, i *issue.Issue) {
	if a == nil {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, known := a.known[sum]; known {
		return // another has read it meanwhile
	}
	if a.known == nil {
		a.known = map[[sha256.Size]byte]*issue.Issue{}
	}
	if len(a.order) == keptIssues {
		delete(a.known, a.order[0])
		a.order = slices.Delete(a.order, 0, 1)
	}
	a.known[sum], a.order = i, append(a.order, sum)
}

// likeOurs hashes the workbooks of a folder that are as long as one of ours.
func (f *Folder) likeOurs(in *intake.Folder) []Hashed {
	entries, err := in.List(intake.MaxFiles)
	if err != nil {
		return nil
	}
	var out []Hashed
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !e.Type().IsRegular() || !workbook.IsRead(e.Name()) ||
			!slices.ContainsFunc(f.Inputs, func(h Hashed) bool { return int64(h.Size) == info.Size() }) {
			continue
		}
		if sum, err := in.Sum(e.Name()); err == nil {
			out = append(out, Hashed{Name: e.Name(), Size: sum.Size, SHA256: hex.EncodeToString(sum.SHA256[:])})
		}
	}
	return out
}

// newestPeriod is what the newest notice before this one came to; nil where there is none that was
// read whole.
type newestPeriod struct {
	*period
	issue *issue.Issue
}

// judgeNewest judges the newest notice before this one. Nothing of it is told.
func (f *Folder) judgeNewest() *newestPeriod {
	k := slices.IndexFunc(f.Beside, func(b Beside) bool { return b.Folder != nil })
	if k < 0 {
		return nil
	}
	p, _ := judgePeriod(f.Beside[k].Folder)
	return &newestPeriod{p, f.Beside[k].Issue}
}

// listing is the roster of a kind in it; nil when there is none.
func (n *newestPeriod) listing(kind *inspection.Kind) *Past {
	if n == nil || n.roster(kind) == nil {
		return nil
	}
	in := n.roster(kind)
	l := in.Listing(coverage(n.issue.Rosters[kind.Key], in), nil)
	l.Period = n.issue.Period.Label() + "通报"
	return &Past{l, n.issue.Period.Label()}
}
