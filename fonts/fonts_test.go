package fonts

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
)

// The faces are those whose sums are recorded, and every one but the GPL face
// is embedded.
func TestFacesMatchTheirSums(t *testing.T) {
	list, err := os.Open("SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	defer list.Close()
	embedded := map[string]File{}
	for _, f := range Embedded() {
		embedded[f.Name] = f
	}
	for lines := bufio.NewScanner(list); lines.Scan(); {
		want, name, _ := strings.Cut(lines.Text(), "  ")
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != want {
			t.Errorf("%s has changed", name)
		}
		isEmbedded := bytes.Equal(embedded[name].Data, data) && embedded[name].SHA256 == want
		if isEmbedded == strings.HasPrefix(name, "gpl/") {
			t.Errorf("%s embedded: %v", name, isEmbedded)
		}
	}
}

func TestLicencesAreInTheBinary(t *testing.T) {
	texts, err := Licences()
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, l := range texts {
		all += string(l.Data)
	}
	for _, want := range []string{"GNU GENERAL PUBLIC LICENSE", "special exception", "ARPHIC PUBLIC LICENSE", "SIL OPEN FONT LICENSE"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q", want)
		}
	}
}
