(function () {
  'use strict';
  var filter = document.querySelector('[data-filter]');
  if (!filter) return;
  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  var selects = all('select', filter);
  var items = all('[data-item]');
  var status = filter.querySelector('[role="status"]');

  // An item without the attribute, such as the trend of an issuer, is never hidden by it.
  function fits(item) {
    return selects.every(function (s) {
      var own = item.dataset[s.dataset.by];
      return !s.value || own === undefined || own === s.value;
    });
  }

  // A trend shows the rows and the picture of the year; without rows of it there is none.
  function trend(section) {
    var year = document.getElementById('year').value;
    all('[data-picture]', section).forEach(function (p) { p.hidden = p.dataset.picture !== year; });
    if (!section.querySelector('tbody tr:not([hidden])')) section.hidden = true;
  }

  function apply() {
    items.forEach(function (item) { item.hidden = !fits(item); });
    all('.trend-section').forEach(trend);
    status.textContent = '共' + all('li[data-item]:not([hidden])').length + '份通报';
  }

  // The choice stands in the address: it can be sent to somebody, and is there when one comes back.
  function keep() {
    var query = new URLSearchParams(location.search);
    selects.forEach(function (s) {
      if (s.value) query.set(s.dataset.by, s.value);
      else query.delete(s.dataset.by);
    });
    var text = query.toString();
    try {
      history.replaceState(null, '', location.pathname + (text ? '?' + text : '') + location.hash);
    } catch (e) { /* a page that may not change its address filters all the same */ }
  }

  function restore() {
    var query = new URLSearchParams(location.search);
    selects.forEach(function (s) {
      var chosen = query.get(s.dataset.by) || '';
      s.value = Array.prototype.some.call(s.options, function (o) { return o.value === chosen; }) ? chosen : '';
    });
    apply();
  }

  selects.forEach(function (s) { s.addEventListener('change', function () { apply(); keep(); }); });
  window.addEventListener('pageshow', restore);
  filter.hidden = false;
  restore();
}());
