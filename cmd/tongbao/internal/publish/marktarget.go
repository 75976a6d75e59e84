package publish

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
)

// A marked workbook bears a property of the document, by which the next --mark knows it and that
// nobody has changed it since: a clerk who mends figures in the copy would lose them otherwise.
const (
	markProperty  = "tongbao check --mark" // name of the property; its value is a SHA-256 of the other parts
	propertyPart  = "docProps/custom.xml"
	maxMarkedFile = 256 << 20 // bytes of the copy that are looked through: one that we wrote has less
)

// unsealed stands in the property until the other parts are known; it has the length of a hash.
var unsealed = strings.Repeat("0", 2*sha256.Size)

// markTarget refuses a place where the marked copy would replace something else, be read as data
// or cannot be written.
func markTarget(dir, target string) error {
	if !strings.EqualFold(filepath.Ext(target), ".xlsx") {
		return fmt.Errorf("--mark 后面要写另存的工作簿，名称以 .xlsx 结尾；“%s”不是", target)
	}
	info, err := os.Lstat(target)
	linked := err == nil && info.Mode()&fs.ModeSymlink != 0
	if linked {
		if info, err = os.Stat(target); err != nil {
			return fmt.Errorf("--mark 写的 %s 是链接，它指的文件不在或者不能读；请另写一个名称", target)
		}
	}
	if err := apartFromNotices(dir, target); err != nil {
		return err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return folderOfMark(target)
	case err != nil:
		return fmt.Errorf("--mark 不能写到 %s：%w", target, err)
	case info.IsDir():
		return fmt.Errorf("--mark 写的 %s 是文件夹；请写另存的工作簿的名称，如 %s", target, filepath.Join(target, "标注.xlsx"))
	case !info.Mode().IsRegular():
		return fmt.Errorf("--mark 写的 %s 是设备或管道，不是工作簿；请另写一个名称", target)
	case !isMarked(target):
		return fmt.Errorf("--mark 不能覆盖 %s：它不是 --mark 写的，或者写后又改过；请另写一个名称，或先移走它", target)
	}
	return nil
}

// apartFromNotices refuses the folder of a notice, whose workbooks all are data: this one's, however
// it is called, and any other's.
func apartFromNotices(dir, target string) error {
	notice, err := realPath(dir)
	if err != nil {
		return err
	}
	for _, path := range []func() (string, error){
		func() (string, error) { return realPath(target) },
		func() (string, error) { // where the name itself lies, when it is a link to elsewhere
			folder, err := realPath(filepath.Dir(target))
			return filepath.Join(folder, filepath.Base(target)), err
		},
	} {
		real, err := path()
		if err != nil {
			return err
		}
		if inside(real, notice) {
			return fmt.Errorf("--mark 不能写回原来的工作簿，也不能写在通报自己的文件夹 %s 里，那里的工作簿都当作数据；请写在别处", dir)
		}
		if _, err := os.Lstat(filepath.Join(filepath.Dir(real), issue.FileName)); err == nil {
			return fmt.Errorf("--mark 写的 %s 在另一份通报的文件夹里，会当作那一份的数据；请写在别处", target)
		}
	}
	return nil
}

// folderOfMark refuses a name in a folder that is not there.
func folderOfMark(target string) error {
	folder := filepath.Dir(target)
	if !isDir(folder) {
		return fmt.Errorf("--mark 写的 %s 不能写：没有文件夹 %s", target, folder)
	}
	return nil
}

// sealMarked writes the marked workbook with its property.
func sealMarked(book *excelize.File) ([]byte, error) {
	if err := book.SetCustomProps(excelize.CustomProperty{Name: markProperty, Value: unsealed}); err != nil {
		return nil, err
	}
	whole, err := book.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(bytes.NewReader(whole.Bytes()), int64(whole.Len()))
	if err != nil {
		return nil, err
	}
	sum, properties, err := sumOfParts(archive)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range archive.File {
		if part.Name != propertyPart {
			if err := w.Copy(part); err != nil {
				return nil, err
			}
		}
	}
	part, err := w.Create(propertyPart)
	if err != nil {
		return nil, err
	}
	if _, err := part.Write(bytes.Replace(properties, []byte(unsealed), []byte(sum), 1)); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// isMarked reports whether a file is a copy that --mark wrote and nobody has changed.
func isMarked(path string) bool {
	data, err := intake.File(path, intake.Workbook)
	if err != nil {
		return false
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	sum, properties, err := sumOfParts(archive)
	return err == nil && bytes.Contains(properties, []byte(markProperty)) && bytes.Contains(properties, []byte(sum))
}

// sumOfParts is a hash of the parts of a workbook but for its properties, in the order of their names,
// and the properties.
func sumOfParts(archive *zip.Reader) (sum string, properties []byte, err error) {
	hash := sha256.New()
	left := int64(maxMarkedFile)
	parts := slices.SortedFunc(slices.Values(archive.File), func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, part := range parts {
		r, err := part.Open()
		if err != nil {
			return "", nil, err
		}
		var to io.Writer = hash
		var kept bytes.Buffer
		if part.Name == propertyPart {
			to = &kept
		} else {
			fmt.Fprintf(hash, "%d %s\n", part.UncompressedSize64, part.Name)
		}
		n, err := io.Copy(to, io.LimitReader(r, left))
		if err := errors.Join(err, r.Close()); err != nil {
			return "", nil, err
		}
		if left -= n; left <= 0 {
			return "", nil, fmt.Errorf("more than %d bytes", maxMarkedFile)
		}
		if part.Name == propertyPart {
			properties = kept.Bytes()
		}
	}
	return fmt.Sprintf("%x", hash.Sum(nil)), properties, nil
}

// systemReason is the error of the system within an error; nil: it has none.
func systemReason(err error) error {
	var path *fs.PathError
	var number syscall.Errno
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &number):
		return number
	}
	return nil
}
