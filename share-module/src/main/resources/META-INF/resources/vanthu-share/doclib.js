/* The dates in our lines of the document library are days: without the hour that Share writes after each of them. ECMAScript 5. */
(function () {
  'use strict';
  function day(name) {
    return function (item, label) {
      var value = item.jsNode.properties[name];
      var date = value && Alfresco.util.fromISO8601(value.iso8601);
      return date ? '<span class="item">' + label + Alfresco.util.formatDate(date, 'dd/mm/yyyy') + '</span>' : '';
    };
  }

  ['registry_arrivalDate', 'registry_dueDate', 'registry_issuedDate'].forEach(function (name) {
    YAHOO.Bubbling.fire('registerRenderer', { propertyName: name, renderer: day(name) });
  });
})();
