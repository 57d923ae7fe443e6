import { number, t } from './i18n.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const dateTimeParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

function parts(value) {
  const date = value instanceof Date ? value : new Date(value);
  if (Number.isNaN(date.getTime())) {
    return null;
  }
  return Object.fromEntries(dateTimeParts.formatToParts(date).map((part) => [part.type, part.value]));
}

/** 2021-08-17 or an instant as 17/08/2021. */
export function formatDate(value) {
  if (!value) {
    return '';
  }
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (plain) {
    return `${plain[3]}/${plain[2]}/${plain[1]}`;
  }
  const p = parts(value);
  return p ? `${p.day}/${p.month}/${p.year}` : String(value);
}

/** An instant as 17/08/2021 09:05, Vietnamese time. */
export function formatDateTime(value) {
  const p = value ? parts(value) : null;
  return p ? `${p.day}/${p.month}/${p.year} ${p.hour}:${p.minute}` : '';
}

export function formatTime(value) {
  const p = value ? parts(value) : null;
  return p ? `${p.hour}:${p.minute}` : '';
}

/** Today in Vietnam as yyyy-MM-dd. */
export function today() {
  const p = parts(new Date());
  return `${p.year}-${p.month}-${p.day}`;
}

/**
 * Reads a date as people type it: 17/8/2021, 17.8.21, 17821, 170821, 17082021, 2021-08-17, "ngày 17 tháng 8 năm 2021".
 * Returns yyyy-MM-dd, '' for nothing, or null if it is not a date.
 */
export function parseDate(text) {
  const value = (text ?? '').trim();
  if (!value) {
    return '';
  }
  let match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value);
  if (match) {
    return dateOf(match[1], match[2], match[3]);
  }
  match = /(\d{1,2})\s*(?:[/.\-\s]|tháng)+\s*(\d{1,2})\s*(?:[/.\-\s]|năm)+\s*(\d{4}|\d{2})(?!\d)/iu.exec(value);
  if (match) {
    return dateOf(match[3], match[2], match[1]);
  }
  match = /^(\d{1,2})[/.\- ](\d{1,2})$/.exec(value);
  if (match) {
    return dateOf(today().slice(0, 4), match[2], match[1]);
  }
  match = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(value) ?? /^(\d{2})(\d)(\d{2})$/.exec(value);
  return match ? dateOf(match[3], match[2], match[1]) : null;
}

function dateOf(year, month, day) {
  const y = year.length === 2 ? 2000 + Number(year) : Number(year);
  const date = new Date(Date.UTC(y, month - 1, day));
  const same = date.getUTCFullYear() === y && date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  return same ? date.toISOString().slice(0, 10) : null;
}

export function formatSize(bytes) {
  if (bytes === null || bytes === undefined) {
    return '';
  }
  if (bytes < 1024) {
    return `${bytes} B`;
  }
  const units = ['kB', 'MB', 'GB', 'TB'];
  let size = bytes / 1024;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size < 10 ? size.toFixed(1).replace('.', ',') : number(Math.round(size))} ${units[unit]}`;
}

/** A share of 1 (or of 100) as whole per cent. */
export function percent(value) {
  return value === null || value === undefined ? null : Math.round(value > 1 ? value : value * 100);
}

/** How long: "40 giây", "31 phút", "2 giờ 5 phút". */
export function formatDuration(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) {
    return t('time.seconds', { n: seconds });
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) {
    return t('time.minutes', { n: minutes });
  }
  const hours = Math.floor(minutes / 60);
  if (hours < 48) {
    return minutes % 60 ? t('time.hoursMinutes', { h: hours, m: minutes % 60 }) : t('time.hours', { n: hours });
  }
  return t('time.days', { n: Math.floor(hours / 24) });
}

/** A due date (a day) against today: words and whether it is late. */
export function dueIn(date) {
  if (!date) {
    return null;
  }
  const days = Math.round((Date.parse(date) - Date.parse(today())) / 86400000);
  if (days < 0) {
    return { text: t('due.late', { n: -days }), state: 'bad' };
  }
  if (days === 0) {
    return { text: t('due.today'), state: 'warn' };
  }
  return { text: t('due.left', { n: days }), state: days <= 2 ? 'warn' : 'plain' };
}
