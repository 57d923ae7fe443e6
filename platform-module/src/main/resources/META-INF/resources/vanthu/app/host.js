/**
 * What the page that hosts the desk provides: where the server is, who is signed in, where to keep things.
 * Another host (a Share page) calls `configureHost` before it creates <vt-desk>.
 */
const settings = {
  /** Context path of the repository, e.g. "/alfresco". */
  base: new URL('../..', import.meta.url).pathname.replace(/\/$/, ''),
  /** Returns the ticket to send, or null; a host with its own session replaces it. */
  ticket: () => sessionStorage.getItem('vanthu.ticket'),
  /** Keeps or forgets the ticket. */
  keepTicket: (ticket) => {
    if (ticket) {
      sessionStorage.setItem('vanthu.ticket', ticket);
    } else {
      sessionStorage.removeItem('vanthu.ticket');
    }
  },
  /** False when the host signs people in and out itself. */
  signsIn: true,
  /** Address of the web scripts, where it is not below `base` (a proxy of the host). */
  services: null,
  /** Whether the browser's cookies go with each request: a host with a session of its own needs them. */
  credentials: 'omit',
  /**
   * What the host wants to see in a request that changes something, as { header: [name, value] } or { parameter: [name, value] };
   * `multipart` says that a form with files is sent.
   */
  proof: (_multipart) => ({}),
};

export function configureHost(changes) {
  Object.assign(settings, changes);
}

export const host = settings;

/** Address of a web script of ours. */
export function serviceUrl(path) {
  return (settings.services ?? settings.base + '/service/vanthu') + path;
}

/** Where a server that offers other ways to sign in names them; elsewhere there is nothing. */
export const signInUrl = (path = '') => settings.base + '/sign-in' + path;

export const ticketsUrl = () => settings.base + '/api/-default-/public/authentication/versions/1/tickets';

/** Small store in the browser; survives private windows that forbid it. */
export const keep = {
  get(key, fallback) {
    try {
      const text = localStorage.getItem('vanthu.' + key);
      return text === null ? fallback : JSON.parse(text);
    } catch {
      return fallback;
    }
  },
  set(key, value) {
    try {
      if (value === undefined) {
        localStorage.removeItem('vanthu.' + key);
      } else {
        localStorage.setItem('vanthu.' + key, JSON.stringify(value));
      }
    } catch {
      // The browser keeps nothing: the desk works, it only forgets.
    }
  },
};

/** Like `keep`, for plain words that boot.js reads before modules load. */
export function keepWord(key, value) {
  try {
    localStorage.setItem('vanthu.' + key, value);
  } catch {
    // As above.
  }
}
