-- pandoc filter for the markdown that tongbao writes; docx output, pandoc 2.17 and later.
-- It gives what pandoc cannot say by itself:
--   <!-- 公文 … -->                      document properties
--   <!-- 表 表头行=2 列宽=9,19,18 小字 --> header rows, relative widths and small type of the next table
--       最小字: still smaller type; 行高=454,378*30: heights of rows, one of 454 and 30 of 378; 同页=2-5: rows that stay
--       with the next, the last one with what follows; 可分=7: rows that a page may part
--   <!--↑-->, <!--←-->                   at the head of a cell: merged with the cell above, to the left
--   <!--黑-->                            at the head of a row: the row in 黑体
--   <br>                                 line break in a cell
--   <div class="横排">                    landscape section
--   data-before="592" and other data-    formatting of one paragraph beyond its style
--   the imprint, the letter head and the mark of several organs
-- Without the filter all of it falls back to plain and complete text.
if not FORMAT:match('docx') then return {} end

-- Lengths are twips, as in the reference documents.
local PAGE_W, PAGE_H = 11906, 16838
local TOP, BOTTOM, LEFT_M, RIGHT_M = 1960, 1847, 1588, 1474
local PITCH = 592
local TEXT_W = PAGE_W - LEFT_M - RIGHT_M
local TURNED_W = PAGE_H - TOP - BOTTOM
local STRONG = '<w:rStyle w:val="StrongChar"/>'
local UP, LEFT = '↑', '←'

-- ids of the styles that paragraphs written here have
local STYLE_IDS = {
  ['发文机关标志'] = 'Mark',
  ['份号'] = 'CopyNumber', ['密级紧急程度'] = 'SecurityMark', ['发文字号'] = 'DocNumber', ['附件说明'] = 'AttachmentNote',
  ['发文机关署名'] = 'Signer', ['发文机关署名长'] = 'SignerLong', ['成文日期'] = 'IssueDate',
  ['版记'] = 'Imprint', ['表注'] = 'TableNote', ['附件标题'] = 'AttachmentTitle',
  ['发文机关标志信函'] = 'LetterMark', ['信函下双线'] = 'LetterFoot',
}
local FRAMES = {
  imprint = ('<w:framePr w:w="%d" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>'):format(TEXT_W),
  ['发文机关标志信函'] = '<w:framePr w:w="9638" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="page" w:xAlign="center" w:y="1701"/>',
  ['信函下双线'] = '<w:framePr w:w="9638" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:xAlign="center" w:y="15704"/>',
}
local HAIR = '<w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'
local HAIR_PARAGRAPH = '<w:p>' .. HAIR .. '</w:pPr></w:p>' -- behind a table that would be the last, and what a frame hangs on

local letter = false          -- letter format: the first section has no number on its first page
local sections = 0            -- section breaks written so far

local function escape(s)
  return (s:gsub('[%z\2-\8\11\12\14-\31]', ''):gsub('&', '&amp;'):gsub('<', '&lt;'):gsub('>', '&gt;'):gsub('"', '&quot;'))
end

local function unescape(s)
  return (s:gsub('&lt;', '<'):gsub('&gt;', '>'):gsub('&amp;', '&'))
end

local function raw(xml) return pandoc.RawBlock('openxml', xml) end

