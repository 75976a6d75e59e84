package html

import (
	"path"
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
	}
	for _, name := range signerNames(n) {
		r.Author = append(r.Author, organization{"GovernmentOrganization", name})
	}
	r.Publisher = r.Author
	of := map[int][]Download{} // by attachment
	for _, f := range downloads {
		of[f.Attachment] = append(of[f.Attachment], f)
	}
	for i, a := range n.Attachments {
		d := dataset{
			Type: "Dataset", Name: a.Label + " " + a.Title, Description: "《" + n.Title + "》" + a.Label + "“" + a.Title + "”的表格数据",
			Language: "zh-CN", Creator: r.Author,
		}
		for _, f := range of[i+1] {
			if href := relativeHref(f.Path); href != "" {
				d.Distribution = append(d.Distribution, distribution{"DataDownload", path.Base(f.Path), f.Type, href, strconv.FormatInt(f.Size, 10)})
			}
		}
		if len(d.Distribution) > 0 {
			r.Parts = append(r.Parts, d)
		}
	}
	return r
}
