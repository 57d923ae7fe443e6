import { host, serviceUrl } from './host.js';
import { currentLanguage, t } from './i18n.js';

/** An answer that is not a success: the words of the server, and the fields they belong to. */
export class ApiError extends Error {
  constructor(status, body = {}) {
    super(body.message || t(status === 0 ? 'error.offline' : status === 401 && !host.signsIn ? 'error.signedOut' : status === 403 ? 'error.forbidden' : status === 404 ? 'error.notFound' : 'error.server', { status }));
    this.status = status;
    this.messageId = body.messageId ?? '';
    this.field = body.field ?? '';
    this.errors = body.errors ?? [];
    this.details = body.details ?? {};
  }

  /** Messages by field name. */
  byField() {
    const found = {};
    if (this.field) {
      found[this.field] = this.message;
    }
    for (const error of this.errors) {
      found[error.field] = error.message;
    }
    return found;
  }
}

const connection = new EventTarget();
let online = true;
let signInAgain = null;

/** Tells `listener(online)` when the server is lost or found again. */
export function onConnection(listener) {
  const handler = () => listener(online);
  connection.addEventListener('change', handler);
  return () => connection.removeEventListener('change', handler);
}

function setOnline(value) {
  if (online !== value) {
    online = value;
    connection.dispatchEvent(new Event('change'));
  }
}

/** Sets what asks the person to sign in again; it resolves when that is done. */
export function onSignInNeeded(ask) {
  signInAgain = ask;
}

export function authorization() {
  const ticket = host.ticket();
  return ticket ? { Authorization: 'Basic ' + btoa(ticket) } : {};
}

export function query(parameters) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters ?? {})) {
    if (value !== undefined && value !== null && value !== '') {
      search.set(name, value);
    }
  }
  const text = search.toString();
  return text ? '?' + text : '';
}

/** Address and headers with what the host wants to see in a request that changes something. */
function proven(method, url, multipart) {
  const { header, parameter } = method === 'GET' ? {} : host.proof(multipart);
  return {
    url: parameter ? url + (url.includes('?') ? '&' : '?') + new URLSearchParams([parameter]) : url,
    headers: header ? Object.fromEntries([header]) : {},
  };
}

async function send(url, options) {
  const proof = proven(options.method, url, options.body instanceof FormData);
  let response;
  try {
    response = await fetch(proof.url, {
      ...options,
      headers: { ...authorization(), 'Accept-Language': currentLanguage(), ...proof.headers, ...options.headers },
      credentials: options.credentials ?? host.credentials,
      cache: options.cache ?? 'no-store',
    });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    setOnline(false);
    throw new ApiError(0);
  }
  setOnline(true);
  if (response.status === 401 && host.signsIn && signInAgain && !options.anonymous) {
    await signInAgain();
    return send(url, options);
  }
  return response;
}

async function failure(response) {
  let body = {};
  try {
    body = await response.json();
  } catch {
    // Not ours (a proxy, the container): the status says what can be said.
  }
  return new ApiError(response.status, body);
}

/** Sends to any address of the server; JSON in, JSON out. */
export async function requestUrl(method, url, body, options = {}) {
  const multipart = body instanceof FormData;
  const response = await send(url, {
    method,
    body: body === undefined ? undefined : multipart ? body : JSON.stringify(body),
    headers: body === undefined || multipart ? {} : { 'Content-Type': 'application/json' },
    ...options,
  });
  if (!response.ok) {
    throw await failure(response);
  }
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

export const get = (path, parameters, options) => requestUrl('GET', serviceUrl(path) + query(parameters), undefined, options);
export const post = (path, body = {}, options) => requestUrl('POST', serviceUrl(path), body, options);
export const put = (path, body = {}, options) => requestUrl('PUT', serviceUrl(path), body, options);
export const del = (path, options) => requestUrl('DELETE', serviceUrl(path), undefined, options);

/** Gives something back while the page goes away: the request outlives it, and nobody waits for the answer. */
export function leave(path) {
  const { url, headers } = proven('DELETE', serviceUrl(path), false);
  fetch(url, { method: 'DELETE', headers: { ...authorization(), ...headers }, credentials: host.credentials, keepalive: true }).catch(() => {});
}

/** A file or picture, which needs the Authorization header and so cannot be a plain link. */
export async function blob(path, parameters, options = {}) {
  const response = await send(serviceUrl(path) + query(parameters), { method: 'GET', cache: 'default', ...options });
  if (!response.ok) {
    throw await failure(response);
  }
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('Content-Disposition') ?? '');
  const plain = /filename="?([^";]+)"?/i.exec(response.headers.get('Content-Disposition') ?? '');
  return { blob: await response.blob(), name: named ? decodeURIComponent(named[1]) : plain?.[1] };
}

/** Fetches a file and hands it to the browser to keep. */
export async function download(path, parameters, fallbackName) {
  const file = await blob(path, parameters);
  saveBlob(file.blob, file.name ?? fallbackName);
}

export function saveBlob(content, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** Uploads with progress: `onProgress(share)`. */
export function upload(path, form, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const { url, headers } = proven('POST', serviceUrl(path), true);
    request.open('POST', url);
    for (const [name, value] of Object.entries({ ...authorization(), 'Accept-Language': currentLanguage(), ...headers })) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onerror = () => {
      setOnline(false);
      reject(new ApiError(0));
    };
    request.onload = async () => {
      setOnline(true);
      const body = parseJson(request.responseText);
      if (request.status === 401 && host.signsIn && signInAgain) {
        await signInAgain();
        resolve(upload(path, form, onProgress));
      } else if (request.status >= 200 && request.status < 300) {
        resolve(body);
      } else {
        reject(new ApiError(request.status, body ?? {}));
      }
    };
    request.send(form);
  });
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
