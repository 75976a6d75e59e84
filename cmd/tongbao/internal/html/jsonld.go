package html

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"tongbao/cmd/tongbao/internal/document"
)

// report is the page's schema.org description.
type report struct {
	Context       string         `json:"@context"`
	Type          string         `json:"@type"`
	Name          string         `json:"name"`
	Headline      string         `json:"headline"`
	Number        string         `json:"reportNumber,omitempty"`
	Language      string         `json:"inLanguage"`
	Created       string         `json:"dateCreated,omitempty"`
	Published     string         `json:"datePublished,omitempty"`
	Modified      string         `json:"dateModified,omitempty"`
	Corrections   []string       `json:"correction,omitempty"`
	Status        string         `json:"creativeWorkStatus,omitempty"`
	URL           string         `json:"url,omitempty"`
	Description   string         `json:"description,omitempty"`
	Keywords      string         `json:"keywords,omitempty"`
	Author        []organization `json:"author,omitempty"`
	Publisher     []organization `json:"publisher,omitempty"`
	AccessForFree bool           `json:"isAccessibleForFree"`
	Parts         []dataset      `json:"hasPart,omitempty"`
}

type organization struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// dataset is the open data of one attachment.
type dataset struct {
	Type         string         `json:"@type"`
	Name         string         `json:"name"`
	Description  string         `json:"description"`
	Language     string         `json:"inLanguage"`
	Creator      []organization `json:"creator,omitempty"`
	Temporal     string         `json:"temporalCoverage,omitempty"`
	Spatial      string         `json:"spatialCoverage,omitempty"`
	License      string         `json:"license,omitempty"`
	Distribution []distribution `json:"distribution"`
}

type distribution struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
	Size   string `json:"contentSize"` // bytes
}

func newReport(n *document.Notice, address string, downloads []Download) report {
	r := report{
		Context: "https://schema.org", Type: "Report", Name: n.Title, Headline: n.Title, Number: n.Head.Number,
		Language: "zh-CN", Created: signedStamp(n).Datetime, Published: timeStamp(n.Web.Published).Datetime, URL: address,
		Description: n.Web.Description, Keywords: strings.Join(n.Web.Keywords, ","), AccessForFree: true,
		Modified: timeStamp(n.Web.Modified()).Datetime,
	}
	if n.Web.IsWithdrawn() {
		r.Status = n.Web.Withdrawn.Text()
	} else {
		r.Corrections = n.Web.ChangeTexts()
	}
	for _, name := range signerNames(n) {
		r.Author = append(r.Author, organization{"GovernmentOrganization", name})
	}
	r.Publisher = r.Author
	r.Parts = datasets(n, r.Author, downloads)
	return r
}

// datasets are the open data, those of one attachment together, and those of rosters by their names.
func datasets(n *document.Notice, author []organization, downloads []Download) []dataset {
	var out []dataset
	of := map[string]int{} // in out, by name
	for _, f := range downloads {
		href := relativeHref(f.Path)
		if href == "" || slices.Contains(printed(), f.Type) || f.Attachment > len(n.Attachments) {
			continue
		}
		name, quoted := f.Name, "“"+f.Name+"”"
		if f.Attachment > 0 {
			a := n.Attachments[f.Attachment-1]
			if name, quoted = a.Label+" "+a.Title, a.Label+"“"+a.Title+"”"; !hasData(a) {
				continue
			}
		}
		at, known := of[name]
		if !known {
			at, of[name] = len(out), len(out)
			out = append(out, dataset{
				Type: "Dataset", Name: name, Description: "《" + n.Title + "》" + quoted + "的表格数据", Language: "zh-CN", Creator: author,
				Temporal: n.Web.Temporal, Spatial: n.Web.Area, License: n.Web.License,
			})
		}
		d := distribution{"DataDownload", path.Base(f.Path), f.Type, href, strconv.FormatInt(f.Size, 10)}
		out[at].Distribution = append(out[at].Distribution, d)
	}
	return out
}

// hasData reports an attachment with a table that is no form to fill in.
func hasData(a document.Attachment) bool {
	return slices.ContainsFunc(a.Blocks, func(b document.Block) bool {
		t, ok := b.(*document.Table)
		return ok && !t.Form
	})
}

// printed are the media types of the printed form, which is no data.
func printed() []string { return []string{"application/pdf", "application/ofd"} }
