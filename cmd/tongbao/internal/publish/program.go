package publish

import "runtime/debug"

// programVersion is the version of the program as the build noted it: a tag, or the commit's
// time and hash.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "开发版"
	}
	return info.Main.Version
}
