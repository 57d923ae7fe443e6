import { html, nothing } from '../vendor/lit.js';
import { get, post } from '../app/api.js';
import { refreshCounters } from '../app/counters.js';
import { executorName, partWord } from '../app/directives.js';
import { Element, define } from '../app/element.js';
import { formatDate, formatDateTime, today } from '../app/format.js';
import { number, t } from '../app/i18n.js';
import { bindKeys } from '../app/keys.js';
import { note, noteError } from '../app/live.js';
import { go, href } from '../app/router.js';
import { session } from '../app/session.js';
import { actionsOf, openExtensionDecision, openExtensionOf, openLineStep } from '../components/directive-actions.js';
import { lineDueMark, lineHref } from '../components/directive-columns.js';
import { icon } from '../components/icons.js';
import { busy, failureBox, urgencyBadge } from '../components/parts.js';

const REFRESH_MILLISECONDS = 30000;
/** Of how many lines that came back the reason is asked for at once. */
const REASONS = 12;

/** What waits for the follow-up officer today: results to approve, lines that came back, longer times that were asked for; and who is late. */
class ReviewPage extends Element {
  static properties = { address: { attribute: false }, queue: { state: true }, failure: { state: true }, working: { state: true }, reasons: { state: true } };

  constructor() {
    super();
    this.reasons = {};
  }

  connected() {
    this.#load();
    this.every(REFRESH_MILLISECONDS, () => !document.querySelector('dialog[open]') && this.#load());
    this.own(bindKeys([
      { keys: 'j', text: () => t('list.keyDown'), run: () => this.#move(1) },
      { keys: 'k', text: () => t('list.keyUp'), run: () => this.#move(-1) },
      { keys: 'a', text: () => t('line.act.approve'), run: () => this.#press('approve') },
      { keys: 'x', text: () => t('line.act.reject'), run: () => this.#press('reject') },
      { keys: 'c', text: () => t('review.checked'), shown: () => !this.#checkedToday, run: () => !this.#checkedToday && this.#checked() },
    ]));
  }

  async #load() {
    try {
      this.queue = await get('/directive/queue', { agency: session.agencyCode });
      this.failure = null;
      this.#askReasons();
    } catch (error) {
      this.failure = error;
    }
  }

  /** Why lines came back, which only the line itself says. */
  #askReasons() {
    for (const row of (this.queue.returned ?? []).slice(0, REASONS).filter((one) => !(`${one.id} ${one.version}` in this.reasons))) {
      get(`/directive/lines/${row.id}`).then((line) => {
        const event = [...line.events ?? []].reverse().find((one) => one.kind === 'return');
        this.reasons = { ...this.reasons, [`${row.id} ${row.version}`]: event?.text ?? '' };
      }, () => {});
    }
  }

  get #checkedToday() {
    return Boolean(this.queue?.lastCheckedAt) && formatDate(this.queue.lastCheckedAt) === formatDate(today());
  }

  #cards() {
    return [...this.querySelectorAll('.review-card')];
  }

  #move(by) {
    const cards = this.#cards();
    const here = cards.findIndex((card) => card.contains(document.activeElement));
    cards[Math.min(cards.length - 1, Math.max(0, here + by))]?.querySelector('a')?.focus();
  }

  /** The button of that step on the card that has the focus. */
  #press(step) {
    (document.activeElement?.closest?.('.review-card') ?? this.#cards()[0])?.querySelector(`[data-step="${step}"]`)?.click();
  }

  async #run(work, said) {
    if (this.working) {
      return;
    }
    this.working = true;
    try {
      if (await work()) {
        note(said);
        refreshCounters();
      }
    } catch (error) {
      noteError(error);
    } finally {
      this.working = false;
      await this.#load();
    }
  }

