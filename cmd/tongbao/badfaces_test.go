package main

import (
	"encoding/binary"
	"strings"

	"tongbao/cmd/tongbao/internal/typeface/facetest"
	"tongbao/fonts"
)

// badFaces are fonts an office has dropped in that are damaged, lack something or are
// something else. The notice is built and read back, so nothing of it leaves the type area.
func badFaces() []badInput {
	const run, clean, used = "build --only pdf --fonts fonts n", "output/n", "仿宋.ttf font-flawed; output/n"
	const unusable, misnamed, variable = "仿宋.ttf font-unusable; output/n", "仿宋.ttf font-misnamed; output/n", "仿宋.ttf font-variable; output/n"
	put := func(data []byte) func(*desk) { return func(d *desk) { d.put("fonts/user/仿宋.ttf", string(data)) } }
	face := func(change func(*facetest.Spec)) func(*desk) {
		s := facetest.Spec{PostScript: "Own", Family: "Own 仿宋", Chars: []rune("关于第季度政府网站检查共不合格个云川市人民办公室年月日0123456789，。")}
		change(&s)
		return put(facetest.TrueType(s))
	}
	wide := func(chars string, advance int) func(*desk) {
		return face(func(s *facetest.Spec) {
			s.Advance = map[rune]int{}
			for _, ch := range chars {
				s.Advance[ch] = advance
			}
		})
	}
	shipped := func(name string, change func([]byte)) func(*desk) {
		return put(facetest.Edit(fonts.Embedded()[0].Data, name, change))
	}
	return []badInput{
		{"a face that is sound", face(func(*facetest.Spec) {}), run, 0, clean},
		{"a face that is empty", put(nil), run, 0, unusable},
		{"a face that is a text", put([]byte("仿宋字体")), run, 0, unusable},
		{"a face that is an archive", put([]byte("PK\x03\x04\x14\x00\x00\x00\x08\x00仿宋")), run, 0, unusable},
		{"a face of CFF outlines", put(facetest.CFF()), run, 0, unusable},
		{"a face without Chinese", face(func(s *facetest.Spec) { s.Chars = []rune("abc0123456789") }), run, 0, unusable},
		{"a face that lacks a character", face(func(s *facetest.Spec) {
			s.Chars = []rune(strings.ReplaceAll(string(s.Chars), "查", ""))
		}), run, 0, clean},
		{"a face without digits", face(func(s *facetest.Spec) { s.Chars = []rune("关于网站检查") }), run, 0, used},
		{"a face without the digit 8", face(func(s *facetest.Spec) { s.Chars = []rune("关于网站检查012345679") }), run, 0, used},
		{"a face that draws a character as nothing", face(func(s *facetest.Spec) { s.Empty = []rune("甲乙") }), run, 0, used},
		{"a face of digits as wide as a line", wide("0123456789", 28000), run, 0, used},
		{"a face of digits without width", wide("0123456789", 0), run, 0, used},
		{"a face of a character as wide as a page", wide("网", 60000), run, 0, used},
		{"a face of a character without width", wide("网", 0), run, 0, used},
		{"a face of a comma as wide as three", wide("，", 3000), run, 0, clean},
		{"a face of characters all half as wide", wide("关于第季度政府网站检查共不合格个云川市人民办公室年月日", 500), run, 0, unusable},
		{"a face that may be set in several weights", face(func(s *facetest.Spec) { s.Variable = true }), run, 0, variable},
		{"a face of another design", face(func(s *facetest.Spec) { s.Family = "Microsoft YaHei" }), run, 0, misnamed},
		{"a face that says it is 黑体", face(func(s *facetest.Spec) { s.Family, s.Chinese = "SimHei", "黑体" }), run, 0, misnamed},
		{"a face whose outlines are lost", shipped("glyf", func(b []byte) { clear(b) }), run, 0, unusable},
		{"a face half of whose outlines are lost", shipped("glyf", func(b []byte) { clear(b[len(b)/2:]) }), run, 0,
			"仿宋.ttf font-flawed; 仿宋.ttf font-misnamed; output/n"},
		{"a face whose index of outlines is damaged", shipped("loca", func(b []byte) { b[len(b)/2] ^= 0xFF }), run, 0, unusable},
		{"a face whose widths are lost", shipped("hmtx", func(b []byte) { clear(b) }), run, 0, unusable},
		{"a face whose characters are lost", shipped("cmap", func(b []byte) { clear(b) }), run, 0, unusable},
		{"a face that counts in other units than it says", shipped("head", func(b []byte) {
			binary.BigEndian.PutUint16(b[18:], 16000)
		}), run, 0, unusable},
		{"a face of no em", shipped("head", func(b []byte) { clear(b[18:20]) }), run, 0, unusable},
		{"a face without its magic number", shipped("head", func(b []byte) { clear(b[12:16]) }), run, 0, unusable},
		{"a face of more glyphs than it has", shipped("maxp", func(b []byte) { b[4], b[5] = 0xFF, 0xFF }), run, 0, unusable},
	}
}
