import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { refreshCounters } from '../app/counters.js';
import { Element, define } from '../app/element.js';
import { formatDateTime } from '../app/format.js';
import { hasText, t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { note, noteError } from '../app/live.js';
import { pageById } from '../app/menu.js';
import { go, href } from '../app/router.js';
import { session } from '../app/session.js';
import { dueOf, holderName, stepName } from '../app/work.js';
import { icon } from './icons.js';
import { actionId, isDocumentAction, isItemAction, openDocumentAction, openItemAction, openSlip } from './routing-actions.js';

/** Buttons in the order of the regulation; what stands under "Xử lý văn bản" has its own menu of exactly three. */
const ORDER = ['direct', 'assign', 'resume', 'forward', 'file', 'done', 'opinion', 'progress', 'return', 'take'];
const PROCESSING = ['decline', 'wait', 'answered-earlier'];
const KEYS = { direct: 'd', assign: 'd', take: 'a', resume: 'w', forward: 'f', file: 'l', done: 'o', opinion: 'y', progress: 'p', return: 'r', process: 'x' };
const MAIN = ['direct', 'assign', 'resume'];

/** What this person may do with the document now, for each piece of work in reach. */
class RoutingBar extends Element {
  static properties = { routing: { attribute: false }, document: { attribute: false }, version: { type: Number } };

  connected() {
    this.own(bindKeys(Object.entries(KEYS).filter(([name], index, all) => all.findIndex(([, key]) => key === KEYS[name]) === index).map(([, key]) => ({
      keys: key,
      text: () => Object.entries(KEYS).filter(([name, other]) => other === key && this.#mine(name)).map(([name]) => t('act.' + name)).join(', '),
      shown: () => Object.keys(KEYS).some((name) => KEYS[name] === key && this.#mine(name)),
      run: () => {
        const name = Object.keys(KEYS).find((one) => KEYS[one] === key && this.#mine(one));
        if (name) {
          this.#run(name, this.#mine(name));
        }
      },
    }))));
  }

  /** The first piece of work on which the person may do it. */
  #mine(name) {
    return this.#items.find((item) => (name === 'process' ? PROCESSING.some((one) => item.can.includes(one)) : item.can.includes(name)));
  }

  get #items() {
    return (this.routing?.open ?? []).map((item) => ({ title: this.document?.subject, label: this.document?.number, nodeId: this.routing.nodeId, ...item, can: canDo(item) }));
  }

  async #run(name, item) {
    const { routing } = this;
    try {
      const answer = isItemAction(name)
        ? await openItemAction({ name, item, current: () => routing.item(item.id) ?? item, conflict: () => routing.load() })
        : await openDocumentAction({ name, nodeId: routing.nodeId, routing: routing.now, items: this.#choices(name, item), current: () => routing.now, conflict: () => routing.load() });
      if (answer) {
        refreshCounters();
        await routing.take(answer);
        const next = item ? await this.#next(item) : null;
        note(t(`act.${name}.done`), 'ok', next ? { text: t('flow.next'), run: () => go('document', [next.nodeId], { tab: 'flow' }) } : null);
      }
    } catch (error) {
      noteError(error);
      routing.load();
    }
  }

  /** What waits for the person after this one, at the same step: so that a leader goes through the queue without the list. */
  async #next(item) {
    const answer = await get('/work/items', { agency: session.agencyCode, box: 'mine', process: 'incoming', step: item.step, limit: 5 }).catch(() => ({ items: [] }));
    return answer.items.find((one) => one.nodeId !== this.routing.nodeId && one.state === 'open') ?? null;
  }

  /** Which pieces of work a change of the whole document may mean, in words. */
  #choices(name, first) {
    const items = this.#items.filter((item) => item.can.includes(name));
    return [...items.filter((item) => item.id === first?.id), ...items.filter((item) => item.id !== first?.id)].map((item) => ({ ...item, said: `${stepName(item)}: ${holderName(item)}` }));
  }

  #processChoice(item, choice) {
    if (choice === 'slip') {
      this.#run('process', item);
    } else if (choice === 'draft') {
      go('draft', ['new'], { incoming: this.routing.nodeId });
    } else {
      go('dossier', ['new'], { incoming: this.routing.nodeId });
    }
  }

  render() {
    const now = this.routing?.now;
    if (!now) {
      return nothing;
    }
    const mine = this.#items.filter((item) => item.can.some((name) => ORDER.includes(name) || PROCESSING.includes(name)));
    const whole = [...new Set([...(now.actions ?? []).map(actionId), ...this.#items.flatMap((item) => item.can)])].filter(isDocumentAction);
    const slip = (now.actions ?? []).includes('slip');
    const given = this.#items.filter((item) => item.can.includes('take-back'));
    return html`<div class="routing-bar" role="toolbar" aria-label=${t('flow.actions')} data-testid="routing-bar">
      ${mine.length ? mine.map((item) => this.#renderItem(item)) : this.#renderHolders(now)}
      <div class="routing-more"><span class="grow"></span>${whole.length || slip || given.length ? html`<sl-dropdown placement="bottom-end" @sl-select=${(event) => this.#more(event.detail.item.value)}>
        <button slot="trigger" type="button" class="button" data-testid="routing-more">${t('flow.more')} ${icon('down')}</button>
        <sl-menu>${given.map((item) => html`<sl-menu-item value="take-back ${item.id}" data-testid="do-take-back">${t('flow.takeBackFrom', { name: holderName(item) })}</sl-menu-item>`)}
          ${whole.map((name) => html`<sl-menu-item value=${name} data-testid="do-${name}">${t('act.' + name)}</sl-menu-item>`)}
          ${slip ? html`${whole.length ? html`<sl-divider></sl-divider>` : nothing}<sl-menu-item value="slip" data-testid="do-slip">${t('act.slip')}</sl-menu-item>` : nothing}</sl-menu></sl-dropdown>` : nothing}</div>
    </div>`;
  }

  #more(choice) {
    const [name, id] = choice.split(' ');
    if (name === 'slip') {
      openSlip(this.routing.nodeId);
    } else {
      this.#run(name, this.#items.find((item) => String(item.id) === id));
    }
  }

  /** For those who have nothing to do with it now: who has it, and until when. */
  #renderHolders(now) {
    const [first, ...others] = [...now.items ?? []].sort((a, b) => (a.part === 'lead' ? 0 : 1) - (b.part === 'lead' ? 0 : 1));
    return html`<p class="routing-now" data-testid="routing-now">${first
      ? html`<span>${t('flow.heldBy')} <strong>${holderName(first)}</strong> — ${stepName(first)}</span> ${first.dueAt ? html`<span class="due ${dueOf(first).kind}" title=${dueOf(first).title}>${dueOf(first).text}</span>` : nothing}${others.length ? html`<span class="others">${t('flow.andOthers', { n: others.length })}</span>` : nothing}`
      : hasText('flow.document.' + now.state) ? t('flow.document.' + now.state) : ''}</p>`;
  }

  #renderItem(item) {
    const due = dueOf(item);
    const processing = PROCESSING.some((name) => item.can.includes(name));
    const names = ORDER.filter((name) => item.can.includes(name));
    const drafts = item.can.includes('draft') || processing;
    const button = (name) => html`<button type="button" class="button ${MAIN.includes(name) ? 'primary' : ''}" data-testid="do-${name}" @click=${() => this.#run(name, item)}>${t('act.' + name)}${KEYS[name] ? html` <kbd aria-hidden="true">${KEYS[name]}</kbd>` : nothing}</button>`;
    return html`<div class="routing-item" data-testid="routing-item">
      <p class="routing-what">${item.principal ? html`<span class="badge wait" data-testid="on-behalf">${t('flow.for', { name: principalName(item) })}</span>` : nothing}
        <strong>${stepName(item)}</strong> <span class="due ${due.kind}" title=${due.title}>${due.text}</span>
        <span class="muted">${t('flow.given', { name: item.startedByName || item.startedBy || '', at: formatDateTime(item.startedAt) })}</span></p>
      ${item.instruction ? html`<blockquote class="instruction">${item.instruction}</blockquote>` : nothing}
      <div class="routing-buttons">
        ${names.filter((name) => MAIN.includes(name) || name === 'forward' || name === 'file').map(button)}
        ${processing ? html`<sl-dropdown @sl-select=${(event) => this.#processChoice(item, event.detail.item.value)}>
          <button slot="trigger" type="button" class="button" data-testid="do-process">${t('act.handle')} ${icon('down')}</button>
          <sl-menu><sl-menu-item value="slip" data-testid="process-slip">${t('act.process')}</sl-menu-item>
            ${drafts && pageById('draft') ? html`<sl-menu-item value="draft" data-testid="process-draft">${t('act.draft')}</sl-menu-item>` : nothing}
            ${drafts && pageById('dossier') ? html`<sl-menu-item value="dossier" data-testid="process-dossier">${t('act.dossier')}</sl-menu-item>` : nothing}</sl-menu></sl-dropdown>` : nothing}
        ${names.filter((name) => !MAIN.includes(name) && name !== 'forward' && name !== 'file').map(button)}
      </div></div>`;
  }
}

/** What the server permits, and taking it out of the pool for oneself. */
function canDo(item) {
  const names = (item.actions ?? []).map(actionId);
  const own = names.some((name) => ORDER.includes(name));
  return own && !item.principal && /^@/.test(item.holder ?? '') ? [...names, 'take'] : names;
}

const principalName = (item) => item.principalName ?? (item.holder === item.principal ? item.holderName : item.principal);

define('vt-routing-bar', RoutingBar);
