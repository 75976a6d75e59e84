package intake

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"tongbao/cmd/tongbao/internal/diag"
)

// Refusal is why a file is not read, in words for a clerk.
type Refusal struct {
	Path string // as the clerk knows it
	Text string // what is wrong, without the path
	Hint string // what to do

	code  diag.Code
	cause error // fs.ErrNotExist where nothing is there; else nil
}

// Error names the path and what is wrong.
func (r *Refusal) Error() string { return "读不到 " + r.Path + "：" + r.Text }

// Unwrap is fs.ErrNotExist where nothing is there.
func (r *Refusal) Unwrap() error { return r.cause }

// Found is the finding of an error of this package at a place.
func Found(at diag.Place, err error) diag.Finding {
	var r *Refusal
	if !errors.As(err, &r) {
		r = refusal("", err)
	}
	return r.code.Found(at, r.Hint, "%s", r.Text)
}

// Hint is what to do about an error of this package.
func Hint(err error) string {
	var r *Refusal
	if !errors.As(err, &r) {
		return ""
	}
	return r.Hint
}

// refusal words an error of the system.
func refusal(path string, err error) *Refusal {
	var made *Refusal
	if errors.As(err, &made) {
		return made
	}
	r := &Refusal{Path: path, code: codeUnreadable}
	if errors.Is(err, fs.ErrNotExist) {
		r.cause = fs.ErrNotExist
	}
	r.Text, r.Hint = Reason(err)
	return r
}

// Reason says in Chinese what an error of the system means, and what to do; no word of the
// system's own is in it.
func Reason(err error) (text, hint string) {
	var number syscall.Errno
	errors.As(err, &number)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "没有这个文件", "请核对文件名；刚移走的请放回来。"
	case errors.Is(err, fs.ErrPermission):
		return "没有读取权限", "请修改文件的权限，或复制一份自己能读的换掉它。"
	case errors.Is(err, syscall.ELOOP), strings.Contains(err.Error(), "too many links"): // filepath.EvalSymlinks has no error of its own
		return "这是链接，转来转去又指回自己", "请放入真正的文件，换掉链接。"
	case errors.Is(err, syscall.EISDIR):
		return "这是文件夹，不是文件", "请移走它，或改名。"
	case errors.Is(err, syscall.ENOTDIR):
		return "路径中间有一段不是文件夹", "请核对路径。"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "文件名太长", "请把文件名改短。"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "打开的文件太多", "请关掉别的程序，或少生成几份。"
	case errors.Is(err, syscall.EIO):
		return "磁盘读取出错", "请检查磁盘，或从别处重新复制一份。"
	case isSharingViolation(number):
		return "别的程序正占用着它", "请关掉打开着它的程序。"
	case number != 0:
		return fmt.Sprintf("系统不让读取（错误号 %d）", int(number)), "请重新复制一份换掉它。"
	}
	return "系统不让读取", "请重新复制一份换掉它。"
}

// irregular refuses what is no regular file.
func irregular(path string, mode fs.FileMode) *Refusal {
	what := "特殊文件"
	hint := "请移走它，放入普通的文件。"
	switch {
	case mode.IsDir():
		what, hint = "文件夹", "请移走这个文件夹，或改名。"
	case mode&fs.ModeNamedPipe != 0:
		what = "管道"
	case mode&fs.ModeSocket != 0:
		what = "套接字"
	case mode&fs.ModeDevice != 0:
		what = "设备"
	}
	return &Refusal{Path: path, Text: "这是" + what + "，不是文件", Hint: hint, code: codeUnreadable}
}

// tooLarge refuses a file of more bytes than its kind may have.
func tooLarge(path string, k Kind) *Refusal {
	b := k.bound()
	return &Refusal{Path: path, Text: fmt.Sprintf("文件超过 %d MiB，不读取", b.bytes>>20), Hint: b.hint, code: codeTooLarge}
}
