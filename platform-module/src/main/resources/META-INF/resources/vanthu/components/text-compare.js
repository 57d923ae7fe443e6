import { html } from '../vendor/lit.js';
import { t } from '../app/i18n.js';
import { openDialog } from './dialog.js';
import { icon } from './icons.js';
import { busy, notice } from './parts.js';

/** The blocks of a comparison as pieces in reading order: { kind: 'same' | 'in' | 'out', text }. */
export function piecesOf(blocks) {
  const pieces = [];
  const add = (kind, text) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) {
      last.text += text;
    } else if (text) {
      pieces.push({ kind, text });
    }
  };
  const lines = (list) => (list ?? []).map((line) => line + '\n').join('');
  for (const block of blocks) {
    if (block.kind === 'equal') {
      add('same', lines(block.new ?? block.old));
    } else if (block.words?.length) {
      block.words.forEach((word, index) => {
        add('same', index ? ' ' : '');
        add({ equal: 'same', insert: 'in', delete: 'out' }[word.kind], word.text);
      });
      add('same', '\n');
    } else {
      add('out', lines(block.kind === 'insert' ? [] : block.old));
      add('in', lines(block.kind === 'delete' ? [] : block.new));
    }
  }
  const last = pieces.at(-1);
  if (last) {
    last.text = last.text.replace(/\n+$/, '');
  }
  return pieces.filter((piece) => piece.text);
}

/** A text with what was put in and taken out: by a line under or through it, a sign and, for those who listen, a word. */
export function compared(pieces) {
  let change = 0;
  return pieces.map((piece) => {
    if (piece.kind === 'same') {
      return piece.text;
    }
    change += 1;
    return piece.kind === 'in'
      ? html`<ins data-change=${change} tabindex="-1"><span class="sr-only">${t('compare.in')} </span>${piece.text}<span class="sr-only"> ${t('compare.end')}</span></ins>`
      : html`<del data-change=${change} tabindex="-1"><span class="sr-only">${t('compare.out')} </span>${piece.text}<span class="sr-only"> ${t('compare.end')}</span></del>`;
  });
}

/**
 * Compares two versions of a text. `versions`: [{ label, title }], newest first; `load(from, to)` resolves with the blocks of the server.
 */
export function openComparison({ versions, from, to, load }) {
  let chosen = { from: from ?? versions[1]?.label, to: to ?? versions[0]?.label };
  let pieces = null;
  let failure = '';
  let at = 0;
  let started = false;
  return openDialog({
    title: t('compare.title'),
    size: 'large',
    testid: 'compare-dialog',
    content: ({ close, update, dialog }) => {
      const compare = async () => {
        const wanted = chosen;
        pieces = null;
        failure = '';
        at = 0;
        update();
        try {
          const answer = await load(wanted.from, wanted.to);
          if (wanted === chosen) {
            pieces = piecesOf(answer.blocks ?? []);
          }
        } catch (error) {
          failure = error.message;
        }
        update();
      };
      if (!started) {
        started = true;
        queueMicrotask(compare);
      }
      const changes = pieces?.filter((piece) => piece.kind !== 'same').length ?? 0;
      const step = (by) => {
        at = ((at - 1 + by + changes) % changes) + 1;
        update();
        const target = dialog.querySelector(`[data-change="${at}"]`);
        dialog.querySelector('.here')?.classList.remove('here');
        target?.classList.add('here');
        target?.scrollIntoView({ block: 'center' });
      };
      const choice = (name) => html`<label class="compare-side"><span>${t('compare.' + name)}</span><select data-testid="compare-${name}" @change=${(event) => {
        chosen = { ...chosen, [name]: event.target.value };
        compare();
      }}>${versions.map((one) => html`<option value=${one.label} ?selected=${one.label === chosen[name]}>${one.title}</option>`)}</select></label>`;
      return html`<div class="dialog-body compare" @keydown=${(event) => {
          if (changes && event.target.localName !== 'select' && ['n', 'p'].includes(event.key)) {
            step(event.key === 'n' ? 1 : -1);
          }
        }}>
          <div class="compare-bar">${choice('from')}<span aria-hidden="true">→</span>${choice('to')}
            <span class="grow"></span>
            <span class="muted" role="status" data-testid="compare-count">${pieces ? changes ? at ? t('compare.at', { n: at, of: changes }) : t('compare.changes', { n: changes }) : t('compare.none') : ''}</span>
            <button type="button" class="icon-button" ?disabled=${!changes} title="${t('compare.previous')} (p)" aria-label=${t('compare.previous')} @click=${() => step(at ? -1 : 0)}>${icon('up')}</button>
            <button type="button" class="icon-button" ?disabled=${!changes} title="${t('compare.next')} (n)" aria-label=${t('compare.next')} data-testid="compare-next" @click=${() => step(1)}>${icon('down')}</button></div>
          <p class="compare-key"><ins>${t('compare.in')}</ins> <del>${t('compare.out')}</del></p>
          ${failure ? notice('bad', failure) : !pieces ? busy(t('compare.working')) : html`<div class="compare-text" tabindex="0" data-testid="compare-text" role="region" aria-label=${t('compare.title')}>${pieces.length ? compared(pieces) : html`<span class="muted">${t('compare.noText')}</span>`}</div>`}
        </div>
        <div class="dialog-foot"><button type="button" class="button primary" autofocus @click=${() => close()}>${t('common.close')}</button></div>`;
    },
  });
}
