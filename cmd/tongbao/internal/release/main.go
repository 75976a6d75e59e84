// Command release builds what an office gets: one zip a system, with the program, fonts, templates,
// a sample and the manual, and the checksums of all.
//
//	go run ./cmd/tongbao/internal/release [-o DIR] [-version V]
//
// It runs in a clone, since it packs what git knows. The same commit and compiler give the same
// bytes: times are the commit's, and no path of this machine reaches a file.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/version"
)

// systems are those that there is a release for, as the compiler names them.
var systems = []string{"windows/amd64", "windows/arm64", "linux/amd64", "linux/arm64", "linux/loong64", "darwin/arm64"}

func main() {
	dir := flag.String("o", "output/release", "`folder` that receives the zips")
	release := flag.String("version", version.Source, "`version` that the programs say they are")
	flag.Parse()
	if err := run(*dir, *release); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// run builds all zips of a release into dir.
func run(dir, release string) error {
	root, err := git(".", "rev-parse", "--show-toplevel")
	if err != nil {
		return err
	}
	from, err := commitOf(root)
	if err != nil {
		return err
	}
	files, err := contents(root)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var zips []file
	for _, system := range systems {
		program, err := compile(root, system, version.Stamp(release, from.id))
		if err != nil {
			return err
		}
		name := "tongbao-" + release + "-" + strings.ReplaceAll(system, "/", "-")
		data, err := pack(name, append(onSystem(system, release, program), files...), from.time)
		if err != nil {
			return err
		}
		zips = append(zips, file{name: name + ".zip", data: data})
		if err := os.WriteFile(filepath.Join(dir, name+".zip"), data, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s  %x\n", filepath.Join(dir, name+".zip"), sha256.Sum256(data))
	}
	return os.WriteFile(filepath.Join(dir, sumsName), sums(zips), 0o644)
}

// commit is what a release is built from.
type commit struct {
	id   string // with a plus sign: the files are no longer the commit's
	time time.Time
}

func commitOf(root string) (commit, error) {
	head, err := git(root, "log", "-1", "--abbrev=12", "--format=%h %ct")
	if err != nil {
		return commit{}, err
	}
	id, seconds, _ := strings.Cut(head, " ")
	at, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return commit{}, fmt.Errorf("time of the commit: %w", err)
	}
	changed, err := git(root, "status", "--porcelain", "--untracked-files=no")
	if changed != "" {
		id += "+"
	}
	return commit{id, time.Unix(at, 0)}, err
}

// compile is the program for a system.
func compile(root, system, stamp string) ([]byte, error) {
	temp, err := os.MkdirTemp("", "tongbao-release-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	goos, goarch, _ := strings.Cut(system, "/")
	built := filepath.Join(temp, "tongbao")
	c := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w "+stamp, "-o", built, "./cmd/tongbao")
	c.Dir, c.Stderr = root, os.Stderr
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOOS="+goos, "GOARCH="+goarch)
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w", system, err)
	}
	return os.ReadFile(built)
}

// git is what git says, without the line's end.
func git(dir string, args ...string) (string, error) {
	c := exec.Command("git", args...)
	c.Dir, c.Stderr = dir, os.Stderr
	out, err := c.Output()
	if err != nil {
		return "", fmt.Errorf("git %s: %w", args[0], err)
	}
	return strings.TrimSpace(string(out)), nil
}