local function section(landscape)
  local title_page = (letter and sections == 0) and '<w:titlePg/>' or ''
  local grid = landscape and '' or ' w:type="lines"' -- of a turned page LibreOffice would leave the rest of whole lines free
  local rest = ('<w:cols w:space="425"/>%s<w:docGrid%s w:linePitch="%d"/></w:sectPr>'):format(title_page, grid, PITCH)
  local function refs(head_even, head_odd, foot_even, foot_odd)
    return ('<w:sectPr><w:headerReference w:type="even" r:id="%s"/><w:headerReference w:type="default" r:id="%s"/><w:footerReference w:type="even" r:id="%s"/><w:footerReference w:type="default" r:id="%s"/><w:type w:val="nextPage"/>')
      :format(head_even, head_odd, foot_even, foot_odd)
  end
  local margins = '<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="851" w:footer="%d" w:gutter="0"/>'
  if landscape then
    return refs('rId11', 'rId10', 'rId14', 'rId14') .. ('<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>'):format(PAGE_H, PAGE_W)
      .. margins:format(LEFT_M, TOP, RIGHT_M, BOTTOM, 851) .. rest
  end
  return refs('rId9', 'rId9', 'rId13', 'rId12') .. ('<w:pgSz w:w="%d" w:h="%d"/>'):format(PAGE_W, PAGE_H)
    .. margins:format(TOP, RIGHT_M, BOTTOM, LEFT_M, 1427) .. rest
end

local function section_break(landscape)
  local xml = '<w:p>' .. HAIR .. section(landscape) .. '</w:pPr></w:p>'
  sections = sections + 1
  return raw(xml)
end

-- at_hyphens puts a mark in the place of the hyphens of numbers, 0543-1234567 or B-12, which
-- never end a line; those of web and mail addresses stay
local NO_BREAK = '\1'
local function at_hyphens(s)
  return (s:gsub('[\33-\126]+', function(word)
    if word:match('://') or word:match('www%.') or word:match('@') then return word end
    return (word:gsub('%f[%-]()%-%f[%d]', function(at) return word:sub(at - 1, at - 1):match('%w') and NO_BREAK or '-' end))
  end))
end

local function word_text(s)
  return '<w:t xml:space="preserve">' .. escape(at_hyphens(s:gsub(NO_BREAK, ''))):gsub(NO_BREAK, '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">') .. '</w:t>'
end

