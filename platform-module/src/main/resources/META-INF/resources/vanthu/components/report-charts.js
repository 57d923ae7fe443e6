import { html, nothing, svg } from '../vendor/lit.js';
import { formatDate } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { PARTS, measureName } from '../app/reports.js';

const HEIGHT = 18;

const patterns = svg`<defs>
  <pattern id="report-overdue" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="fill-overdue" width="6" height="6"></rect><path class="hatch" d="M0 0V6"></path></pattern>
  <pattern id="report-doneLate" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="fill-soon" width="6" height="6"></rect><circle class="dots" cx="3" cy="3" r="1.200"></circle></pattern>
  <pattern id="report-withdrawn" width="4" height="4" patternUnits="userSpaceOnUse"><rect class="fill-none" width="4" height="4"></rect><path class="hatch" d="M0 2H4"></path></pattern>
</defs>`;

const partsOf = (report) => PARTS.filter((part) => report.measures.includes(part));

/** The figures that a chart shows where nothing is done in time or late. */
const simple = (report) => (report.subject === 'usage' ? ['present', 'missing'] : ['electronicOnly', 'both', 'paper']);

const summary = (parts, figures) => parts.map((part) => `${measureName(part)} ${figures[part] ?? 0}`).join(', ');

/**
 * A bar for each row, told apart by pattern as well as by colour. Each bar says its figures to those who listen, and is
 * drawn to the longest of them; the table below has the same numbers as links.
 */
export function rowBars(report) {
  const parts = report.measures.includes('overdue') ? partsOf(report) : simple(report);
  const total = (row) => parts.reduce((sum, part) => sum + (row.figures[part] ?? 0), 0);
  const most = Math.max(1, ...report.rows.map(total));
  return html`<figure class="bars report-bars" data-testid="report-bars">
    <svg class="bar-patterns" width="0" height="0" aria-hidden="true" focusable="false">${patterns}</svg>
    ${report.rows.slice(0, 20).map((row) => html`<div class="bar-row"><span class="ellipsis" title=${row.name}>${row.name}</span>
      <svg width="100%" height=${HEIGHT} role="img" aria-label="${row.name}: ${summary(parts, row.figures)}" focusable="false">${bar(row, parts, most)}</svg>
      <b>${number(total(row))}</b></div>`)}
    ${report.rows.length > 20 ? html`<p class="muted">${t('report.moreRows', { n: report.rows.length - 20 })}</p>` : nothing}
    <figcaption class="legend">${parts.map((part) => html`<span><i class="bar-key report-${part}"></i> ${measureName(part)}</span>`)}</figcaption>
  </figure>`;
}

function bar(row, parts, most) {
  let x = 0;
  return parts.map((part) => {
    const value = row.figures[part] ?? 0;
    const at = x;
    const width = (value / most) * 100;
    x += width;
    return value ? svg`<rect class="report-bar report-${part}" x="${at}%" y="1" width="${width}%" height="${HEIGHT - 2}"><title>${measureName(part)}: ${value}</title></rect>` : nothing;
  });
}

const COURSE = { height: 200, top: 8, bottom: 24 };

/** The first whole number at the top of the scale that halves into another one. */
const scaleFor = (most) => Math.max(2, Math.ceil(most / 2) * 2);

/** The course by month or week: columns of what was done in time and late, a line of what was overdue at the end of each. */
export function courseChart(report, parts) {
  const columns = report.measures.includes('doneInTime') ? ['doneInTime', 'doneLate'] : report.subject === 'usage' ? ['present', 'missing'] : ['issued'];
  const line = report.measures.includes('overdue') ? 'overdue' : report.measures.includes('signed') ? 'signed' : null;
  const most = scaleFor(Math.max(...parts.map((one) => Math.max(columns.reduce((sum, name) => sum + one.figures[name], 0), line ? one.figures[line] : 0))));
  const step = 100 / parts.length;
  const y = (value) => COURSE.height - COURSE.bottom - (value / most) * (COURSE.height - COURSE.bottom - COURSE.top);
  const every = Math.ceil(parts.length / 12);
  const middle = (index) => `${step * (index + 0.5)}%`;
  const scale = [most, most / 2, 0];
  return html`<figure class="bars course" data-testid="report-course">
    <div class="course-box"><div class="course-scale" aria-hidden="true">${scale.map((value) => html`<span style="top: ${y(value)}px">${number(value)}</span>`)}</div>
    <svg width="100%" height=${COURSE.height} role="img" aria-label=${t('report.courseOf', { n: parts.length, from: formatDate(parts[0].from), to: formatDate(parts.at(-1).to) })} focusable="false">
      ${scale.map((value) => svg`<line class="grid-line" x1="0" x2="100%" y1="${y(value)}" y2="${y(value)}"></line>`)}
      ${parts.map((one, index) => column(one, index, columns, step, y))}
      ${line ? parts.map((one, index) => svg`<g>${index ? svg`<line class="course-line" x1="${middle(index - 1)}" y1="${y(parts[index - 1].figures[line])}" x2="${middle(index)}" y2="${y(one.figures[line])}"></line>` : nothing}<circle class="course-dot" cx="${middle(index)}" cy="${y(one.figures[line])}" r="3"><title>${measureName(line)} ${formatDate(one.to)}: ${one.figures[line]}</title></circle></g>`) : nothing}
      ${parts.map((one, index) => (index % every ? nothing : svg`<text class="axis ${(index / every) % 2 ? 'odd' : ''}" x="${middle(index)}" y="${COURSE.height - 8}" text-anchor="middle">${formatDate(one.from).slice(0, 5)}</text>`))}
    </svg></div>
    <figcaption class="legend">${columns.map((name) => html`<span><i class="bar-key report-${name}"></i> ${measureName(name)}</span>`)}${line ? html`<span><i class="bar-key course-key"></i> ${measureName(line)}</span>` : nothing}</figcaption>
  </figure>`;
}

function column(one, index, names, step, y) {
  let base = 0;
  return names.map((name) => {
    const value = one.figures[name] ?? 0;
    const from = base;
    base += value;
    return value ? svg`<rect class="report-bar report-${name}" x="${step * (index + 0.2)}%" y="${y(base)}" width="${step * 0.6}%" height="${y(from) - y(base)}"><title>${measureName(name)} ${formatDate(one.from)} – ${formatDate(one.to)}: ${value}</title></rect>` : nothing;
  });
}
