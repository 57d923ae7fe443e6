import '../components/suggest-input.js';
import { html, nothing } from '../vendor/lit.js';
import { get } from '../app/api.js';
import { suggestIssuers } from '../app/catalog.js';
import { FIELDS, executorName } from '../app/directives.js';
import { define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { go, href } from '../app/router.js';
import { session } from '../app/session.js';
import { actionsOf, openLineStep } from '../components/directive-actions.js';
import { givenCard, givenColumns } from '../components/directive-columns.js';
import { openSource } from '../components/directive-source.js';
import { icon } from '../components/icons.js';
import { LinesPage } from '../components/lines-page.js';

/** What the agency has given: every line with its executor, state and deadline. */
class DirectivesPage extends LinesPage {
  static properties = { names: { state: true }, leaders: { state: true } };

  constructor() {
    super({
      page: 'directives',
      side: 'given',
      filters: ['field', 'executor', 'officer', 'leader'],
      list: {
        columns: givenColumns(),
        card: givenCard,
        exportName: 'nhiem-vu-da-giao',
        selectable: true,
        bulk: (rows) => html`<button type="button" class="button small" data-testid="bulk-urge" @click=${() => this.#urge(rows)}>${icon('bell')} ${t('line.act.urge')} <kbd aria-hidden="true">u</kbd></button>`,
        none: 'directives.none',
      },
    });
    this.names = {};
  }

  connected() {
    super.connected();
    get('/outgoing/options', { agency: session.agencyCode }).then((options) => {
      this.leaders = options.signers ?? [];
    }, () => {});
  }

  keys() {
    return [
      { keys: 'n', text: () => t('source.new'), shown: () => mayEnter(), run: () => mayEnter() && this.#enter() },
      { keys: 'u', text: () => t('line.act.urge'), shown: () => this.#urgeable().length > 0, run: () => this.#urge(this.#urgeable()) },
    ];
  }

  /** Names of what the address says by code. */
  learn(items) {
    const { executor, officer, leader, unit } = this.address.query;
    const row = items[0];
    if (row) {
      this.names = { ...this.names, ...(executor ? { executor: executorName(row) } : {}), ...(officer ? { officer: row.officerName } : {}), ...(leader ? { leader: row.orderedName } : {}), ...(unit ? { unit: row.unitName ?? row.executorName } : {}) };
    }
  }

  #urgeable() {
    const list = this.$('vt-list');
    const rows = list?.selection?.size ? [...list.selection.values()] : [list?.rows?.[list.active]].filter(Boolean);
    return rows.filter((row) => !['completed', 'withdrawn', 'drafted'].includes(row.state));
  }

  /** One line: its own window; many: the same words to each. */
  async #urge(rows) {
    try {
      const [first, ...others] = rows;
      const line = await get(`/directive/lines/${first.id}`);
      if (!actionsOf(line).includes('urge')) {
        note(t('line.mayNotUrge'), 'bad');
        return;
      }
      const done = await openLineStep({ name: 'urge', line, others });
      if (done) {
        note(t('line.act.urge.done'));
        this.$('vt-list').reload();
      }
    } catch (error) {
      noteError(error);
    }
  }

  async #enter() {
    try {
      const made = await openSource();
      if (made) {
        go('assigning', [made.nodeId]);
      }
    } catch (error) {
      noteError(error);
    }
  }

  chips(filters) {
    return html`${this.chip('leader', t('directive.orderedBy'), known(this.leaders?.map((one) => [one.userName, one.fullName]), filters.leader, this.names.leader))}
      ${this.chip('field', t('directive.field'), known(FIELDS.map((one) => [one, one]), filters.field))}
      ${this.partChip()}
      ${['executor', 'unit', 'officer', 'outcome'].map((name) => this.setChip(name, this.names[name]))}
      ${filters.executor ? nothing : html`<span class="quick executor-filter"><label class="sr-only" for="executor-filter">${t('line.executor')}</label><vt-suggest input-id="executor-filter" testid="executor-filter" placeholder=${t('line.executor')} .value=${''} .source=${suggestIssuers} @change=${(event) => {
        const code = event.detail.item?.code;
        if (code) {
          this.names = { ...this.names, executor: event.detail.item.text };
          this.set({ executor: code });
        }
      }}></vt-suggest></span>`}`;
  }

  links() {
    return html`<a class="button" href=${href('inspections')} data-testid="inspections">${icon('eye')} ${t('page.inspections')}</a>
      ${session.has('follow-up') ? html`<a class="button" href=${href('review')} data-testid="to-review">${icon('check')} ${t('page.review')}</a>` : nothing}
      ${mayEnter() ? html`<button type="button" class="button primary" data-testid="new-source" @click=${() => this.#enter()}>${icon('plus')} ${t('source.new')}</button>` : nothing}`;
  }
}

/** Who enters directives of papers and of meetings: those who follow them. */
const mayEnter = () => session.has('follow-up');

/** The options, and the one that the address names when it is not among them. */
const known = (options = [], value, name) => (!value || options.some(([code]) => code === value) ? options : [...options, [value, name ?? value]]);

define('vt-directives-page', DirectivesPage);
