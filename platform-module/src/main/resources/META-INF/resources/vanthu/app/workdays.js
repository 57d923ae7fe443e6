import { get } from './api.js';
import { today } from './format.js';
import { onSession, session } from './session.js';

/** Working days of the agency, for due dates said as "in three working days". */
const years = new Map();

onSession(() => years.clear());

function calendarOf(year) {
  const key = `${session.agencyCode} ${year}`;
  if (!years.has(key)) {
    const asked = get(`/calendar/${encodeURIComponent(session.agencyCode)}`, { year });
    years.set(key, asked);
    asked.catch(() => years.delete(key));
  }
  return years.get(key);
}

const dayAfter = (date) => new Date(Date.parse(date) + 86400000).toISOString().slice(0, 10);
const weekday = (date) => new Date(date).getUTCDay() || 7;

async function isWorkingDay(date) {
  const calendar = await calendarOf(Number(date.slice(0, 4)));
  const marked = calendar.days.find((day) => day.date === date);
  if (marked) {
    return marked.kind === 'work' || marked.kind === 'swap';
  }
  return calendar.sessions.length ? calendar.sessions.some((one) => one.weekday === weekday(date)) : weekday(date) < 6;
}

/** The date `count` working days from today, as yyyy-MM-dd, for each of the counts given (ascending). */
export async function workingDaysFromToday(counts) {
  const found = [];
  let date = today();
  let passed = 0;
  for (const count of counts) {
    while (passed < count) {
      date = dayAfter(date);
      if (await isWorkingDay(date)) {
        passed += 1;
      }
    }
    found.push({ count, date });
  }
  return found;
}
