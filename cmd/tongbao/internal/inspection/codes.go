package inspection

import "tongbao/cmd/tongbao/internal/diag"

// Codes lists the findings this package tells. It is filled while the program starts.
var Codes diag.Register

var (
	codeAmbiguousMatch      = Codes.Warning("ambiguous-match", "")
	codeBadSiteCode         = Codes.Warning("bad-site-code", "")
	codeDamagedCode         = Codes.Error("damaged-code", "", diag.Acknowledgeable)
	codeDateAfterInspection = Codes.Error("date-after-inspection", "")
	codeDateImprecise       = Codes.Error("date-imprecise", "")
	codeDuplicateName       = Codes.Error("duplicate-name", "")
	codeDuplicateWord       = Codes.Error("duplicate-word", "")
	codeDuplicateAccount    = Codes.Error("duplicate-account", "", diag.Acknowledgeable)
	codeDuplicateSite       = Codes.Error("duplicate-site", "", diag.Acknowledgeable)
	codeEmptyMeasure        = Codes.Error("empty-measure", "")
	codeEmptyName           = Codes.Error("empty-name", "", diag.Acknowledgeable)
	codeEmptyPlatform       = Codes.Warning("empty-platform", "")
	codeEmptySponsor        = Codes.Warning("empty-sponsor", "")
	codeGradeContradicts    = Codes.Error("grade-contradicts", "")
	codeGradeMissing        = Codes.Error("grade-missing", "")
	codeNegativeMeasure     = Codes.Error("negative-measure", "")
	codeNoCategory          = Codes.Warning("no-category", "")
	codeNoInspectionDate    = Codes.Error("no-inspection-date", "")
	codeNoReason            = Codes.Warning("no-reason", "")
	codeNoVerdict           = Codes.Error("no-verdict", "")
	codeNotYesOrNo          = Codes.Error("not-yes-or-no", "")
	codePlatformSpelling    = Codes.Warning("platform-spelling", "")
	codeRenamed             = Codes.Info("renamed", "")
	codeRowWithoutAccount   = Codes.Warning("row-without-account", "")
	codeRuleWithoutData     = Codes.Warning("rule-without-data", "")
	codeSameName            = Codes.Warning("same-name", "")
	codeTotalRow            = Codes.Warning("total-row", "")
	codeUnknownCategory     = Codes.Warning("unknown-category", "")
	codeUnknownColumnKey    = Codes.Error("unknown-column-key", "")
	codeUnknownPlatform     = Codes.Warning("unknown-platform", "")
	codeUnknownProblem      = Codes.Warning("unknown-problem", "")
	codeUnknownVerdict      = Codes.Error("unknown-verdict", "")
	codeUnsortedProblem     = Codes.Info("unsorted-problem", "")
	codeVerdictDiffers      = Codes.Warning("verdict-differs", "")
	codeWrongValue          = Codes.Error("wrong-value", "")
)
