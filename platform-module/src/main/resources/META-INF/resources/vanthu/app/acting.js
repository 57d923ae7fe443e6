import { get } from './api.js';
import { onSession, session } from './session.js';

/** For whom else the signed-in person may act now: [{ userName, fullName, scopes }]; asked once in a while, the server checks each act. */
const KEEP_MILLISECONDS = 120000;
let asked = null;
let askedAt = 0;

onSession(() => {
  asked = null;
});

/** Everybody whom the person may represent in something. */
export const represented = () => ask();

export const principals = (scope) => ask().then((items) => items.filter((one) => (one.scopes ?? []).includes(scope)));

function ask() {
  if (!asked || Date.now() - askedAt > KEEP_MILLISECONDS) {
    askedAt = Date.now();
    asked = get('/delegation/principals', { agency: session.agencyCode }).then((answer) => answer.items, () => []);
  }
  return asked;
}
