package intake

import "io/fs"

// Open, ReadFile and ReadDir make the folder an fs.FS of templates.
func (f *Folder) Open(name string) (fs.File, error) {
	file, err := f.open(name)
	if err != nil {
		return nil, refusal(f.pathOf(name), err)
	}
	return file, nil
}

// ReadFile reads a template.
func (f *Folder) ReadFile(name string) ([]byte, error) { return f.Read(name, Template) }

// ReadDir lists a folder of templates.
func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	return Open(f.pathOf(name)).List(MaxFiles)
}
