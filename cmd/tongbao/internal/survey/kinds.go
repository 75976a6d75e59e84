package survey

import (
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
)

// kinds are the sorts of objects a notice may be about.
var kinds = [...]inspection.Kind{inspection.Site, inspection.Account}

// usualSheets are the names a sheet of sites or accounts goes by when
// notice.toml names none.
func usualSheets(kind inspection.Kind) []string {
	if kind == inspection.Account {
		return []string{"新媒体", "政务新媒体", "账号", "新媒体名单", "政务新媒体账号", "新媒体检查情况"}
	}
	return []string{"网站", "政府网站", "网站名单", "网站检查", "网站检查情况"}
}

func sectionOf(kind inspection.Kind) string {
	if kind == inspection.Account {
		return "accounts"
	}
	return "sites"
}

// specOf is what notice.toml says of a kind; nil when it says nothing.
func specOf(i *issue.Issue, kind inspection.Kind) *issue.Roster {
	if kind == inspection.Account {
		return i.Accounts
	}
	return i.Sites
}
