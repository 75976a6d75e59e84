// Package templates embeds what can be edited without compiling. A file of the
// same name on disk wins over the embedded one; the packages that use the files
// look there first.
package templates

import (
	"embed"
	"io/fs"
)

//go:embed html body rules proof
var embedded embed.FS

// FS returns the embedded files; names begin with the folder, "html/page.css".
func FS() fs.FS { return embedded }
