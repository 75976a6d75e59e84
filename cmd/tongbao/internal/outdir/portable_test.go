package outdir

import "testing"

func TestPortable(t *testing.T) {
	for _, name := range []string{"2026-q1", "淄博市2021年第一季度", "q1.定稿", ".previous", "CONTACT", "COM0", "COM10", "长春 一季度", "通报：第一季度", "nul1"} {
		if err := Portable(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, says := range map[string]string{
		"2026:q1":    "名称“2026:q1”里有 Windows 不能用的“:”；请改名",
		`甲\乙`:        `名称“甲\乙”里有 Windows 不能用的“\”；请改名`,
		"一季度?":       "名称“一季度?”里有 Windows 不能用的“?”；请改名",
		"a\x01":      `名称 "a\x01" 里有看不见的字符，Windows 不能用；请改名`,
		"2026.":      "名称“2026.”以点或空格结尾，Windows 会去掉它；请改名",
		"2026 ":      "名称“2026 ”以点或空格结尾，Windows 会去掉它；请改名",
		"CON":        "名称“CON”是 Windows 留给设备的，在那里打不开；请改名",
		"nul":        "名称“nul”是 Windows 留给设备的，在那里打不开；请改名",
		"Aux.2026":   "名称“Aux.2026”是 Windows 留给设备的，在那里打不开；请改名",
		"lpt9 .toml": "名称“lpt9 .toml”是 Windows 留给设备的，在那里打不开；请改名",
		"COM²":       "名称“COM²”是 Windows 留给设备的，在那里打不开；请改名",
	} {
		if err := Portable(name); err == nil || err.Error() != says {
			t.Errorf("%q: %v", name, err)
		}
	}
}
