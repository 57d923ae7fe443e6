import { html, nothing, svg } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { formatDateTime } from '../app/format.js';
import { t } from '../app/i18n.js';
import { actorName, dueOf, holderName, outcomeName, stepName } from '../app/work.js';

const INDENT = 22;
const DEEPEST = 5;
const LINE = 17;
const PAD = 8;
const GAP = 14;
const MARK = 22;

let ink = null;

/** The width of a text as the page draws it. */
function widthOf(text, bold, size) {
  ink ??= document.createElement('canvas').getContext('2d');
  ink.font = `${bold ? 600 : 400} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return ink.measureText(text).width;
}

/** Breaks a text into lines that fit; the last one ends with … where there is more. */
function fit(text, width, { lines = 1, bold = false, size = 13 } = {}) {
  const words = (text ?? '').split(/\s+/).filter(Boolean);
  const found = [];
  let current = '';
  for (const word of words) {
    const longer = current ? `${current} ${word}` : word;
    if (current && widthOf(longer, bold, size) > width) {
      found.push(current);
      current = word;
    } else {
      current = longer;
    }
  }
  if (current) {
    found.push(current);
  }
  const shown = found.slice(0, lines);
  if (shown.length) {
    const cut = found.length > lines;
    let last = shown.at(-1);
    while (last.length > 1 && widthOf(cut ? `${last}…` : last, bold, size) > width) {
      last = last.slice(0, -1).trimEnd();
      shown[shown.length - 1] = `${last}…`;
    }
    if (cut && !shown.at(-1).endsWith('…')) {
      shown[shown.length - 1] = `${last}…`;
    }
  }
  return shown;
}

/**
 * Orders the trace as it branched: after each piece of work those that came out of it in branches of their own, then what came next in its own branch.
 * Gives [{ item, depth, from, fork }]; `from` is the row it came out of.
 */
export function arrange(items) {
  const byId = new Map(items.map((item) => [String(item.id), item]));
  const children = new Map();
  const roots = [];
  const lastOfBranch = new Map();
  for (const item of items) {
    const named = item.parent === null || item.parent === undefined ? null : byId.get(String(item.parent));
    // The parent names what the branch arose from; inside the branch each follows the one before.
    const before = (item.branch ? lastOfBranch.get(item.branch) : null) ?? named;
    if (before && before !== item) {
      children.set(before, [...(children.get(before) ?? []), item]);
    } else {
      roots.push(item);
    }
    if (item.branch) {
      lastOfBranch.set(item.branch, item);
    }
  }
  const rows = [];
  const place = (item, depth, from, fork) => {
    const row = { item, depth, from, fork, index: rows.length };
    rows.push(row);
    const next = children.get(item) ?? [];
    // What goes on in its own branch, or in the lead, stays in line; everything else is a fork. One follower alone is no fork either.
    const straight = next.length === 1 ? next[0] : next.filter((one) => one.branch === item.branch).at(-1) ?? next.find((one) => one.part === 'lead');
    for (const one of next.filter((other) => other !== straight)) {
      place(one, Math.min(depth + 1, DEEPEST), row, true);
    }
    if (straight) {
      place(straight, depth, row, false);
    }
  };
  for (const root of roots) {
    place(root, 0, null, false);
  }
  return rows;
}

const mark = (item) => (item.state === 'ended' ? 'ended' : item.state === 'waiting' ? 'waiting' : 'open');

/** What is said of one piece of work, as the picture and the list both say it. */
function words(item, from) {
  const due = dueOf(item);
  const state = mark(item);
  const for_ = item.startedForName ?? item.startedFor;
  return {
    due,
    state,
    title: stepName(item),
    holder: holderName(item),
    since: t('flow.since', { at: formatDateTime(item.startedAt), by: actorName(item.startedByName || item.startedBy, for_) }),
    until: item.dueAt ? t('flow.until', { at: formatDateTime(item.dueAt) }) : '',
    end: item.endedAt ? t('flow.ended', { what: outcomeName(item) || t('flow.state.ended'), at: formatDateTime(item.endedAt), by: actorName(item.endedByName || item.endedBy, item.endedForName ?? item.endedFor) }) : '',
    said: [...new Set([item.instruction, item.comment])].filter((one) => one && one !== from?.instruction && one !== from?.comment),
  };
}

/** The way of a document as a picture, and as a list for those who listen or prefer it. */
class Flow extends Element {
  static properties = { items: { attribute: false }, mode: {}, width: { state: true } };

  constructor() {
    super();
    this.items = [];
    this.width = 0;
  }

  connected() {
    const observer = new ResizeObserver(() => {
      const width = Math.floor(this.clientWidth);
      if (width && Math.abs(width - this.width) > 1) {
        this.width = width;
      }
    });
    observer.observe(this);
    this.own(() => observer.disconnect());
    this.every(60000, () => this.requestUpdate());
  }

  render() {
    const rows = arrange(this.items);
    return html`${this.mode === 'list' ? nothing : this.#picture(rows)}${this.#list(rows)}`;
  }

  #picture(rows) {
    const width = Math.min(Math.max(this.width, 280), 760);
    let y = 2;
    for (const row of rows) {
      Object.assign(row, this.#measure(row, width));
      row.y = y;
      y += row.height + GAP;
    }
    const height = Math.max(y - GAP + 4, 10);
    return svg`<svg class="flow" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false" data-testid="flow-picture">
      ${rows.map((row) => (row.from ? this.#line(row) : nothing))}
      ${rows.map((row) => this.#box(row))}
    </svg>`;
  }

  #measure(row, width) {
    const said = words(row.item, row.from?.item);
    const left = row.depth * INDENT;
    const inner = width - left - MARK - PAD - 12;
    const dueWidth = row.item.endedAt || said.due.kind === 'none' ? 0 : widthOf(said.due.text, true, 12) + 10;
    const beside = dueWidth && inner - dueWidth > 130;
    const texts = [
      ...fit(said.title, beside ? inner - dueWidth : inner, { bold: true }).map((text) => ({ text, kind: 'title' })),
      ...(dueWidth && !beside ? fit(said.due.text, inner, { bold: true, size: 12 }).map((text) => ({ text, kind: `due ${said.due.kind}` })) : []),
      ...fit(said.holder, inner, { lines: 2 }).map((text) => ({ text, kind: 'holder' })),
      ...fit([said.since, said.until].filter(Boolean).join(' · '), inner, { lines: 2, size: 12 }).map((text) => ({ text, kind: 'minor' })),
      ...fit(said.end, inner, { lines: 2, size: 12 }).map((text) => ({ text, kind: 'minor' })),
      ...(row.item.endedAt && said.due.kind === 'bad' ? fit(said.due.text, inner, { bold: true, size: 12 }).map((text) => ({ text, kind: 'due bad' })) : []),
      ...said.said.flatMap((one) => fit(`“${one}”`, inner, { lines: 2, size: 12 }).map((text) => ({ text, kind: 'said' }))),
    ];
    return { said, left, boxWidth: width - left - 2, texts, beside, height: PAD * 2 + texts.length * LINE - 2 };
  }

  /** From the row it came out of: straight down, or round a corner into a branch. */
  #line(row) {
    const { from } = row;
    const x = from.left + 11;
    const start = from.y + from.height;
    const end = row.y + 17;
    const kind = `flow-line ${row.item.part || 'lead'} ${mark(row.item)}`;
    return row.left > from.left
      ? svg`<path class=${kind} d="M${x} ${start} V${end - 8} Q${x} ${end} ${x + 8} ${end} H${row.left + 1}"></path>`
      : svg`<path class=${kind} d="M${x} ${start} V${row.y}"></path>`;
  }

  #box(row) {
    const { said } = row;
    const kind = `flow-box ${said.state} ${said.due.kind === 'bad' && said.state !== 'ended' ? 'overdue' : ''}`;
    const textX = row.left + MARK + PAD;
    return svg`<g class=${kind} data-testid="flow-box" data-state=${said.state}>
      <title>${[said.title, said.holder, said.due.text, said.since, said.end, ...said.said].filter(Boolean).join('\n')}</title>
      <rect x=${row.left + 1} y=${row.y} width=${row.boxWidth} height=${row.height} rx="6"></rect>
      ${this.#sign(said.state, row.left + 13, row.y + 17)}
      ${row.texts.map((line, index) => svg`<text class=${line.kind} x=${textX} y=${row.y + PAD + 11 + index * LINE}>${line.text}</text>`)}
      ${row.beside ? svg`<text class="due ${said.due.kind}" x=${row.left + row.boxWidth - PAD} y=${row.y + PAD + 11} text-anchor="end">${said.due.text}</text>` : nothing}
    </g>`;
  }

  #sign(state, x, y) {
    if (state === 'ended') {
      return svg`<path class="flow-sign" d="M${x - 4} ${y} l3 3.500 5.500 -7"></path>`;
    }
    return state === 'waiting'
      ? svg`<path class="flow-sign" d="M${x - 2.500} ${y - 5} v10 M${x + 2.500} ${y - 5} v10"></path>`
      : svg`<circle class="flow-sign full" cx=${x} cy=${y} r="5"></circle>`;
  }

  #list(rows) {
    return html`<ol class=${this.mode === 'list' ? 'flow-list' : 'sr-only'} aria-label=${t('flow.listLabel')} data-testid="flow-list">${rows.map(({ item, depth, from, fork }) => {
      const said = words(item, from?.item);
      return html`<li style="--depth:${depth}" data-state=${said.state}>
        <p><strong>${said.title}</strong> <span class="badge ${said.state === 'ended' ? '' : said.state === 'waiting' ? 'warn' : 'info'}">${t('flow.state.' + said.state)}</span> ${item.dueAt ? html`<span class="due ${said.due.kind}">${said.due.text}</span>` : nothing}</p>
        <p>${said.holder}</p>
        <p class="hint">${fork && from ? html`${t('flow.branchOf', { name: holderName(from.item) })} · ` : nothing}${[said.since, said.until, said.end].filter(Boolean).join(' · ')}</p>
        ${said.said.map((one) => html`<blockquote class="instruction">${one}</blockquote>`)}</li>`;
    })}</ol>`;
  }
}

define('vt-flow', Flow);
