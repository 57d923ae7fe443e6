/**
 * Keys. A page adds its own with `bindKeys`; names look like "ctrl+enter", "g i", "?", "alt+arrowdown".
 * Plain letters do nothing while someone is typing.
 */
const scopes = [];
let first = null;
let firstAt = 0;

/** Adds a set of keys, `{ keys, text, run, typing }`; returns what removes it. The newest set wins. */
export function bindKeys(bindings) {
  scopes.push(bindings);
  return () => {
    const index = scopes.indexOf(bindings);
    if (index >= 0) {
      scopes.splice(index, 1);
    }
  };
}

/** All keys in force, for the help window. */
export function activeKeys() {
  const seen = new Set();
  return [...scopes].reverse().flat().filter((binding) => binding.text && binding.shown?.() !== false && !seen.has(binding.keys) && seen.add(binding.keys));
}

function isTyping(target) {
  return target instanceof HTMLElement
    && (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT'
      || (target.tagName === 'INPUT' && !['checkbox', 'radio', 'button', 'range', 'file'].includes(target.type)));
}

function nameOf(event) {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
  const shift = event.shiftKey && key.length > 1;
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`;
}

function find(keys, typing) {
  for (const scope of [...scopes].reverse()) {
    const found = scope.find((binding) => binding.keys === keys && (!typing || binding.typing));
    if (found) {
      return found;
    }
  }
  return null;
}

addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open].modal')) {
    return;
  }
  const target = event.composedPath()[0];
  const name = nameOf(event);
  const typing = isTyping(target);
  const pair = first && Date.now() - firstAt < 1500 ? `${first} ${name}` : null;
  first = null;
  const binding = (pair && find(pair, typing)) || find(name, typing);
  if (binding) {
    event.preventDefault();
    binding.run(event);
  } else if (name === 'g' && !typing) {
    first = 'g';
    firstAt = Date.now();
  }
});
