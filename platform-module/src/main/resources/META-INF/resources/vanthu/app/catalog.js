import { get } from './api.js';
import { compareWords, currentLanguage } from './i18n.js';
import { onSession, session } from './session.js';

/** Lists that change seldom, kept for a few minutes. */
const kept = new Map();
const KEEP_MILLISECONDS = 300000;

onSession(() => kept.clear());

function cached(key, load) {
  const found = kept.get(key);
  if (found && Date.now() - found.at < KEEP_MILLISECONDS) {
    return found.promise;
  }
  const promise = load();
  kept.set(key, { promise, at: Date.now() });
  promise.catch(() => kept.delete(key));
  return promise;
}

export const forget = (key) => kept.delete(key);

/** Document types in the order of the decree, only those in use. */
export const documentTypes = () => cached('types', async () => (await get('/registry/types')).items.filter((type) => type.active !== false));

export const typeName = (type) => (currentLanguage() === 'en' && type.nameEn) || type.name;

/** The name of a register; every year has a book of the same name. */
export const registerName = (register) => (register.name.includes(String(register.year)) ? register.name : `${register.name} ${register.year}`);

/** Open registers for incoming documents of the agency, newest year first, the fullest first. */
export const openRegisters = () => cached('registers', async () => {
  const { items } = await get('/registry/registers', { agency: session.agencyCode, kind: 'incoming' });
  return items.filter((register) => register.state === 'open').sort((a, b) => b.year - a.year || (b.count ?? 0) - (a.count ?? 0) || compareWords(a.name, b.name));
});

/** Issuers known so far that fit what was typed. */
export async function suggestIssuers(text) {
  const { items } = await get('/registry/correspondents', { q: text, agency: session.agencyCode });
  return items.map((item) => ({ text: item.name, hint: item.shortName ?? item.code ?? '', code: item.code }));
}
