import { keepWord } from './host.js';

/**
 * Texts. `t('list.count', { n: 3 })` replaces {n}; "{n|document|documents}" chooses by number, for languages that need it.
 */
const listeners = new Set();
let bundle = {};
let language = document.documentElement.lang === 'en' ? 'en' : 'vi';

export async function loadLanguage(code = language) {
  const wanted = code === 'en' ? 'en' : 'vi';
  bundle = (await import(`../i18n/${wanted}.js`)).default;
  language = wanted;
  document.documentElement.lang = wanted;
  keepWord('language', wanted);
  for (const listener of listeners) {
    listener();
  }
}

export const currentLanguage = () => language;

export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function hasText(key) {
  return Object.hasOwn(bundle, key);
}

export function t(key, values = {}) {
  const text = bundle[key];
  if (text === undefined) {
    return key;
  }
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name, one, many) => {
    const value = values[name];
    if (one !== undefined) {
      return Number(value) === 1 ? one : many;
    }
    return value === undefined || value === null ? '' : typeof value === 'number' && name !== 'year' ? number(value) : String(value);
  });
}

const numberFormat = new Intl.NumberFormat('vi-VN', { useGrouping: true });

/** Groups by thin spaces, as registers are written: 1 284. */
export function number(value) {
  return value === null || value === undefined || value === '' ? '' : numberFormat.format(value).replaceAll('.', '\u202f');
}

const collators = { vi: new Intl.Collator('vi', { numeric: true }), en: new Intl.Collator('vi', { numeric: true }) };

/** Compares by the Vietnamese alphabet: đ after d, tones last. */
export const compareWords = (a, b) => collators[language].compare(a ?? '', b ?? '');
