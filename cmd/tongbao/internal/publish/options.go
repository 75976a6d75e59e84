// Package publish is the way from a notice's folder to its finished files: read,
// judge, compose, proof, settle, write the forms, replace the folder.
package publish

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/shard"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/cmd/tongbao/internal/typeface"
)

// Exit statuses of the commands.
const (
	StatusGood     = 0
	StatusFindings = 1 // errors, with Strict warnings too: of errors nothing was written; compare, verify: changes; explain: no such figure
	StatusFailure  = 2 // usage or I/O
)

// Forms a notice can be written in, as --only names them.
const (
	FormPDF  = "pdf"
	FormHTML = "html"
	FormMD   = "md"
	FormDocx = "docx"
	FormOFD  = "ofd"
)

// forms are all of them, in the order of a manifest.
func forms() []string { return []string{FormPDF, FormOFD, FormHTML, FormMD, FormDocx} }

// Ways of writing tables in markdown, as --md-tables names them.
const (
	TablesPipe   = "pipe"
	TablesHybrid = "hybrid" // for an office that has the reference document only
)

// What stands above the text that is pasted into a portal, as --fragment names it.
const (
	FragmentPlain = "plain" // nothing: the portal's page prints the title itself
	FragmentFull  = "full"  // 版头 and title
)

// Options are the settings of a command.
type Options struct {
	Output      string   // folder that receives one folder a notice
	Only        []string // forms to write; empty: all, of FormOFD where notice.toml asks for it
	Jobs        int      // notices built at the same time; 0 is one
	Fonts       string   // font folder; empty: looked for upward from the notice, then beside the program
	Templates   string   // template folder; likewise
	SystemFonts bool     // use the system's fonts too
	Draft       bool     // seal circles and a watermark on the PDF
	Layout      bool     // write the layout as text beside the PDF
	Tables      string   // TablesPipe or TablesHybrid; empty: pipe
	Fragment    string   // FragmentPlain or FragmentFull; empty: plain
	JSON        bool     // findings as JSON
	Strict      bool     // warnings make the exit status that of errors
	Bar         bool     // Err is a terminal: a bar there shows how far a batch has come
	Shard       shard.Shard
	Out, Err    io.Writer

	Shelf *typeface.Shelf // of the faces read by now, for one who calls several commands; nil: a command has its own

	archive *survey.Archive // of the notices beside those of a run
}

func (o *Options) check() error {
	for _, f := range o.Only {
		if !slices.Contains(forms(), f) {
			return fmt.Errorf("--only 不认识“%s”；可用：%s", f, strings.Join(forms(), "、"))
		}
	}
	if o.Tables != "" && o.Tables != TablesPipe && o.Tables != TablesHybrid {
		return fmt.Errorf("--md-tables 不认识“%s”；可用：%s、%s", o.Tables, TablesPipe, TablesHybrid)
	}
	if o.Fragment != "" && o.Fragment != FragmentPlain && o.Fragment != FragmentFull {
		return fmt.Errorf("--fragment 不认识“%s”；可用：%s、%s", o.Fragment, FragmentPlain, FragmentFull)
	}
	if o.Jobs < 0 {
		return fmt.Errorf("--jobs 不能写 %d；请写同时生成几份，至少1", o.Jobs)
	}
	return o.checkFolders()
}

// checkFolders refuses folders that are given and not there: what is inside the
// program would serve instead, unnoticed. The faces of all notices go to one shelf, what
// lies beside them to one archive.
func (o *Options) checkFolders() error {
	if o.archive == nil {
		o.archive = &survey.Archive{}
	}
	if o.Shelf == nil {
		o.Shelf = &typeface.Shelf{}
	}
	for _, f := range []struct{ flag, folder string }{{"--fonts", o.Fonts}, {"--templates", o.Templates}} {
		switch info, err := os.Stat(f.folder); {
		case f.folder == "":
		case err != nil:
			return fmt.Errorf("%s 写的文件夹 %s 不存在", f.flag, f.folder)
		case !info.IsDir():
			return fmt.Errorf("%s 写的 %s 不是文件夹", f.flag, f.folder)
		}
	}
	return nil
}

// wants reports whether a form is to be written; FormOFD, whether it is unless notice.toml wants none.
func (o *Options) wants(form string) bool {
	return len(o.Only) == 0 || slices.Contains(o.Only, form)
}
