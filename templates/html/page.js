(function () {
  'use strict';
  var tools = document.querySelector('[data-tools]');
  if (!tools) return;
  var buttons = Array.prototype.slice.call(tools.querySelectorAll('button'));
  var root = document.documentElement;

  function size(chosen) {
    if (chosen.dataset.size) root.dataset.size = chosen.dataset.size;
    else delete root.dataset.size;
    buttons.forEach(function (b) {
      if ('size' in b.dataset) b.setAttribute('aria-pressed', String(b === chosen));
    });
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

  function enter(i) {
    buttons.forEach(function (b, j) { b.tabIndex = i === j ? 0 : -1; });
  }

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

  // What stands beside the text is folded on a phone only.
  document.querySelectorAll('[data-unfold]').forEach(function (d) { d.open = window.matchMedia('(min-width: 40rem)').matches; });

  enter(0);
  tools.hidden = false;
}());
