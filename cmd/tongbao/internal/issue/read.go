package issue

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/BurntSushi/toml"

	"tongbao/cmd/tongbao/internal/charset"
	"tongbao/cmd/tongbao/internal/diag"
)

// maxBytes is the largest notice.toml read. Real ones have a few kilobytes.
const maxBytes = 1 << 20

// Read reads dir/notice.toml. All findings of the file come at once; a file that
// cannot be understood as TOML has only that finding, and a nil Issue. With
// other errors the Issue holds what could be read, so that the workbook can be
// checked in the same run. The error is for a file that cannot be opened.
func Read(dir string) (*Issue, diag.Findings, error) {
	f, err := os.Open(filepath.Join(dir, FileName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("读不到 %s：文件夹 %s 里没有这个文件", FileName, dir)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("读不到 %s：%w", FileName, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes+1))
	if err != nil {
		return nil, nil, fmt.Errorf("读 %s 出错：%w", FileName, err)
	}
	i, findings := parse(data)
	if i != nil {
		i.Dir = dir
		i.Name = folderName(dir)
	}
	return i, findings, nil
}

// folderName is the base name of the folder, also for "." and "..".
func folderName(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	return filepath.Base(dir)
}

// parse reads the content of a notice.toml.
func parse(data []byte) (*Issue, diag.Findings) {
	var findings diag.Findings
	file := diag.Place{File: FileName}
	if len(data) > maxBytes {
		findings.Tell(codeFileTooLarge, file, "这个文件只写通报的要素，数据请放进工作簿。", "文件超过 1 MiB，不读取。")
		return nil, findings
	}
	src, findings := charset.Text(FileName, data)
	if findings.Errors() > 0 {
		return nil, findings
	}
	lines := indexLines(src)
	if lines.tooDeep > 0 {
		findings.Tell(codeTomlSyntax, diag.Place{File: FileName, Line: lines.tooDeep},
			"请检查是否多打了方括号、花括号或点。", "括号或带点的键套得太深，超过 %d 层。", maxDepth)
		return nil, findings
	}
	values := map[string]any{}
	if _, err := toml.Decode(src, &values); err != nil {
		findings = append(findings, syntaxFinding(src, err))
		return nil, findings
	}
	if lines.twice > 0 { // the decoder lets a table follow its own dotted keys, and drops them
		findings.Tell(codeTomlSyntax, diag.Place{File: FileName, Line: lines.twice}, "请删去一个，或合成一节。", "同一个键写了两次。")
		return nil, findings
	}
	r := &reader{index: lines, schema: schema(), findings: &findings, wrong: map[string]bool{}}
	r.check(nil, r.schema, values)
	i := r.issue(values)
	i.validate(&findings)
	return i, findings
}
