package typeface

import (
	_ "embed"
	"strings"
)

// characters is the 通用规范汉字表 (State Council, 2013): 8105 characters in the
// order of its three levels, fifty a line. Data of the Unihan field kTGH.
//
//go:embed characters.txt
var characters string

// levels are the sizes of the table's levels: common, general, names and places.
var levels = [...]int{3500, 3000, 1605}

// marks are the punctuation and symbols notices use besides the table.
const marks = "、。，：；？！“”‘’（）《》〈〉【】〔〕—…·％‰℃№①⑩㈠⑴⒈ⅠⅫ□☑✓√×～±㎡→★●0123456789."

// RoleReport tells how a role is set: the faces in the order they are tried,
// and the characters none of them has.
type RoleReport struct {
	Role    Role
	Faces   []FaceReport
	Missing []rune // of the 通用规范汉字表 and of usual marks
}

// FaceReport tells what one face of a chain brings.
type FaceReport struct {
	Name   string // PostScript name
	File   string
	Origin Origin
	Levels [3]int // characters of each level of the 通用规范汉字表: 3500, 3000, 1605
	Lacks  []rune // characters of the table the face leaves to those after it
}

// Roles reports the chain of every role. It reads all faces, so it takes a
// moment.
func (s *Set) Roles() []RoleReport {
	table := []rune(strings.ReplaceAll(characters, "\n", ""))
	seen := map[*Face]FaceReport{}
	var out []RoleReport
	for _, r := range roles {
		report := RoleReport{Role: r}
		for _, f := range s.chains[r].faces {
			if _, ok := seen[f]; !ok {
				seen[f] = f.report(table)
			}
			report.Faces = append(report.Faces, seen[f])
		}
		for _, ch := range append(table[:len(table):len(table)], []rune(marks)...) {
			if _, ok := s.Glyph(r, ch); !ok {
				report.Missing = append(report.Missing, ch)
			}
		}
		out = append(out, report)
	}
	return out
}

func (f *Face) report(table []rune) FaceReport {
	out := FaceReport{Name: f.Name, File: f.File, Origin: f.Origin}
	for i, ch := range table {
		if f.GID(ch) == 0 {
			out.Lacks = append(out.Lacks, ch)
			continue
		}
		switch {
		case i < levels[0]:
			out.Levels[0]++
		case i < levels[0]+levels[1]:
			out.Levels[1]++
		default:
			out.Levels[2]++
		}
	}
	return out
}
