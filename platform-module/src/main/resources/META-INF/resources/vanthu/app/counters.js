import { get } from './api.js';
import { onSession, session } from './session.js';

/** Counters of the work place; one request serves the menu and every page. */
const listeners = new Set();
let values = {};
let failed = false;

export const counters = () => values;

export function onCounters(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export async function refreshCounters() {
  if (!session.user || !(session.reads || session.has('external')) || session.expired) {
    return;
  }
  try {
    values = await get('/workplace/counters', { agency: session.agencyCode });
    failed = false;
  } catch {
    failed = true;
  }
  for (const listener of listeners) {
    listener(values);
  }
}

export const countersFailed = () => failed;

onSession(() => {
  values = {};
  refreshCounters();
});
setInterval(() => document.visibilityState === 'visible' && refreshCounters(), 15000);
