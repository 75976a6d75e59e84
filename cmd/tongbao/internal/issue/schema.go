package issue

// kind is the type of a value in notice.toml.
type kind int

const (
	text          kind = iota // a string
	texts                     // an array of strings
	textOrTexts               // one string or an array
	textOrCount               // a string or a whole number
	textOrNumber              // a string or any number
	textOrFlag                // a string or true/false
	count                     // a whole number
	number                    // any number
	flag                      // true or false
	date                      // a day
	moment                    // a day and a time
	table                     // a table whose keys are fixed
	tables                    // an array of such tables
	textTable                 // a table of strings under any keys
	countTable                // a table of whole numbers under any keys
	valueTable                // a table of strings, numbers and days under any keys
	numberOfKinds             //
)

// String names the type for a clerk.
func (k kind) String() string {
	return [numberOfKinds]string{
		text: "文字（写在引号里）", texts: "一组文字（[\"甲\", \"乙\"]）", textOrTexts: "文字或一组文字",
		textOrCount: "文字或整数", textOrNumber: "文字或数字", textOrFlag: "文字或 true、false",
		count: "整数（不加引号）", number: "数字（不加引号）", flag: "true 或 false（不加引号）",
		date: "日期（2026-04-09，不加引号）", moment: "日期和时间（2026-04-10T15:00:00，不加引号）",
		table: "一个表", tables: "一组表（[[…]]）", textTable: "一个表，值是文字", countTable: "一个表，值是整数",
		valueTable: "一个表，值是文字、数字或日期",
	}[k]
}

// field is one key of the schema: what it may hold and what it is for. Name and
// doc are Chinese; doc becomes the comment of the file a clerk fills in.
type field struct {
	key      string
	name     string
	kind     kind
	required bool
	usual    any      // value when the key is absent; nil: the zero value
	choices  []string // the only texts allowed; an empty string may be one of them
	min, max float64  // of counts and numbers, when max > min
	doc      string
	example  string // TOML value for the template
	written  bool   // the template sets the key, others stand there as comments
	fields   []field
}

// find returns the field called key, or nil.
func find(fields []field, key string) *field {
	for i := range fields {
		if fields[i].key == key {
			return &fields[i]
		}
	}
	return nil
}

// schema describes the whole file. The fields are made afresh on each call, so
// that nobody can change them for others.
func schema() []field {
	return []field{
		noticeFields(),
		signersField(),
		periodFields(),
		baselineFields("previous", "上一期结果", "上一期没有文件夹时，在这里写明上一期的结果，供对比和整改复查使用；有文件夹的写 period.previous"),
		baselineFields("last_year", "去年同期结果", "去年同期没有文件夹时，在这里写明去年同期的结果"),
		portalFields(),
		rosterFields("sites", "网站", "网站", `{ "区县门户网站" = 11, "市直部门网站" = 48 }`),
		rosterFields("accounts", "新媒体", "政务新媒体", `{ "微信公众号" = 437, "新浪微博" = 90 }`),
		tablesField(),
		attachmentsField(),
		statedField(),
		{key: "values", name: "其他数据", kind: valueTable,
			doc:     "正文要用而表格里没有的数据，名称自定，正文里按名称引用；值可以是文字、数字或日期",
			example: "\"找错留言\" = 15"},
		percentFields(),
		headingFields(),
		acknowledgedField(),
	}
}
