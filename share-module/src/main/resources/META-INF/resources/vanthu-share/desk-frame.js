/*
 * Puts the desk into its frame and keeps the address of Share's page and that of the desk the same, so that an address can
 * be sent and "back" works. ECMAScript 5: Share may press scripts together with a tool that knows no later one.
 */
(function () {
  'use strict';
  var frame = document.getElementById('vanthu-desk');
  var csrf = window.Alfresco && window.Alfresco.util && window.Alfresco.util.CSRFPolicy;

  /** The desk's address for what Share's actions give: ?open=document&nodeRef=workspace://SpacesStore/<id>, ?open=capture&entry=<number>. */
  function asked() {
    var open = /[?&]open=([a-z-]+)/.exec(window.location.search);
    var node = /[?&]nodeRef=[^&]*?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:&|$)/.exec(window.location.search);
    var entry = /[?&]entry=([0-9]+)(?:&|$)/.exec(window.location.search);
    var item = node || entry;
    return open ? '#/' + open[1] + (item ? '/' + item[1] : '') : '';
  }

  /** Share's header comes late and is higher where its title is long: the frame gets the rest of the window. */
  function fit() {
    frame.style.height = (window.innerHeight - frame.getBoundingClientRect().top) + 'px';
  }

  if (csrf && csrf.isFilterEnabled()) {
    frame.setAttribute('data-csrf-cookie', csrf.getCookie ? csrf.getCookie() : csrf.getHeader());
    frame.setAttribute('data-csrf-header', csrf.getHeader());
    frame.setAttribute('data-csrf-parameter', csrf.getParameter());
  }
  frame.addEventListener('vanthu-address', function (event) {
    if (window.location.hash !== event.detail) {
      window.history.replaceState(null, '', window.location.pathname + event.detail);
    }
  });
  window.addEventListener('hashchange', function () {
    if (frame.contentWindow.location.hash !== window.location.hash) {
      frame.contentWindow.location.hash = window.location.hash;
    }
  });
  document.documentElement.style.overflow = 'hidden'; // what Share leaves empty for its footer would be a second scroll bar
  window.addEventListener('resize', fit);
  if (window.ResizeObserver) {
    new window.ResizeObserver(fit).observe(document.getElementById('alf-hd'));
  }
  if (!window.location.hash) {
    window.history.replaceState(null, '', window.location.pathname + asked());
  }
  frame.src = frame.getAttribute('data-page') + window.location.hash;
})();
