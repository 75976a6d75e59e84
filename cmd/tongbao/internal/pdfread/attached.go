package pdfread

import (
	"errors"
	"fmt"
)

// maxAttached bounds the files embedded in one: the folder of a notice has fewer.
const maxAttached = 2000

// attached reads the embedded files.
func (r *reader) attached(root value) error {
	names := root.get("Names").get("EmbeddedFiles").get("Names")
	if len(names.items) > 2*maxAttached {
		return errors.New("附带的文件过多")
	}
	for i := 0; i+1 < len(names.items); i += 2 {
		name, err := names.items[i].utf8()
		if err != nil {
			return err
		}
		spec, err := r.resolve(names.items[i+1])
		if err != nil {
			return fmt.Errorf("%s：%w", name, err)
		}
		data, err := r.stream(spec.get("EF").get("F"))
		if err != nil {
			return fmt.Errorf("%s：%w", name, err)
		}
		r.out.Attached = append(r.out.Attached, Attached{name, string(spec.get("AFRelationship").text), data})
	}
	return nil
}