  /** The window wants what only the line itself says: who takes part, what may be done. */
  #step(name, row) {
    return this.#run(async () => {
      const line = await get(`/directive/lines/${row.id}`);
      if (!actionsOf(line).includes(name)) {
        go('directive', [row.id]);
        return null;
      }
      return openLineStep({ name, line, conflict: () => this.#load() });
    }, t(`line.act.${name}.done`));
  }

  #decide(row) {
    return this.#run(async () => {
      const line = await get(`/directive/lines/${row.id}`);
      const extension = openExtensionOf(line);
      return extension && openExtensionDecision({ extension, line, conflict: () => this.#load() });
    }, t('extension.decided'));
  }

  #checked() {
    return this.#run(async () => {
      await post('/directive/queue/checked', { agency: session.agencyCode });
      return true;
    }, t('review.checkedDone'));
  }

  render() {
    if (this.failure && !this.queue) {
      return failureBox(this.failure, () => this.#load());
    }
    if (!this.queue) {
      return busy();
    }
    const { review = [], returned = [], extensions = [], updates = [], notUpdated = 0, overdue = 0, lastCheckedAt } = this.queue;
    const nothingWaits = ![review, returned, extensions, updates].some((rows) => rows.length);
    return html`<div class="page-body review" data-testid="review">
      <header class="page-head"><h1>${t('page.review')}</h1><span class="muted" data-testid="last-checked">${lastCheckedAt ? t('review.lastChecked', { at: formatDateTime(lastCheckedAt) }) : t('review.neverChecked')}</span><span class="grow"></span>
        <a class="button" href=${href('directives')}>${icon('flag')} ${t('page.directives')}</a>
        <button type="button" class="button ${this.#checkedToday ? '' : 'primary'}" data-testid="checked" ?disabled=${this.working || this.#checkedToday} @click=${() => this.#checked()}>${icon('check')} ${t(this.#checkedToday ? 'review.checkedToday' : 'review.checked')}</button></header>
      <dl class="figures review-figures">
        <div><dt>${t('review.toReview')}</dt><dd data-testid="figure-review">${number(review.length)}</dd></div>
        <div><dt>${t('review.returned')}</dt><dd data-testid="figure-returned">${number(returned.length)}</dd></div>
        <div><dt>${t('review.extensions')}</dt><dd data-testid="figure-extensions">${number(extensions.length)}</dd></div>
        <div><dt>${t('directives.view.overdue')}</dt><dd class=${overdue ? 'late' : ''}><a href=${href('directives', [], { state: 'running', due: 'overdue' })} data-testid="figure-overdue">${number(overdue)}</a></dd></div>
        <div><dt>${t('line.notUpdated')}</dt><dd class=${notUpdated ? 'late' : ''}><a href=${href('directives', [], { state: 'running', due: 'notUpdated' })} data-testid="figure-notUpdated">${number(notUpdated)}</a></dd></div></dl>
      ${nothingWaits ? html`<p class="card muted" data-testid="nothing-to-review">${icon('check')} ${t('review.nothing')}</p>` : nothing}
      ${this.#section('toReview', review, (row) => html`<p>${t('review.result')} <strong>${row.resultNumber ?? ''}</strong> <span class="muted">${row.resultIssuedAt ? formatDateTime(row.resultIssuedAt) : ''}</span></p>
        <p class="actions"><button type="button" class="button primary" data-step="approve" data-testid="approve" ?disabled=${this.working} @click=${() => this.#step('approve', row)}>${t('line.act.approve')}</button>
          <button type="button" class="button" data-step="reject" data-testid="reject" ?disabled=${this.working} @click=${() => this.#step('reject', row)}>${t('line.act.reject')}</button></p>`)}
      ${this.#section('returned', returned, (row) => html`${this.reasons[`${row.id} ${row.version}`] ? html`<blockquote class="instruction">${this.reasons[`${row.id} ${row.version}`]}</blockquote>` : nothing}
        <p class="actions"><button type="button" class="button primary" data-step="reassign" data-testid="reassign" ?disabled=${this.working} @click=${() => this.#step('reassign', row)}>${t('line.act.reassign')}</button>
          <button type="button" class="button" data-testid="adjust" ?disabled=${this.working} @click=${() => this.#step('adjust', row)}>${t('line.act.adjust')}</button>
          <button type="button" class="button" data-testid="withdraw" ?disabled=${this.working} @click=${() => this.#step('withdraw', row)}>${t('line.act.withdraw')}</button></p>`)}
      ${this.#section('extensions', extensions, (row) => html`<p class="actions"><button type="button" class="button primary" data-step="approve" data-testid="decide" ?disabled=${this.working} @click=${() => this.#decide(row)}>${t('extension.decide')}</button></p>`)}
      ${this.#section('updates', updates, (row) => html`<p class="hint">${t('review.updatedAt', { at: formatDateTime(row.updatedAt) })}</p>`)}
    </div>`;
  }

  #section(name, rows, draw) {
    return rows.length ? html`<section aria-label=${t('review.' + name)} data-testid="section-${name}"><h2>${t('review.' + name)} <span class="count-words">${number(rows.length)}</span></h2><ul class="review-list">${rows.map((line) => html`<li class="card review-card" data-testid="review-card">
        <p class="review-top"><strong>${executorName(line)}</strong> <small class="muted">${partWord(line.part)}</small> ${urgencyBadge(line.urgency)} <span class="grow"></span>${lineDueMark(line)}</p>
        <p class="review-content"><a href=${lineHref(line)} data-testid="open-line">${line.content ?? line.subject}</a></p>
        <p class="hint">${[line.number, formatDate(line.documentDate), line.orderedName].filter(Boolean).join(' · ')}</p>
        ${draw(line)}</li>`)}</ul></section>` : nothing;
  }
}

define('vt-review-page', ReviewPage);
