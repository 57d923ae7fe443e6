import { html, nothing, svg } from '../vendor/lit.js';
import { number, t } from '../app/i18n.js';

const PARTS = ['overdue', 'soon', 'inTime'];

/** Each row's open work as three parts. */
export const partsOf = (row) => ({ overdue: row.overdue ?? 0, soon: row.soon ?? 0, inTime: Math.max(0, (row.open ?? 0) - (row.overdue ?? 0) - (row.soon ?? 0)) });

/** Bars of open work, late first: told apart by pattern and number as well as by colour; the table beside says the same to those who listen. */
export function bars(rows) {
  const most = Math.max(1, ...rows.map((row) => row.open ?? 0));
  return html`<figure class="bars" aria-hidden="true" data-testid="bars">
    <svg class="bar-patterns" width="0" height="0" focusable="false">${svg`<defs>
      <pattern id="late" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="fill-overdue" width="6" height="6"></rect><path class="hatch" d="M0 0V6"></path></pattern>
      <pattern id="near" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="fill-soon" width="6" height="6"></rect><circle class="dots" cx="3" cy="3" r="1.200"></circle></pattern>
    </defs>`}</svg>
    ${rows.map((row) => html`<div class="bar-row"><span class="ellipsis" title=${row.name}>${row.name}</span>
      <svg width="100%" height="16" focusable="false">${drawn(row, most)}</svg><b>${number(row.open ?? 0)}</b></div>`)}
    <figcaption class="legend">${PARTS.map((part) => html`<span><i class="bar-key ${part}"></i> ${t('overview.' + part)}</span>`)}</figcaption>
  </figure>`;
}

function drawn(row, most) {
  const parts = partsOf(row);
  let x = 0;
  return PARTS.map((part) => {
    const at = x;
    const share = (parts[part] / most) * 100;
    x += share;
    return parts[part] ? svg`<rect class="bar ${part}" x="${at}%" y="0" width="${share}%" height="16"><title>${t('overview.' + part)}: ${parts[part]}</title></rect>` : nothing;
  });
}
