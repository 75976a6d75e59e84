package opc

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

func packed(t *testing.T, parts ...[2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, p[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOpen(t *testing.T) {
	var many [][2]string
	for i := range maxParts + 1 {
		many = append(many, [2]string{fmt.Sprint(i), ""})
	}
	for _, tt := range []struct {
		want string
		data []byte
	}{
		{"", packed(t, [2]string{"xl/", ""}, [2]string{`xl\Workbook.xml`, "<a/>"})},
		{"", packed(t, [2]string{"xl/workbook.xml", ""}, [2]string{"xl/styles.xml", strings.Repeat(" ", ratioFloor+1)})},
		{"簿不完整，打不开", []byte("PK\x03\x04")},
		{"簿有 4001 个部分，不像正常的文件，不读取", packed(t, many...)},
		{"簿里有两个同名的部分 a/b", packed(t, [2]string{"a/b", ""}, [2]string{`A\B`, ""})},
		{"簿压缩得异常厉害，不像正常的文件，不读取", packed(t, [2]string{"a", strings.Repeat(" ", ratioFloor+1)})},
		{"簿展开后太大，不像正常的文件，不读取", packed(t, [2]string{"a", strings.Repeat("<a>1</a>", MaxPart/8+1)})},
	} {
		c, err := Open(tt.data, "簿", "再存。")
		switch {
		case err != nil && (err.Error() != tt.want || tt.want == ""), err == nil && tt.want != "":
			t.Errorf("%v, not %s", err, tt.want)
		case err == nil && !c.Has("xl/workbook.xml"):
			t.Error("names of parts are told apart by case or by slashes")
		}
	}
}
