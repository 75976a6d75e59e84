'use strict';
// The page asks for the newest state each time it is told of one, and keeps what it shows, and where it
// has been scrolled to, until the new pictures are there.
const $ = id => document.getElementById(id);
const make = (tag, text, className) => {
  const e = document.createElement(tag);
  if (text) e.textContent = text;
  if (className) e.className = className;
  return e;
};
let state, pictures = -1;

const tabs = [...document.querySelectorAll('[role=tab]')];
function choose(name) {
  for (const tab of tabs) {
    const mine = tab.id === 'tab-' + name;
    tab.setAttribute('aria-selected', mine);
    $(tab.getAttribute('aria-controls')).hidden = !mine;
  }
}
for (const tab of tabs) tab.onclick = () => choose(tab.id.slice(4));

async function text(name) {
  const answer = await fetch(name);
  return answer.ok ? answer.text() : '';
}

function placeButton(place) {
  const b = make('button', place.label, 'place');
  b.onclick = () => showSource(place);
  return b;
}

function showFindings() {
  const status = $('status');
  status.textContent = state.status;
  status.className = state.sound ? '' : 'bad';
  $('name').textContent = state.name;
  document.title = (state.sound ? '' : '（有错误）') + state.name + ' 预览';
  $('findings').replaceChildren(...state.findings.map(f => {
    const li = make('li', '', {错误: 'e', 警告: 'w'}[f.severity] || 'i');
    li.append(make('b', f.severity), ' ');
    if (f.place.label) li.append(placeButton(f.place), '：');
    li.append(f.text, ' ', make('span', f.hint, 'hint'));
    return li;
  }));
  if (state.findings.length === 0) $('findings').append(make('li', '没有发现问题'));
}

// A figure of the page says on a click what it is, how it was counted and from which cells.
function showFigure(key) {
  const f = state.figures[key];
  if (!f) return;
  const box = $('figure').lastElementChild;
  box.replaceChildren(make('p', f.name + '：' + f.text), make('p', '怎么算：' + f.formula));
  if (f.rounding) box.append(make('p', '取整：' + f.rounding));
  const from = make('p', '出处：');
  f.sources.forEach((place, i) => from.append(i ? '、' : '', placeButton(place)));
  box.append(from, make('p', '正文里写作 {{' + key + '}}', 'hint'));
  $('figure').hidden = false;
}

const columnOf = cell => [...cell.replace(/[^A-Z]/g, '')].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
const rowOf = cell => Number(cell.replace(/[^0-9]/g, '')) - 1;

// within reports whether a square is one of the cells of a place: C3:C11、C13
function within(cells, row, column) {
  return cells.split(/[、,]/).some(part => {
    const [from, to = from] = part.split(':');
    const right = columnOf(to) < 0 ? Infinity : columnOf(to), below = to.match(/\d/) ? rowOf(to) : Infinity;
    return row >= rowOf(from) && row <= below && column >= columnOf(from) && column <= right;
  });
}

async function showSource(place) {
  const [head, box] = $('source').children;
  head.textContent = place.label;
  const answer = await fetch('source?' + new URLSearchParams({file: place.file, sheet: place.sheet || ''}));
  choose('source');
  if (!answer.ok) {
    box.replaceChildren(make('p', '这个文件不是文字，也不是工作表，请在文件夹里打开。'));
    return;
  }
  const source = await answer.json();
  const table = make('table');
  if (source.rows) {
    const width = Math.max(...source.rows.map(r => r.length), 1);
    const top = make('tr');
    top.append(make('th'));
    for (let c = 0, name = ''; c < width; c++) {
      name = (c >= 26 ? String.fromCharCode(64 + Math.floor(c / 26)) : '') + String.fromCharCode(65 + c % 26);
      top.append(make('th', name));
    }
    table.append(top);
    source.rows.forEach((row, r) => {
      const tr = make('tr');
      tr.append(make('th', String(r + 1)));
      for (let c = 0; c < width; c++) {
        tr.append(make('td', row[c] || '', place.cell && within(place.cell, r, c) ? 'here' : ''));
      }
      table.append(tr);
    });
  } else {
    source.text.split('\n').forEach((line, i) => {
      const tr = make('tr', '', 'line' + (i + 1 === place.line ? ' here' : ''));
      tr.append(make('th', String(i + 1)), make('td', line));
      table.append(tr);
    });
  }
  box.replaceChildren(table);
  table.querySelector('.here')?.scrollIntoView({block: 'center', inline: 'nearest'});
}

let faces = [];
async function showPaper(count, fonts) {
  const loaded = await Promise.all(fonts.map(family => new FontFace(family, `url(font/${family}?${pictures})`).load()));
  const pages = await Promise.all(Array.from({length: count}, (_, i) => text(`paper/${i + 1}?${pictures}`)));
  const box = $('paper'), top = box.scrollTop, parser = new DOMParser();
  const drawn = pages.map(page => document.importNode(parser.parseFromString(page, 'image/svg+xml').documentElement, true));
  for (const f of faces) document.fonts.delete(f);
  for (const f of loaded) document.fonts.add(f);
  faces = loaded;
  box.replaceChildren(...drawn);
  box.scrollTop = top;
}

// The new page takes the place of the old one when it has loaded and is where the old one was.
function showPage(there) {
  const box = $('page');
  if (!there) {
    box.replaceChildren(make('p', '这份通报没有网页（有密级的不上网）。'));
    return Promise.resolve();
  }
  return new Promise(done => {
    const old = box.querySelector('iframe'), next = make('iframe', '', 'next');
    next.title = '网页';
    next.src = 'page/?' + pictures;
    next.onload = () => {
      const inner = next.contentDocument;
      inner.addEventListener('click', e => {
        const figure = e.target.closest('[data-figure]'), link = e.target.closest('a');
        if (figure) showFigure(figure.dataset.figure);
        if (link && !link.getAttribute('href').startsWith('#')) e.preventDefault();
      });
      if (old?.contentWindow) next.contentWindow.scrollTo({top: old.contentWindow.scrollY, behavior: 'instant'});
      old?.remove();
      box.querySelector('p')?.remove();
      next.className = '';
      done();
    };
    box.append(next);
  });
}

let asked = Promise.resolve();
async function follow() {
  const answer = await (await fetch('state')).json();
  state = answer.state;
  showFindings();
  if (answer.pictures !== pictures) {
    pictures = answer.pictures;
    const [, , markdown] = await Promise.all([showPaper(answer.papers, answer.fonts), showPage(answer.page), text('markdown/?' + pictures)]);
    $('markdown').firstElementChild.textContent = markdown;
  }
  document.body.dataset.version = Number(document.body.dataset.version || 0) + 1; // for who waits for it
}
new EventSource('events').onmessage = () => { asked = asked.then(follow, follow); };
