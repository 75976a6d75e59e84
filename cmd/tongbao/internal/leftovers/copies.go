package leftovers

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/wording"
)

// spareName is what the name of a folder has behind that of another one when it is meant to be its
// copy: 副本, (2), 备份, 20261012.
var spareName = regexp.MustCompile(`(?i)^[\s_\-.—]*[（(]?(副本|备份|复件|复本|拷贝|copy|bak|backup|old|orig` +
	`|旧|原稿|草稿|初稿|定稿|终稿|送审|修改|第?[一二三四五\d]稿|v\d|\d{6,8}$|\d[)）])`)

// copies tells of folders beside this one with the same number, address or index about the same
// time and the same objects: the number is of one paper, so that either its number or period was not
// changed, or they are copies that should lie elsewhere. A name that says so is enough.
func (c *check) copies() {
	for _, k := range keptNumbers() {
		own := k.compared(k.written(c.now))
		var folders []string
		for _, o := range c.others {
			if own != "" && k.compared(k.written(o.Issue)) == own && o.when == issue.Meanwhile && o.Period.Label() == c.now.Period.Label() &&
				!c.isAnother(o) && !c.aboutOthers(o) && !isSpare(o.folder, c.Name) {
				folders = append(folders, o.folder)
			}
		}
		if len(folders) == 0 {
			continue
		}
		c.findings.Tell(codeCopy, c.now.At(k.path...), "多余的移到别处；要另写一份通报的，改成自己的期次、日期和"+k.name+"。",
			"%s“%s”和期次（%s）都与旁边文件夹 %s 里的通报相同，其中有复制的", k.name, k.written(c.now), c.now.Period.Label(),
			wording.ListEtc(wording.List, folders, 3, "个"))
		return
	}
}

// isSpare reports folders of which one is named as a copy of the other one.
func isSpare(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	rest, ok := strings.CutPrefix(a, b)
	return ok && spareName.MatchString(rest)
}

// apart is how far two papers of one period are signed from each other at least, when one is of a
// later one: a notice that is sent again follows sooner.
const apart = 40 * 24 * time.Hour

// period tells of a notice with a number of its own that is called and about what one before it was,
// long ago: its period has not moved on.
func (c *check) period() {
	a := c.now.Notice
	for _, o := range c.others {
		b := o.Notice
		own, old := numberOf(a.Number), numberOf(b.Number)
		if o.when != issue.Meanwhile || !o.alike || o.Period.Label() != c.now.Period.Label() || a.Title != b.Title || !o.SharesKinds(c.now) ||
			own == "" || old == "" || own == old || a.Signed.IsZero() || b.Signed.IsZero() || a.Signed.Sub(b.Signed) < apart {
			continue
		}
		c.findings.Tell(codePeriod, c.now.At("period"), "请核对，改正其中一处。", "本期（%s）与%s的相同，而那一份早在%s就成文了（本通报%s）",
			c.now.Period.Label(), o.called(), b.Signed.Format(wording.DateFull), a.Signed.Format(wording.DateFull))
		return
	}
}

// skipped tells of a folder compared with that is not the last period: a newer notice about the same
// lies beside it.
func (c *check) skipped() {
	k := slices.IndexFunc(c.others, func(o other) bool {
		return o.when == issue.Before && o.alike && o.period != nil && o.folder == c.now.Period.PreviousFolder
	})
	if k < 0 || c.others[k].Period.Kind != c.now.Period.Kind || c.told(CodeCompared) {
		return
	}
	named := c.others[k]
	for o := range c.before {
		if o.Order(named.Issue) == issue.After && o.SharesKinds(c.now) && o.Period.Kind == c.now.Period.Kind {
			c.findings.Tell(CodeCompared, c.now.At("period", "previous"), "请改为本通报的上一期。",
				"上一期写的是%s，旁边还有更近的一期：%s", named.called(), o.called())
			return
		}
	}
}

func (c *check) told(code diag.Code) bool {
	return slices.ContainsFunc(c.findings, func(f diag.Finding) bool { return f.Is(code) })
}