-- str gives a text that pandoc writes its hyphens that never end a line
local function str(il)
  local out = {}
  for piece, mark in (at_hyphens(il.text) .. '\0'):gmatch('([^\1%z]*)([\1%z])') do
    if piece ~= '' then out[#out + 1] = pandoc.Str(piece) end
    if mark == NO_BREAK then out[#out + 1] = pandoc.RawInline('openxml', '<w:r><w:noBreakHyphen/></w:r>') end
  end
  if #out > 1 then return out end
end

-- runs turns inlines into w:r elements; rpr is the content of their properties.
-- It also returns the comments found: marks of a table cell.
local function runs(inlines, rpr)
  local out, marks, text = {}, {}, ''
  local props = (rpr and rpr ~= '') and '<w:rPr>' .. rpr .. '</w:rPr>' or ''
  local function flush()
    if text ~= '' then out[#out + 1] = '<w:r>' .. props .. word_text(text) .. '</w:r>' end
    text = ''
  end
  local function special(element)
    flush()
    out[#out + 1] = '<w:r>' .. props .. element .. '</w:r>'
  end
  local function put(s)
    for piece, tab in (s .. '\0'):gmatch('([^\t%z]*)([\t%z])') do
      text = text .. piece
      if tab == '\t' then special('<w:tab/>') end
    end
  end
  local function walk(list)
    for _, il in ipairs(list) do
      if il.t == 'Str' then put(il.text)
      elseif il.t == 'Space' or il.t == 'SoftBreak' then put(' ')
      elseif il.t == 'LineBreak' then special('<w:br/>')
      elseif il.t == 'RawInline' and il.format == 'html' then
        local comment = il.text:match('^<!%-%-%s*(.-)%s*%-%->$')
        if comment then marks[comment] = true elseif il.text:match('^<br') then special('<w:br/>') end
      elseif il.t == 'RawInline' and il.format == 'openxml' then flush(); out[#out + 1] = il.text
      elseif il.t == 'Link' and il.target:match('^#') then
        flush()
        out[#out + 1] = '<w:hyperlink w:anchor="' .. escape(il.target:sub(2)) .. '" w:history="1">'
        walk(il.content)
        flush()
        out[#out + 1] = '</w:hyperlink>'
      elseif il.content then walk(il.content)
      else put(pandoc.utils.stringify(il)) end
    end
  end
  walk(inlines)
  flush()
  return table.concat(out), marks
end

-- Tables ---------------------------------------------------------------------

local function read_cell(blocks, rpr)
  local parts, marks = {}, {}
  for _, b in ipairs(blocks or {}) do
    if b.content then
      local xml, found = runs(b.content, rpr)
      parts[#parts + 1] = xml
      for k in pairs(found) do marks[k] = true end
    end
  end
  local cell = { xml = table.concat(parts, '<w:r><w:br/></w:r>') }
  if marks[UP] then cell.merge = UP elseif marks[LEFT] then cell.merge = LEFT end
  cell.strong = marks['黑']
  return cell
end

local function read_grid(simple)
  local n, grid = #simple.aligns, {}
  local function add(row)
    local cells, filled = {}, false
    for c = 1, n do
      cells[c] = read_cell(row[c], cells[1] and cells[1].strong and STRONG)
      if c == 1 and cells[1].strong then cells[1] = read_cell(row[1], STRONG) end
      filled = filled or cells[c].xml ~= '' or cells[c].merge
    end
    return cells, filled
  end
  local head, filled = add(simple.header)
  local head_rows = 0
  if filled then grid[1], head_rows = head, 1 end
  for _, row in ipairs(simple.rows) do grid[#grid + 1] = add(row) end
  return grid, n, head_rows
end

local function column_widths(simple, list, n, width)
  local w, sum, used, out = {}, 0, 0, {}
  for x in (list or ''):gmatch('%d+') do w[#w + 1] = tonumber(x) end
  if #w ~= n then
    for i = 1, n do
      local given = simple.widths[i] or 0
      w[i] = given > 0 and given or 1 / n
    end
  end
  for i = 1, n do sum = sum + w[i] end
  for i = 1, n do
    out[i] = math.floor(width * w[i] / sum)
    used = used + out[i]
  end
  out[n] = out[n] + width - used
  return out
end

local function span_of(row, c)
  local n = 1
  while row[c + n] and row[c + n].merge == LEFT do n = n + 1 end
  return n
end

-- number_list reads 454,378*30: one of 454, then 30 of 378
local function number_list(text)
  local out = {}
  for x, n in (text or ''):gmatch('(%d+)%*?(%d*)') do
    for _ = 1, tonumber(n) or 1 do out[#out + 1] = tonumber(x) end
  end
  return out
end

-- row_set reads 2-5,7: the rows of which something holds
local function row_set(text)
  local out = {}
  for from, to in (text or ''):gmatch('(%d+)%-?(%d*)') do
    for r = tonumber(from), tonumber(to) or tonumber(from) do out[r] = true end
  end
  return out
end

local function cell_style(head, span, align)
  if head then return 'TableHead' end
  if span > 1 or align:match('Center') then return 'TableCenter' end
  return align:match('Right') and 'TableNumber' or 'TableText'
end

local function table_xml(tbl, opt, width)
  local simple = pandoc.utils.to_simple_table(tbl)
  local grid, n, head_rows = read_grid(simple)
  if opt['表头行'] then head_rows = tonumber(opt['表头行']) end
  local cols = column_widths(simple, opt['列宽'], n, width)
  local size = opt['小字'] and 'Small' or opt['最小字'] and 'Smallest' or ''
  local heights, kept, parted = number_list(opt['行高']), row_set(opt['同页']), row_set(opt['可分'])
  local out = {}
  local function put(...) out[#out + 1] = (...) end
  put(('<w:tbl><w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>\n<w:tblGrid>'):format(width))
  for c = 1, n do put(('<w:gridCol w:w="%d"/>'):format(cols[c])) end
  put('</w:tblGrid>\n')
  for r, row in ipairs(grid) do
    local head = r <= head_rows
    local props = (parted[r] and '' or '<w:cantSplit/>')
      .. ((heights[r] or 0) > 0 and ('<w:trHeight w:val="%d" w:hRule="atLeast"/>'):format(heights[r]) or '') .. (head and '<w:tblHeader/>' or '')
    put('<w:tr>' .. (props ~= '' and '<w:trPr>' .. props .. '</w:trPr>' or ''))
    local c = 1
    while c <= n do
      local span, cell, below, w = span_of(row, c), row[c], grid[r + 1], 0
      for k = c, c + span - 1 do w = w + cols[k] end
      local vmerge, xml = '', cell.xml
      if cell.merge == UP then vmerge, xml = '<w:vMerge/>', ''
      elseif below and below[c].merge == UP and r ~= head_rows then vmerge = '<w:vMerge w:val="restart"/>' end
      put(('<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s%s<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>')
        :format(w, span > 1 and ('<w:gridSpan w:val="%d"/>'):format(span) or '', vmerge,
          cell_style(head, span, tostring(simple.aligns[c])) .. size, kept[r] and '<w:keepNext/>' or ''))
      put(xml)
      put('</w:p></w:tc>')
      c = c + span
    end
    put('</w:tr>\n')
  end
  put('</w:tbl>')
  return raw(table.concat(out))
end

-- Paragraphs that need more than a style ---------------------------------------

local function attribute(div, name)
  return tonumber(div.attributes['data-' .. name] or div.attributes[name] or '')
end

local DIRECT = { 'before', 'after', 'left', 'hang', 'first', 'right', 'line', 'size', 'scale', 'norule', 'toright', 'toleft' }

local function has_direct(div)
  for _, name in ipairs(DIRECT) do if attribute(div, name) then return true end end
end

-- type_rpr is the width and the size of the type of a division
local function type_rpr(div)
  local scale, size = attribute(div, 'scale'), attribute(div, 'size')
  return (scale and ('<w:w w:val="%d"/>'):format(scale) or '') .. (size and ('<w:sz w:val="%d"/><w:szCs w:val="%d"/>'):format(size, size) or '')
end

local function paragraph_xml(style, frame, div, inlines, before_runs)
  local before, after = attribute(div, 'before'), attribute(div, 'after')
  local left, hang, right = attribute(div, 'left'), attribute(div, 'hang'), attribute(div, 'right')
  local direct = attribute(div, 'norule') and '<w:pBdr><w:top w:val="nil"/><w:bottom w:val="nil"/><w:between w:val="nil"/></w:pBdr>' or ''
  local line = attribute(div, 'line')
  if before or after or line then
    direct = direct .. '<w:spacing' .. (before and (' w:before="%d"'):format(before) or '') .. (after and (' w:after="%d"'):format(after) or '')
      .. (line and (' w:line="%d" w:lineRule="exact"'):format(line) or '') .. '/>'
  end
  local first = attribute(div, 'first')
  if left or right or first then
    direct = direct .. '<w:ind' .. (left and (' w:leftChars="0" w:left="%d"'):format(left) or '')
      .. (hang and (' w:hanging="%d"'):format(hang) or '')
      .. (first and (' w:firstLineChars="0" w:firstLine="%d"'):format(first) or '')
      .. (right and (' w:rightChars="0" w:right="%d"'):format(right) or '') .. '/>'
  end
  if attribute(div, 'toright') then direct = direct .. '<w:jc w:val="right"/>' end
  if attribute(div, 'toleft') then direct = direct .. '<w:jc w:val="left"/>' end
  local xml = runs(inlines, type_rpr(div))
  if xml == '<w:r><w:t xml:space="preserve">\u{a0}</w:t></w:r>' then xml = '' end
  return ('<w:p><w:pPr><w:pStyle w:val="%s"/>%s%s</w:pPr>'):format(style, frame or '', direct) .. (before_runs or '') .. xml .. '</w:p>\n'
end

-- mark of several organs: names stacked on the left, 文件 centred on them at the right
local function joint_mark(style, div, inlines)
  local names, line, rpr = {}, {}, type_rpr(div)
  local function close() names[#names + 1] = (runs(line, rpr)); line = {} end
  for _, il in ipairs(inlines) do
    if il.t == 'LineBreak' or il.t == 'RawInline' and il.text:match('^<br') then close() else line[#line + 1] = il end
  end
  close()
  local word = table.remove(names)
  local names_w, word_w = attribute(div, 'names') or TEXT_W - 2200, attribute(div, 'word') or 2200
  local before, pitch, out = attribute(div, 'before'), attribute(div, 'line'), {}
  if before then
    out[#out + 1] = ('<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'):format(before)
  end
  out[#out + 1] = ('<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="%d"/><w:gridCol w:w="%d"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>')
    :format(names_w + word_w, names_w, word_w)
  local function cell(width, texts, justify)
    out[#out + 1] = ('<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'):format(width)
    for _, xml in ipairs(texts) do
      out[#out + 1] = ('<w:p><w:pPr><w:pStyle w:val="%s"/><w:spacing w:before="0"%s/><w:jc w:val="%s"/></w:pPr>')
        :format(style, pitch and (' w:line="%d" w:lineRule="exact"'):format(pitch) or '', justify) .. xml .. '</w:p>'
    end
    out[#out + 1] = '</w:tc>'
  end
  cell(names_w, names, 'distribute')
  cell(word_w, { word }, 'right')
  out[#out + 1] = '</w:tr></w:tbl>\n'
  return raw(table.concat(out))
end

-- names that stand side by side, each in a cell behind a white one, the last lines of all on one line
local function name_row(style, div, inlines)
  local cells, line, widths, sum, grid = { '' }, {}, {}, 0, ''
  for w in (div.attributes['data-cells'] or div.attributes['cells'] or ''):gmatch('%d+') do
    widths[#widths + 1], sum, grid = w, sum + tonumber(w), grid .. ('<w:gridCol w:w="%d"/>'):format(w)
  end
  local function close() cells[#cells + 1] = (runs(line)); line = {} end
  for _, il in ipairs(inlines) do
    if il.t == 'RawInline' and il.text:match('^<br') then close()
    elseif il.t ~= 'SoftBreak' then line[#line + 1] = il end
  end
  close()
  local before, out = attribute(div, 'before'), {}
  if before then
    out[#out + 1] = ('<w:p><w:pPr><w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'):format(before)
  end
  out[#out + 1] = ('<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="left"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>%s</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>')
    :format(sum, grid)
  for i, w in ipairs(widths) do
    out[#out + 1] = ('<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="%s"/><w:spacing w:before="0"/><w:ind w:left="0"/></w:pPr>')
      :format(w, style) .. (cells[i] or '') .. '</w:p></w:tc>'
  end
  out[#out + 1] = '</w:tr></w:tbl>\n'
  return raw(table.concat(out))
end

-- special returns what a styled division becomes here, nil when pandoc can write it
local function special(div)
  local name = div.attributes['custom-style']
  local id = name and STYLE_IDS[name]
  local first
  for _, b in ipairs(div.content) do first = first or (b.t == 'Para' or b.t == 'Plain') and b end -- <h2> is for readers
  if not id or not first then return nil end
  if div.classes:includes('并列署名') then return name_row(id, div, first.content) end
  if div.classes:includes('联合行文') then return joint_mark(id, div, first.content) end
  local frame, top = FRAMES[name], attribute(div, 'top')
  if top then
    frame = ('<w:framePr w:w="%d" w:h="%d" w:hRule="atLeast" w:wrap="around" w:vAnchor="page" w:hAnchor="margin" w:xAlign="%s" w:y="%d"/>')
      :format(TEXT_W // 2, attribute(div, 'high') or PITCH, name == '发文字号' and 'right' or 'left', top)
  end
  if frame or has_direct(div) then return raw(paragraph_xml(id, frame, div, first.content)) end
end

-- The document -------------------------------------------------------------------

local function table_options(block)
  local text = block.t == 'RawBlock' and block.format == 'html' and block.text:match('^<!%-%-%s*表%s*(.-)%s*%-%->')
  if not text then return nil end
  local opt = {}
  for word in text:gmatch('%S+') do
    local k, v = word:match('^([^=]+)=(.+)$')
    opt[k or word] = v or true
  end
  return opt
end

local function is_landscape(block)
  return block and block.t == 'Div' and (block.classes:includes('横排') or block.classes:includes('landscape'))
end

local function is_imprint(block)
  return block.t == 'Div' and block.attributes['custom-style'] == '版记' and STYLE_IDS['版记']
end

local convert

-- a landscape division: the section before it ends, and its own, unless it is the
-- last and the reference document ends with a landscape section itself
local function landscape(block, last)
  local out = { section_break(false) }
  for _, b in ipairs(convert(block.content, true)) do out[#out + 1] = b end
  local reference = tostring(PANDOC_WRITER_OPTIONS and PANDOC_WRITER_OPTIONS.reference_doc or '')
  local ends_landscape = last and reference:match('landscape')
  if not ends_landscape then out[#out + 1] = section_break(true)
  elseif block.content[#block.content].t == 'RawBlock' or block.content[#block.content].t == 'Table' then out[#out + 1] = raw(HAIR_PARAGRAPH) end
  if last and not ends_landscape then
    io.stderr:write('gongwen.lua: 最后一个附件为横排，请加参数 --reference-doc=templates/reference-landscape-last.docx，否则末尾多出一个空白页\n')
  end
  return out
end

function convert(blocks, turned, top)
  local out, opt, imprint = {}, {}, {}
  local function add(b) out[#out + 1] = b end
  local function end_imprint()
    if #imprint > 0 then
      add(raw(table.concat(imprint) .. HAIR_PARAGRAPH))
      imprint = {}
    end
  end
  for i, b in ipairs(blocks) do
    local options, id = table_options(b), is_imprint(b)
    if not id then end_imprint() end
    if options then opt = options
    elseif b.t == 'Table' then
      add(table_xml(b, opt, turned and TURNED_W or TEXT_W))
      opt = {}
      if top and i == #blocks then add(raw(HAIR_PARAGRAPH)) end
    elseif id then
      for _, x in ipairs(b.content) do
        if x.content then imprint[#imprint + 1] = paragraph_xml(id, FRAMES.imprint, b, x.content, '<w:r><w:tab/></w:r>') end
      end
    elseif is_landscape(b) and not turned then
      for _, x in ipairs(landscape(b, top and i == #blocks)) do add(x) end
    elseif b.t == 'Div' then
      local xml = special(b)
      if not xml then b.content = convert(b.content, turned) end
      add(xml or b)
    else add(b) end
  end
  end_imprint()
  return out
end

-- properties reads the comment at the head of the file. The title goes into the
-- subject: a title in the metadata would print before the letterhead.
local function properties(doc)
  local first = doc.blocks[1]
  local text = first and first.t == 'RawBlock' and first.format == 'html' and first.text:match('^<!%-%-%s*公文\n(.*)%-%->')
  if not text then return end
  local names = { ['文种'] = 'category', ['标题'] = 'subject', ['转换'] = false }
  for key, value in text:gmatch('([^\n]-)：([^\n]*)\n') do
    local name = names[key]
    if name == nil then name = key end
    if name then doc.meta[name] = pandoc.MetaString(unescape(value)) end
  end
  table.remove(doc.blocks, 1)
end

function Pandoc(doc)
  properties(doc)
  for _, b in ipairs(doc.blocks) do
    letter = letter or b.t == 'Div' and b.attributes['custom-style'] == '发文机关标志信函'
  end
  doc.blocks = pandoc.walk_block(pandoc.Div(convert(doc.blocks, false, true)), { Str = str }).content
  return doc
end
