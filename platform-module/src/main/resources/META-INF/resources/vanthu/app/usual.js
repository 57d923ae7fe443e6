import { keep } from './host.js';
import { t } from './i18n.js';
import { session } from './session.js';

/** What a person directs with again and again, kept in the browser under the person's name: texts, and to whom. */
const TEXTS = 12;
const TARGETS = 8;

const key = (kind) => `usual.${kind}.${session.agencyCode}.${session.user?.id}`;

/** The person's own texts, the newest first; those that every office uses until there are some. */
export function usualTexts() {
  const own = keep.get(key('texts'), null);
  return own ?? ['draftReply', 'study', 'carryOut', 'forInformation'].map((name) => t('direct.text.' + name));
}

export function rememberText(text) {
  const clean = text.trim();
  if (clean && clean.length <= 500) {
    keep.set(key('texts'), [clean, ...usualTexts().filter((one) => one !== clean)].slice(0, TEXTS));
  }
}

export const forgetText = (text) => keep.set(key('texts'), usualTexts().filter((one) => one !== text));

export const usualTargets = () => keep.get(key('targets'), []);
export const rememberTargets = (targets) => remember('targets', targets);

/** To whom directives are given again and again. */
export const usualExecutors = () => keep.get(key('executors'), []);
export const rememberExecutors = (targets) => remember('executors', targets);

function remember(list, targets) {
  const known = targets.map(({ kind, code, name, position, unit }) => ({ kind, code, name, position, unit }));
  const codes = new Set(known.map((one) => one.kind + one.code));
  keep.set(key(list), [...known, ...keep.get(key(list), []).filter((one) => !codes.has(one.kind + one.code))].slice(0, TARGETS));
}
