import { get, onSignInNeeded, post, requestUrl } from './api.js';
import { host, keep, signInUrl, ticketsUrl } from './host.js';

/** Who is signed in and which agency they are working in. */
const events = new EventTarget();
let current = null;
let agencyCode = null;
let waiting = null;

export const session = {
  get user() {
    return current?.user ?? null;
  },
  get agencies() {
    return current?.agencies ?? [];
  },
  get agency() {
    return this.agencies.find((agency) => agency.code === agencyCode) ?? null;
  },
  get agencyCode() {
    return agencyCode;
  },
  get admin() {
    return current?.admin === true;
  },
  get version() {
    return current?.version ?? '';
  },
  /** True while the ticket has run out and the person is asked to sign in again. */
  get expired() {
    return waiting !== null;
  },
  has(...roles) {
    return roles.some((role) => this.agency?.roles?.includes(role));
  },
  /** Whether the documents of the agency are open to this person at all. */
  get reads() {
    return (this.agency?.roles ?? []).some((role) => !['system-admin', 'external'].includes(role));
  },
  get prints() {
    return this.has('clerk', 'leader', 'content-admin', 'archivist');
  },
  /** Who opens dossiers and takes part in those of others. */
  get opensDossiers() {
    return this.has('clerk', 'leader', 'delegate', 'unit-head', 'specialist', 'follow-up');
  },
  get clerk() {
    return this.has('clerk');
  },
  /** Whether this person may draft documents of the agency, or handle drafts. */
  get drafts() {
    return this.has('specialist', 'unit-head', 'leader', 'delegate', 'follow-up', 'clerk', 'archivist');
  },
  get managesAgency() {
    return this.admin || this.has('system-admin');
  },
  get managesContent() {
    return this.admin || this.has('system-admin', 'content-admin');
  },
};

export function onSession(listener) {
  events.addEventListener('change', listener);
  return () => events.removeEventListener('change', listener);
}

function changed() {
  events.dispatchEvent(new Event('change'));
}

/** Ways to sign in besides the password, as [{ id, title }]; none where the server knows none. */
export const otherWays = () => requestUrl('GET', signInUrl(), undefined, { anonymous: true }).then((answer) => answer?.items ?? [], () => []);

/** Where a way of signing in begins; it comes back to the page that is open now. */
export const wayUrl = (id) => `${signInUrl('/' + encodeURIComponent(id))}?back=${encodeURIComponent(location.hash)}`;

/** The word for why another way did not sign the person in, if one brought the browser here. */
let refusal = '';
export const signInRefusal = () => refusal;

/** Takes what another way of signing in has left for this browser. */
async function takeUp() {
  const query = new URLSearchParams(location.search);
  if (!query.has('signed-in') && !query.has('sign-in-error')) {
    return;
  }
  refusal = query.get('sign-in-error') ?? '';
  history.replaceState(null, '', location.pathname + location.hash);
  if (!refusal) {
    const answer = await requestUrl('POST', signInUrl('/ticket'), undefined, { anonymous: true, credentials: 'same-origin' }).catch(() => null);
    refusal = answer ? '' : 'expired';
    if (answer) {
      host.keepTicket(answer.entry.id);
      sessionStorage.setItem('vanthu.elsewhere', '1');
    }
  }
}

/** Takes up a session that the browser still holds; false if there is none. */
export async function resume() {
  if (host.signsIn) {
    await takeUp();
  }
  if (host.signsIn && !host.ticket()) {
    return false;
  }
  try {
    await load();
    return true;
  } catch (error) {
    if (host.signsIn && (error.status === 401 || error.status === 403)) {
      host.keepTicket(null);
      return false;
    }
    throw error;
  }
}

async function load() {
  const fresh = await get('/session', undefined, { anonymous: current === null });
  const before = current?.user?.id;
  current = fresh;
  const known = fresh.agencies.map((agency) => agency.code);
  const wanted = [agencyCode, keep.get('agency.' + fresh.user.id), fresh.agency].find((code) => known.includes(code));
  agencyCode = wanted ?? known[0] ?? null;
  if (before !== fresh.user.id || before === undefined) {
    changed();
  }
}

export async function signIn(userId, password) {
  const answer = await requestUrl('POST', ticketsUrl(), { userId, password }, { anonymous: true });
  refusal = '';
  host.keepTicket(answer.entry.id);
  const again = waiting;
  await load();
  waiting = null;
  again?.resolve();
  changed();
}

export async function signOut() {
  try {
    await requestUrl('DELETE', ticketsUrl() + '/-me-', undefined, { anonymous: true });
  } catch {
    // The ticket may have run out already; the browser forgets it in any case.
  }
  host.keepTicket(null);
  if (sessionStorage.getItem('vanthu.elsewhere')) {
    sessionStorage.removeItem('vanthu.elsewhere');
    location.assign(signInUrl('/end'));
    return;
  }
  current = null;
  agencyCode = null;
  waiting = null;
  location.hash = '#/';
  changed();
}

export function chooseAgency(code) {
  agencyCode = code;
  keep.set('agency.' + current.user.id, code);
  changed();
}

export const changePassword = (oldPassword, newPassword) => post('/session/password', { oldPassword, newPassword });

/** Asks to sign in again over the page; what was typed stays, and the request that failed is sent again. */
onSignInNeeded(() => {
  if (!waiting) {
    let resolve;
    const promise = new Promise((done) => {
      resolve = done;
    });
    waiting = { promise, resolve };
    changed();
  }
  return waiting.promise;
});

