/** Words for those who listen instead of look, and short notes for those who look. */
let region = null;

function liveRegion() {
  if (!region) {
    region = document.createElement('div');
    region.className = 'sr-only';
    region.setAttribute('role', 'status');
    region.setAttribute('aria-live', 'polite');
    document.body.append(region);
  }
  return region;
}

export function announce(text) {
  const target = liveRegion();
  target.textContent = '';
  setTimeout(() => {
    target.textContent = text;
  }, 50);
}

const notes = new EventTarget();

export function onNote(listener) {
  const handler = (event) => listener(event.detail);
  notes.addEventListener('note', handler);
  return () => notes.removeEventListener('note', handler);
}

/** A note at the foot of the page: kind is ok, bad or info; `action` is { text, run }. */
export function note(text, kind = 'ok', action = null) {
  notes.dispatchEvent(new CustomEvent('note', { detail: { text, kind, action } }));
}

export const noteError = (error) => error.name !== 'AbortError' && note(error.message, 'bad');

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
