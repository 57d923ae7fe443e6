import { html, nothing, svg } from '../vendor/lit.js';
import { number } from '../app/i18n.js';

/** Bars of figures: `rows` are { name, count, href, current }. Each bar opens its list; its figure is said as well as drawn. */
export function figureBars({ title, rows, testid, empty }) {
  const most = Math.max(1, ...rows.map((row) => row.count));
  return html`<section class="figure-bars" data-testid=${testid}><h2>${title}</h2>
    ${rows.length ? html`<ul class="plain bars">${rows.map((row) => html`<li><a class="bar-row" href=${row.href} aria-current=${row.current ? 'true' : nothing} title=${row.name}>
      <span class="ellipsis">${row.name}</span>
      <svg width="100%" height="16" aria-hidden="true" focusable="false">${svg`<rect class="bar ${row.late ? 'overdue' : 'inTime'}" x="0" y="0" width="${(row.count / most) * 100}%" height="16"></rect>`}</svg>
      <b>${number(row.count)}</b></a></li>`)}</ul>` : html`<p class="muted">${empty}</p>`}
  </section>`;
}
