package typeface

import (
	"path/filepath"
	"testing"

	"tongbao/cmd/tongbao/internal/typeface/facetest"
)

// A file whose name promises another design than its face has is told of; what offices have
// is not.
func TestMisnamedFaces(t *testing.T) {
	for _, tc := range []struct {
		file            string
		family, chinese string
		told            bool
	}{
		{"simfang.ttf", "FangSong", "仿宋", false},
		{"SIMFANG.TTF", "FangSong_GB2312", "仿宋_GB2312", false},
		{"FZFSK.TTF", "FZFangSong-Z02", "方正仿宋_GBK", false},
		{"仿宋.ttf", "FZFSJW--GB1-0", "", false},
		{"仿宋.ttf", "HGFS_CNKI", "", false},
		{"正文仿宋.ttf", "FandolFang", "", false},
		{"仿宋.ttf", "Zhuque Fangsong (technical preview)", "朱雀仿宋", false},
		{"仿宋.ttf", "HYFangSongJ", "汉仪仿宋简", false},
		{"仿宋.ttf", "", "", false}, // it does not say what it is
		{"仿宋.ttf", "Microsoft YaHei", "微软雅黑", true},
		{"仿宋.ttf", "PingFang SC", "", true},
		{"仿宋.ttf", "Source Han Serif SC", "", true},
		{"仿宋.ttf", "FZKai-Z03", "方正楷体_GBK", true},
		{"仿宋.ttf", "SimHei", "", true},
		{"小标宋.ttf", "FZXBSJW--GB1-0", "", false},
		{"小标宋.ttf", "STZhongsong", "华文中宋", false},
		{"小标宋.ttf", "FZDaBiaoSong-B06", "方正大标宋_GBK", false},
		{"小标宋.ttf", "Source Han Serif SC Heavy", "", false},
		{"小标宋.ttf", "Source Han Sans SC Heavy", "", true},
		{"黑体.ttf", "Source Han Sans SC", "思源黑体", false},
		{"黑体.ttf", "Microsoft JhengHei", "", false},
		{"黑体.ttf", "Noto Serif CJK SC", "", true},
		{"楷体.ttf", "LXGW WenKai", "霞鹜文楷", false},
		{"楷体.ttf", "Noto Sans SC", "", true},
		{"宋体.ttf", "AR PL UMing CN", "", false},
		{"宋体.ttf", "SimHei", "黑体", true},
		{"标题字.ttf", "FZXiaoBiaoSong-B05S", "方正小标宋简体", false},
	} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "user", tc.file), facetest.TrueType(facetest.Spec{Family: tc.family, Chinese: tc.chinese, Chars: someHan}))
		_, findings, err := Open(Options{Dirs: []string{dir}})
		if err != nil {
			t.Fatal(err)
		}
		told := false
		for _, f := range findings {
			told = told || f.Code == codeFontMisnamed.Name && f.Place.File == tc.file
		}
		if told != tc.told {
			t.Errorf("%s with a face %s %s: told %v; %v", tc.file, tc.family, tc.chinese, told, findings)
		}
	}
}

// Of the faces that are shipped nothing is told.
func TestShippedFacesAreSound(t *testing.T) {
	s := open(t, Options{Dirs: []string{fontDir}})
	for _, f := range s.faces {
		f.ask()
		if told := f.font.lookForFlaws().tell(f.File); len(told) > 0 || !f.font.hasHan() {
			t.Errorf("%s: %v", f.File, told)
		}
	}
	if told := s.Findings(); len(told) > 0 {
		t.Error(told)
	}
}
