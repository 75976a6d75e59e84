(function () {
  'use strict';
  var root = document.documentElement;
  var tools = document.querySelector('[data-tools]');
  var remembered = 'tongbao-size';

  function list(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }

  // A box takes the focus, and says that it scrolls, only while it does.
  var boxes = list('.table-wrap');
  function fit() {
    var wide = boxes.map(function (box) { return box.scrollWidth > box.clientWidth + 1; });
    boxes.forEach(function (box, i) {
      var caption = box.querySelector('caption');
      box.parentNode.classList.toggle('scrolls', wide[i]);
      box.parentNode.classList.toggle('fits', !wide[i]);
      if (!wide[i]) {
        box.removeAttribute('tabindex');
        return;
      }
      box.tabIndex = 0;
      if (box.hasAttribute('aria-label')) return;
      box.setAttribute('role', 'region');
      box.setAttribute('aria-label', '表格：' + (caption ? caption.textContent : ''));
    });
  }

  // Merged cells are parted before rows are hidden: one that reaches down would go with its row.
  function part(table) {
    var open = [];
    list('tbody tr', table).forEach(function (row) {
      var column = 0, next = row.cells[0] || null;
      while (next || (open[column] && open[column].left > 0)) {
        if (open[column] && open[column].left > 0) {
          open[column].left--;
          row.insertBefore(open[column].cell.cloneNode(true), next).removeAttribute('id');
          column++;
          continue;
        }
        if (next.rowSpan > 1) {
          open[column] = { cell: next, left: next.rowSpan - 1 };
          next.rowSpan = 1;
        }
        column += next.colSpan;
        next = next.nextElementSibling;
      }
    });
  }

  function cell(row, column) {
    for (var i = 0; i < row.cells.length; column -= row.cells[i++].colSpan) if (column <= 0) return row.cells[i];
    return null;
  }

  // Finding and choosing show fewer rows; those that add up all of them are hidden, too.
  function finder(bar) {
    var table = bar.parentNode.querySelector('table'), output = bar.querySelector('output');
    var rows, bodies, input = bar.querySelector('input'), selects = list('select', bar);

    function read() {
      part(table);
      bodies = list('tbody', table);
      rows = list('tbody tr', table).map(function (tr) {
        var plain = !/\b(group|sum)\b/.test(tr.className);
        return { tr: tr, plain: plain, text: plain ? tr.textContent.toLowerCase() : '', values: plain ? selects.map(function (s) {
          var c = cell(tr, Number(s.dataset.column));
          return c ? c.textContent.trim() : '';
        }) : [] };
      });
    }

    function show() {
      var word = input.value.trim().toLowerCase(), wanted = selects.map(function (s) { return s.value; }), n = 0;
      var any = word || wanted.some(Boolean);
      if (!rows) read();
      rows.forEach(function (r) {
        var is = r.plain && r.text.indexOf(word) >= 0 && wanted.every(function (w, i) { return !w || r.values[i] === w; });
        r.tr.classList.toggle('out', Boolean(any) && !is && !r.tr.classList.contains('group'));
        if (is) n++;
      });
      bodies.forEach(function (b) { b.classList.toggle('out', Boolean(any) && !b.querySelector('tr:not(.out):not(.group)')); });
      output.textContent = any ? '找到' + n + '行，共' + bar.dataset.finder + '行' : '';
    }

    bar.addEventListener('input', function (e) { if (!e.isComposing) show(); });
    bar.addEventListener('compositionend', show);
    bar.hidden = false;
  }

  function size(chosen) {
    if (chosen.dataset.size) root.dataset.size = chosen.dataset.size;
    else delete root.dataset.size;
    list('[data-size]', tools).forEach(function (b) { b.setAttribute('aria-pressed', String(b === chosen)); });
    try { localStorage.setItem(remembered, chosen.dataset.size); } catch (e) { /* then it is not remembered */ }
  }

  function recall() {
    try {
      var b = tools.querySelector('[data-size="' + CSS.escape(localStorage.getItem(remembered) || '') + '"]');
      if (b && b.dataset.size) size(b);
    } catch (e) { /* then the usual size stays */ }
  }

  function scan(button) {
    var panel = document.getElementById('scan');
    panel.hidden = !panel.hidden;
    button.setAttribute('aria-expanded', String(!panel.hidden));
  }

  // A window that no script opened cannot be closed by one: go back instead.
  function close() {
    window.close();
    if (!window.closed && history.length > 1) history.back();
  }

  function toolbar() {
    var buttons = list('button', tools);
    function enter(i) { buttons.forEach(function (b, j) { b.tabIndex = i === j ? 0 : -1; }); }

    tools.addEventListener('click', function (e) {
      var b = e.target.closest('button');
      if (!b) return;
      enter(buttons.indexOf(b));
      if ('size' in b.dataset) size(b);
      else if (b.dataset.do === 'print') window.print();
      else if (b.dataset.do === 'close') close();
      else scan(b);
    });

    tools.addEventListener('keydown', function (e) {
      var at = buttons.indexOf(document.activeElement);
      var to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[e.key];
      if (at < 0 || to === undefined) return;
      e.preventDefault();
      to = (to + buttons.length) % buttons.length;
      enter(to);
      buttons[to].focus();
    });

    enter(0);
    tools.hidden = false;
    recall();
  }

  // What stands beside the text is folded on a phone only.
  list('[data-unfold]').forEach(function (d) { d.open = window.matchMedia('(min-width: 40rem)').matches; });

  list('[data-finder]').forEach(finder);
  if (tools) toolbar();
  fit();
  if (window.ResizeObserver) {
    var watch = new ResizeObserver(fit);
    boxes.forEach(function (box) { watch.observe(box); watch.observe(box.querySelector('table')); });
  } else window.addEventListener('resize', fit);
}());
