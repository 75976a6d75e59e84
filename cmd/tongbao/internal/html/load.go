package html

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"

	"tongbao/templates"
)

const folder = "html"

// load parses the embedded templates; a file of the same name in disk wins.
func load(disk fs.FS) (*set, error) {
	names, err := fs.ReadDir(templates.FS(), folder)
	if err != nil {
		return nil, err
	}
	s := &set{tree: template.New(folder), files: map[string]string{}}
	for _, n := range names {
		text, err := readFile(disk, path.Join(folder, n.Name()))
		if err != nil {
			return nil, err
		}
		if !strings.HasSuffix(n.Name(), ".tmpl") {
			if err := checkRaw(n.Name(), text); err != nil {
				return nil, err
			}
			s.files[n.Name()] = text
			continue
		}
		if _, err := s.tree.New(n.Name()).Parse(text); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// readFile reads name from disk or, where it is not there, from the embedded
// files. Line ends become \n as a browser sees them: the hashes of the policy are
// taken from what the browser reads.
func readFile(disk fs.FS, name string) (string, error) {
	var data []byte
	err := error(fs.ErrNotExist)
	if disk != nil {
		data, err = fs.ReadFile(disk, name)
	}
	if errors.Is(err, fs.ErrNotExist) {
		data, err = fs.ReadFile(templates.FS(), name)
	}
	if err != nil {
		return "", err
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
	return stripInvisible(text), nil
}

// checkRaw refuses a style sheet or script that would end its own element.
func checkRaw(name, text string) error {
	low := strings.ToLower(text)
	for _, bad := range []string{"</style", "</script", "<!--"} {
		if strings.Contains(low, bad) {
			return fmt.Errorf("%s 中含有“%s”，不能写入网页", name, bad)
		}
	}
	return nil
}

// policy is the content security policy of a page with one style element and at
// most one script: nothing is allowed but these two, known by their hashes.
func policy(style, script string) string {
	p := "default-src 'none'; style-src " + hash(style)
	if script != "" {
		p += "; script-src " + hash(script)
	}
	return p + "; base-uri 'none'; form-action 'none'"
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
