// Package shard shares out the notices of a batch among several runs, by their names: each notice belongs to one run,
// whatever machine asks and whatever other notices there are.
package shard

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
)

// Shard is one of several runs. The zero Shard is the only one.
type Shard struct {
	Number int    // from 1
	Of     int    // how many there are; 0: the only one
	By     string // who said so: a flag or a system's variable
}

// Whole reports the only run.
func (s Shard) Whole() bool { return s.Of == 0 }

// Has reports whether a notice of a name is this run's.
func (s Shard) Has(name string) bool {
	if s.Whole() {
		return true
	}
	sum := sha256.Sum256([]byte(name))
	return binary.BigEndian.Uint64(sum[:])%uint64(s.Of) == uint64(s.Number-1)
}

// flagName is the flag that says which shard a run is.
const flagName = "--shard"

// Given is the shard that the flag's text says, or, where it is empty, what the system that started the run says by
// its variables: an indexed job of Kubernetes or an array of Slurm.
func Given(text string, variable func(string) string) (Shard, error) {
	switch {
	case text != "":
		return parse(text)
	case variable(jobIndex) != "":
		return ofJob(variable)
	case variable(taskID) != "":
		return ofArray(variable)
	}
	return Shard{}, nil
}

func parse(text string) (Shard, error) {
	number, of, _ := strings.Cut(text, "/")
	n, err := strconv.Atoi(number)
	all, err2 := strconv.Atoi(of)
	if err != nil || err2 != nil || n < 1 || n > all {
		return Shard{}, fmt.Errorf("%s 不能写“%s”；请写第几份/共几份，从1数起，如 3/8", flagName, text)
	}
	return Shard{n, all, flagName}, nil
}
