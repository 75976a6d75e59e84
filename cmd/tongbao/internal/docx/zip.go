package docx

import (
	"fmt"

	"tongbao/cmd/tongbao/internal/opc"
)

// part is one file of the package.
type part struct{ name, data string }

func add(p *opc.Packer, parts []part) {
	for _, part := range parts {
		p.Add(part.name, []byte(part.data))
	}
}

// packed ends a package.
func packed(p *opc.Packer) []byte {
	data, err := p.Bytes()
	if err != nil { // a bytes.Buffer takes everything, and names are constants
		panic(fmt.Sprintf("docx: %v", err))
	}
	return data
}
