/* The dates in our lines of the document library are days of the office, whatever zone the browser has: without the hour that Share writes after each of them. ECMAScript 5. */
(function () {
  'use strict';
  var OFFICE_AHEAD_MILLIS = 7 * 60 * 60 * 1000;

  function written(date) {
    var parts = new Date(date.getTime() + OFFICE_AHEAD_MILLIS).toISOString().split(/[-T]/);
    return parts[2] + '/' + parts[1] + '/' + parts[0];
  }

  function day(name) {
    return function (item, label) {
      var value = item.jsNode.properties[name];
      var date = value && Alfresco.util.fromISO8601(value.iso8601);
      return date ? '<span class="item">' + label + written(date) + '</span>' : '';
    };
  }

  ['registry_arrivalDate', 'registry_dueDate', 'registry_issuedDate'].forEach(function (name) {
    YAHOO.Bubbling.fire('registerRenderer', { propertyName: name, renderer: day(name) });
  });
})();
