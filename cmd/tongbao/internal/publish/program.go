package publish

import "runtime/debug"

// version is raised whenever the same folder gives other files than before.
const version = "1.0"

// programVersion is the version of the program, with what the build noted of its source: a
// tag, or the time and hash of a commit.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return version
	}
	return version + "（" + info.Main.Version + "）"
}
