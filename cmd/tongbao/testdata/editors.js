// The page that puts texts into one editor after the other, as a clerk pastes them into the source
// view of a portal, and sends what each makes of them to the test.

const editors = {
  // npm ueditor 1.2.3 holds UEditor 1.4.3.
  ueditor: {
    base: '/ueditor/example/public/ueditor/', js: ['ueditor.config.js', 'ueditor.all.js', 'lang/zh-cn/zh-cn.js'],
    open: () => new Promise(ok => {
      const box = Object.assign(document.body.appendChild(document.createElement('script')), { id: 'box', type: 'text/plain' })
      const editor = UE.getEditor(box.id, { serverUrl: '' })
      editor.ready(() => ok(async text => { editor.setContent(text); return editor.getContent() }))
    }),
  },
  // The list of what newer UEditors let through; what it does not know goes with its text.
  'js-xss': {
    base: '/xss/dist/', js: ['xss.js'],
    open: async () => async text => filterXSS(text, { stripIgnoreTagBody: true }),
  },
  ckeditor4: {
    base: '/ckeditor4/', js: ['ckeditor.js'],
    open: () => new Promise(ok => {
      const editor = CKEDITOR.replace(box('textarea'), { versionCheck: false })
      editor.on('instanceReady', () => ok(text => new Promise(done => editor.setData(text, () => done(editor.getData())))))
    }),
  },
  tinymce: {
    base: '/tinymce/', js: ['tinymce.min.js'],
    open: async () => {
      const [editor] = await tinymce.init({ target: box('textarea'), license_key: 'gpl', plugins: 'table lists link image code' })
      return async text => { editor.setContent(text); return editor.getContent() }
    },
  },
  wangeditor: {
    base: '/@wangeditor/editor/dist/', js: ['index.js'], css: ['css/style.css'],
    open: async () => {
      box('div').style.height = '400px'
      const editor = wangEditor.createEditor({ selector: '#box', html: '' })
      return async text => { editor.setHtml(text); return editor.getHtml() }
    },
  },
  kindeditor: {
    base: '/kindeditor/', js: ['kindeditor-all.js', 'lang/zh-CN.js'],
    open: () => new Promise(ok => {
      box('textarea')
      KindEditor.create('#box', { basePath: '/kindeditor/', afterCreate() { ok(async text => { this.html(text); this.sync(); return this.html() }) } })
    }),
  },
}

function box(tag) { return document.body.appendChild(Object.assign(document.createElement(tag), { id: 'box' })) }

function load(tag, attributes) {
  return new Promise((ok, failed) => {
    document.head.appendChild(Object.assign(document.createElement(tag), attributes, { onload: ok, onerror: () => failed(new Error(JSON.stringify(attributes))) }))
  })
}

// counted is what of a text has to be there behind an editor.
function counted(text) {
  const page = new DOMParser().parseFromString(text, 'text/html'), count = what => page.querySelectorAll(what).length
  return {
    text: page.body.textContent.replace(/[\s\u200b\ufeff]+/g, ''), tables: count('table'), cells: count('td,th'), headings: count('h1,h2,h3,h4,h5,h6'),
    links: count('a[href]:not([href=""])'), merged: [...page.querySelectorAll('td,th')].filter(c => c.rowSpan > 1 || c.colSpan > 1).length,
  }
}

async function run(name) {
  const { base, js, css = [], open } = editors[name]
  window.UEDITOR_HOME_URL = base
  for (const file of css) await load('link', { rel: 'stylesheet', href: base + file })
  for (const file of js) await load('script', { src: base + file })
  const paste = await open(), found = []
  for (const text of await (await fetch('/texts')).json()) found.push({ was: counted(text), is: counted(await paste(text)) })
  return found
}

const name = location.search.slice(1) || Object.keys(editors)[0]
run(name).then(found => ({ found }), error => ({ error: String(error) })).then(async result => {
  await fetch('/done?' + name, { method: 'POST', body: JSON.stringify(result) })
  const next = Object.keys(editors)[Object.keys(editors).indexOf(name) + 1]
  if (next) location = '/?' + next
  else await fetch('/end', { method: 'POST' })
})
