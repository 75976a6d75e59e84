(function () {
  'use strict';
  var filter = document.querySelector('[data-filter]');
  if (!filter) return;
  var selects = Array.prototype.slice.call(filter.querySelectorAll('select'));
  var items = Array.prototype.slice.call(document.querySelectorAll('[data-item]'));
  var status = filter.querySelector('[role="status"]');

  // An item without the attribute, such as a trend over all years, is never hidden by it.
  function fits(item) {
    return selects.every(function (s) {
      var own = item.dataset[s.dataset.by];
      return !s.value || own === undefined || own === s.value;
    });
  }

  function apply() {
    var count = 0;
    items.forEach(function (item) {
      item.hidden = !fits(item);
      if (!item.hidden && item.tagName === 'LI') count++;
    });
    status.textContent = '共' + count + '份通报';
  }

  selects.forEach(function (s) { s.addEventListener('change', apply); });
  filter.hidden = false;
  apply();
}());
