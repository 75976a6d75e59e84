package outdir

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Portable refuses the name of a file or folder that not every system takes: one that Windows
// keeps for devices, spells otherwise or cannot hold. A folder that is made here has to open there.
func Portable(name string) error {
	at := strings.IndexAny(name, `<>:"/\|?*`)
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch {
	case strings.ContainsFunc(name, unicode.IsControl):
		return fmt.Errorf("名称 %q 里有看不见的字符，Windows 不能用；请改名", name)
	case at >= 0:
		return fmt.Errorf("名称“%s”里有 Windows 不能用的“%c”；请改名", name, name[at])
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return fmt.Errorf("名称“%s”以点或空格结尾，Windows 会去掉它；请改名", name)
	case slices.Contains(devices(), strings.TrimRight(stem, " ")):
		return fmt.Errorf("名称“%s”是 Windows 留给设备的，在那里打不开；请改名", name)
	}
	return nil
}

// devices are the names that stand for devices on Windows, whatever ends them.
func devices() []string {
	out := []string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
	for _, port := range []string{"COM", "LPT"} {
		for _, n := range "123456789¹²³" {
			out = append(out, port+string(n))
		}
	}
	return out
}
