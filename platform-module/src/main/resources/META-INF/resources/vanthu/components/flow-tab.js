import './flow.js';
import { html, nothing } from '../vendor/lit.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime } from '../app/format.js';
import { keep } from '../app/host.js';
import { hasText, t } from '../app/i18n.js';
import { noteError } from '../app/live.js';
import { href } from '../app/router.js';
import { session } from '../app/session.js';
import { actorName, dueOf, holderName, stepName } from '../app/work.js';
import { dueMark } from './document-columns.js';
import { icon } from './icons.js';
import { busy, failureBox, notice, stateBadge } from './parts.js';
import { openUrge } from './urge-dialog.js';

/** Who may be expected to urge; the server decides for each piece of work. */
const mayUrge = () => session.has('leader', 'delegate', 'unit-head', 'follow-up', 'content-admin');

const rank = (item) => ['lead', '', 'coordinate', 'inform'].indexOf(item.part ?? '');
const leadFirst = (a, b) => rank(a) - rank(b);

/** How the document is processed: who has it, the picture of its way, what was said on the way. */
class FlowTab extends Element {
  static properties = { routing: { attribute: false }, version: { type: Number }, mode: { state: true } };

  constructor() {
    super();
    this.mode = keep.get('flowMode', 'picture');
  }

  #choose(mode) {
    this.mode = mode;
    keep.set('flowMode', mode);
  }

  render() {
    const { routing } = this;
    if (routing?.failure) {
      return failureBox(routing.failure, () => routing.load());
    }
    if (!routing?.trace) {
      return busy();
    }
    if (!routing.trace.length && !routing.now) {
      return html`<p class="muted" data-testid="no-flow">${t('flow.nothing')}</p>`;
    }
    return html`<div class="flow-tab" data-testid="flow-tab">
      ${routing.now ? this.#renderNow(routing.now) : nothing}
      <div class="flow-head"><h2 class="minor">${t('flow.way')}</h2><span class="grow"></span>
        <div class="segments" role="group" aria-label=${t('flow.way')}>${['picture', 'list'].map((mode) => html`<button type="button" aria-pressed=${String(this.mode === mode)} data-testid="flow-${mode}-mode" @click=${() => this.#choose(mode)}>${t('flow.mode.' + mode)}</button>`)}</div></div>
      ${routing.trace.length ? html`<vt-flow .items=${routing.trace} mode=${this.mode}></vt-flow>` : html`<p class="muted">${t('flow.nothing')}</p>`}
      ${this.#renderRecords(routing.now?.records ?? [])}
    </div>`;
  }

  #renderNow(now) {
    return html`<section class="flow-now" aria-label=${t('flow.now')}>
      <p>${now.state ? stateBadge(now.state === 'registered' ? 'awaitingDirection' : now.state, t('flow.document.' + now.state)) : nothing}
        ${now.response && now.response !== 'unknown' ? html`<span class="badge ${now.response === 'required' ? 'warn' : ''}">${t('response.' + now.response)}</span>` : nothing}
        ${now.replyDue && now.replyState !== 'answered' ? html`${t('flow.replyDue', { date: formatDate(now.replyDue) })} ${dueMark(now.replyDue)}` : nothing}
        ${now.followUp?.on ? html`${t('follow.onShort', { date: formatDate(now.followUp.on) })} ${now.endedAt ? nothing : dueMark(now.followUp.on)}` : nothing}
        ${now.taskAssigning ? html`<span class="badge info">${t('flow.taskAssigning')}</span>` : nothing}</p>
      ${now.items?.length ? html`<ul class="plain holders">${[...now.items].sort(leadFirst).map((item) => {
        const due = dueOf(item);
        return html`<li data-testid="holder">${icon(item.state === 'waiting' ? 'clock' : 'user')}<span><strong>${holderName(item)}</strong> — ${stepName(item)}${item.state === 'waiting' && item.step !== 'wait' ? html` · ${t('flow.state.waiting')}` : nothing}<br>
          <small class="muted">${t('flow.sinceShort', { at: formatDateTime(item.startedAt) })}${item.dueAt ? html` · ${t('flow.until', { at: formatDateTime(item.dueAt) })}` : nothing}</small> <span class="due ${due.kind}">${item.dueAt ? due.text : nothing}</span></span>
          ${mayUrge() && item.holder !== session.user.id ? html`<button type="button" class="text-button" data-testid="urge-item" @click=${() => openUrge({ name: holderName(item), items: [String(item.id)] }).catch(noteError)}>${t('overview.urge')}</button>` : nothing}</li>`;
      })}</ul>` : now.endedAt ? html`<p>${t('flow.over', { at: formatDateTime(now.endedAt), by: now.endedByName || now.endedBy || '' })}</p>` : nothing}
      ${now.followUp?.area || now.followUp?.note ? html`<p class="muted" data-testid="follow-up">${[now.followUp.area && `${t('follow.area')}: ${now.followUp.area}`, now.followUp.note].filter(Boolean).join(' · ')}</p>` : nothing}
      ${now.answeredBy?.length ? notice('ok', html`${t('flow.answeredBy')} ${now.answeredBy.map((one, index) => html`${index ? ', ' : nothing}<a href=${href('issued', [one.nodeId])}>${one.number}</a>`)}`, 'answered-by') : nothing}
      ${now.answeredEarlier ? notice('info', html`${t('flow.answeredEarlier')} ${now.answeredEarlierNodeId ? html`<a href=${href('document', [now.answeredEarlierNodeId])}>${now.answeredEarlier}</a>` : now.answeredEarlier}`) : nothing}
    </section>`;
  }

  /** What was said on the way, as a conversation: oldest first. */
  #renderRecords(records) {
    const said = records.filter((one) => one.text || one.handwriting);
    return said.length ? html`<h2 class="minor">${t('flow.records')}</h2><ol class="records" data-testid="records">${said.map((one) => html`<li class=${one.kind}>
        <p><strong>${actorName(one.byName || one.by, one.onBehalfOfName ?? one.onBehalfOf)}</strong> <span class="muted">${hasText('flow.record.' + one.kind) ? t('flow.record.' + one.kind) : one.kind} · <time>${formatDateTime(one.at)}</time></span></p>
        <p class="record-text">${one.text}</p>
        ${one.handwriting ? html`<p class="hint">${icon('pen')} ${one.handwriting.reference ?? t('flow.handwritingOnScan')}</p>` : nothing}</li>`)}</ol>` : nothing;
  }
}

define('vt-flow-tab', FlowTab);
