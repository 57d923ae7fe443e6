/* Fills the dashlets of the work place: who am I and where (session), then the counters of that agency, through Share's proxy. ECMAScript 5. */
(function () {
  'use strict';
  /** The counters that are shown, in this order, and the page of the desk that each of them opens. */
  var PAGES = {
    awaitingCheck: 'capture', awaitingDirection: 'direction', toDirect: 'work', toAssign: 'work', toHandle: 'work', coordinate: 'work',
    toReview: 'work', toFormCheck: 'work', toApprove: 'work', toSign: 'work', toNumber: 'work', toSeal: 'work', toIssue: 'work', reminders: 'reminders'
  };

  /** Pages that the desk shows to some roles only; their counters are for the same ones. */
  var ROLES = { capture: ['clerk'], direction: ['clerk', 'leader', 'delegate'] };

  function isFor(roles, page) {
    return !ROLES[page] || ROLES[page].some(function (role) { return roles.indexOf(role) >= 0; });
  }

  function rolesIn(session) {
    var own = session.agencies.filter(function (agency) { return agency.code === session.agency; });
    return own.length ? own[0].roles : [];
  }

  function get(url, done, failed) {
    var request = new XMLHttpRequest();
    request.open('GET', url);
    request.onload = function () {
      var answer = null;
      try {
        answer = request.status === 200 ? JSON.parse(request.responseText) : null;
      } catch (ignored) {
        // A page instead of an answer (a proxy, the sign-in): the person is told that it failed.
      }
      if (answer) {
        done(answer);
      } else {
        failed();
      }
    };
    request.onerror = failed;
    request.send();
  }

  function line(box, name, value) {
    var link = document.createElement('a');
    var number = document.createElement('span');
    link.href = box.getAttribute('data-context') + '/page/vanthu-desk#/' + PAGES[name];
    link.textContent = box.getAttribute('data-label-' + name.toLowerCase());
    number.className = 'vanthu-number';
    number.textContent = String(value);
    link.appendChild(number);
    return link;
  }

  function show(box, counters, roles) {
    var shown = 0;
    box.textContent = '';
    Object.keys(PAGES).forEach(function (name) {
      if (counters[name] > 0 && isFor(roles, PAGES[name])) {
        box.appendChild(line(box, name, counters[name]));
        shown += 1;
      }
    });
    if (!shown) {
      box.textContent = box.getAttribute('data-empty');
    }
  }

  function fill(box) {
    var services = box.getAttribute('data-context') + '/proxy/alfresco/vanthu';
    function failed() {
      box.textContent = box.getAttribute('data-failed');
    }
    get(services + '/session', function (session) {
      if (!session.agency) {
        box.textContent = box.getAttribute('data-empty');
        return;
      }
      get(services + '/workplace/counters?agency=' + encodeURIComponent(session.agency), function (counters) {
        show(box, counters, rolesIn(session));
      }, failed);
    }, failed);
  }

  Array.prototype.forEach.call(document.querySelectorAll('.vanthu-counters:not([data-filled])'), function (box) {
    box.setAttribute('data-filled', '');
    fill(box);
  });
})();
