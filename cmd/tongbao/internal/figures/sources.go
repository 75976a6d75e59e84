package figures

import (
	"encoding/json"

	"tongbao/cmd/tongbao/internal/diag"
)

// Sources are the cells (or lines of notice.toml) a figure depends on; runs down a column are ranges.
type Sources []diag.Place

// MarshalJSON writes them sheet by sheet, as texts: of a figure over many records there are hundreds.
func (s Sources) MarshalJSON() ([]byte, error) {
	texts := []string{}
	for _, a := range diag.Areas(s) {
		texts = append(texts, a.String())
	}
	return json.Marshal(texts)
}

// UnmarshalJSON reads them as MarshalJSON writes them, and place by place as manifests had them before.
func (s *Sources) UnmarshalJSON(data []byte) error {
	var texts []string
	if json.Unmarshal(data, &texts) != nil {
		return json.Unmarshal(data, (*[]diag.Place)(s))
	}
	*s = nil
	for _, text := range texts {
		*s = append(*s, diag.ReadArea(text).Places()...)
	}
	return nil
}
