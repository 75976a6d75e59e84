package publish

import (
	"encoding/json"

	"tongbao/cmd/tongbao/internal/figures"
)

// recorded are the figures as a file keeps them: of long lists of the same cells only the first is written.
type recorded []*figures.Figure

// record is one of them.
type record struct {
	*figures.Figure
	SourcesAs string `json:"sourcesAs,omitempty"` // key of the figure above that rests on the same cells
}

// shortSources is as long as the sources of a figure may be, in bytes of JSON, to be written again.
const shortSources = 120

// MarshalJSON writes the figures in their order.
func (r recorded) MarshalJSON() ([]byte, error) {
	out, first := make([]record, len(r)), map[string]string{}
	for i, f := range r {
		out[i].Figure = f
		text, err := f.Sources.MarshalJSON()
		if err != nil || len(text) <= shortSources {
			continue
		}
		if key, known := first[string(text)]; known {
			same := *f
			same.Sources = nil
			out[i] = record{&same, key}
			continue
		}
		first[string(text)] = f.Key
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote, and figures that all have their cells, as files had them before.
func (r *recorded) UnmarshalJSON(data []byte) error {
	var list []*record
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	*r = make(recorded, len(list))
	sources := map[string]figures.Sources{}
	for i, f := range list {
		if f == nil || f.Figure == nil {
			continue
		}
		if f.SourcesAs != "" {
			f.Sources = sources[f.SourcesAs]
		}
		sources[f.Key], (*r)[i] = f.Sources, f.Figure
	}
	return nil
}
