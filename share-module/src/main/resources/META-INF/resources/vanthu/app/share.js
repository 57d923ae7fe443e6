import { configureHost, host } from './host.js';
import { onRoute } from './router.js';

/**
 * The desk inside Share: requests go through Share's proxy with Share's session, and what changes something carries the token
 * of Share's CSRF policy. The page around the frame names the cookie, the header and the parameter where its policy has others.
 */
const frame = window.frameElement;
const named = (name) => frame?.dataset[name] || 'Alfresco-CSRFToken';

/** The token as it is now: Share gives a new one with every page, also one in another tab. */
function token() {
  const start = named('csrfCookie') + '=';
  const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(start));
  return found ? decodeURIComponent(found.slice(start.length)) : '';
}

configureHost({
  services: host.base + '/proxy/alfresco/vanthu',
  credentials: 'same-origin',
  signsIn: false,
  ticket: () => null,
  keepTicket: () => {},
  // Share looks for the token of a form with files in the address, of anything else in a header.
  proof: (multipart) => (multipart ? { parameter: [named('csrfParameter'), token()] } : { header: [named('csrfHeader'), token()] }),
});

onRoute(() => frame?.dispatchEvent(new CustomEvent('vanthu-address', { detail: location.hash })));

await import('./main.js');
