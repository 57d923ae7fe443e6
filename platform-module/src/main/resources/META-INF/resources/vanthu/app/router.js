/**
 * Addresses: #/page/rest?name=value. Every page has one, so that it can be sent, and back and reload lose nothing.
 */
const listeners = new Set();

export function route() {
  const text = location.hash.replace(/^#\/?/, '');
  const [path, search = ''] = text.split('?');
  const [page = '', ...rest] = path.split('/').map(decodeURIComponent);
  return { page, rest, query: Object.fromEntries(new URLSearchParams(search)) };
}

export function href(page, rest = [], parameters = {}) {
  const path = [page, ...[].concat(rest)].filter((part) => part !== '' && part !== undefined && part !== null);
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') {
      search.set(name, value);
    }
  }
  const text = search.toString();
  return '#/' + path.map(encodeURIComponent).join('/') + (text ? '?' + text : '');
}

export function go(page, rest, parameters) {
  location.hash = href(page, rest, parameters);
}

/** Changes the address without a step in the history (filters, the open item). */
export function replace(page, rest, parameters) {
  const target = href(page, rest, parameters);
  if (location.hash !== target) {
    history.replaceState(null, '', target);
    notify();
  }
}

export function onRoute(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function notify() {
  for (const listener of listeners) {
    listener(route());
  }
}

addEventListener('hashchange', notify);
