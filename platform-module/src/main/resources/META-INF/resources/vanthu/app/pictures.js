import { blob } from './api.js';

/** Pictures of pages as object addresses; the newest 60 are kept, so that going back and forth is instant. */
const kept = new Map();
const LIMIT = 60;

export function picture(path, width, version = '') {
  const key = `${path} ${width} ${version}`;
  let found = kept.get(key);
  if (found) {
    kept.delete(key);
    kept.set(key, found);
    return found;
  }
  found = blob(path, { width, v: version }).then((file) => URL.createObjectURL(file.blob));
  kept.set(key, found);
  found.catch(() => kept.delete(key));
  while (kept.size > LIMIT) {
    const [oldest, promise] = kept.entries().next().value;
    kept.delete(oldest);
    promise.then((address) => setTimeout(() => URL.revokeObjectURL(address), 1000), () => {});
  }
  return found;
}
