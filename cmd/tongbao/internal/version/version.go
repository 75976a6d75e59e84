// Package version is which tongbao this is: what a notice's manifest and PDF say made it, and
// what `tongbao version` prints. Only what the linker was told of a release reaches a notice, so
// that the same source builds the same papers wherever it was compiled.
package version

import (
	"cmp"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

// Source is the version of the source. It is raised whenever the same folder gives other files
// than before.
const Source = "1.0"

// Of a release its version and commit, which its linker writes here (Stamp); nothing else does.
var stamped, stampedCommit string

// Stamp is what the linker is told to make a program of a release: go build -ldflags.
func Stamp(release, commit string) string {
	const here = "-X tongbao/cmd/tongbao/internal/version."
	return here + "stamped=" + release + " " + here + "stampedCommit=" + commit
}

// Program is the version of this program.
func Program() string { return cmp.Or(stamped, Source) }

// shownCommit is how many digits of a commit are told.
const shownCommit = 12

// Line tells of this program on one line: version, commit, compiler and system.
func Line() string {
	parts := []string{"tongbao " + Program()}
	if stamped == "" {
		parts[0] += "（从源代码编译）"
	}
	if commit := commit(); commit != "" {
		parts = append(parts, "提交 "+commit)
	}
	parts = append(parts, runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH)
	return strings.Join(parts, "，")
}

// commit is that of the source, as far as it was noted.
func commit() string {
	if stamped != "" {
		return stampedCommit
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	noted := map[string]string{}
	for _, s := range info.Settings {
		noted[s.Key] = s.Value
	}
	revision := noted["vcs.revision"]
	if revision == "" {
		return ""
	}
	revision = fmt.Sprintf("%.*s", shownCommit, revision)
	if noted["vcs.modified"] == "true" {
		revision += "（有改动）"
	}
	return revision
}
