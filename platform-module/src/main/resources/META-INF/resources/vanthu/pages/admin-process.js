import '../components/people-input.js';
import { html, nothing } from '../vendor/lit.js';
import { get, put } from '../app/api.js';
import { define } from '../app/element.js';
import { t } from '../app/i18n.js';
import { note, noteError } from '../app/live.js';
import { AdministeredPage } from '../components/administered.js';
import { choiceField, textField, tickField } from '../components/choice.js';
import { openForm } from '../components/dialog.js';
import { icon } from '../components/icons.js';
import { busy, field } from '../components/parts.js';

const UNIT = '@unit:';
const MODES = ['free', 'reason', 'parallel'];
const DIRECTING = ['leader', 'unit-head', 'delegate'];
const SWITCHES = ['contentReview', 'formCheck', 'approval', 'submissionRequired', 'signatureRequired', 'sealRequired'];

/** How the agency works inside: who looks at incoming documents first, which steps a draft takes, what is needed to issue. */
class ProcessPage extends AdministeredPage {
  static properties = { process: { state: true }, units: { state: true }, people: { state: true } };

  get #path() {
    return `/organization/agencies/${encodeURIComponent(this.agency)}`;
  }

  forget() {
    this.process = null;
  }

  #staff(text, limit = 8) {
    return get('/organization/users', { agency: this.agency, q: text, limit }).then((answer) => answer.items.filter((one) => one.state === 'active'));
  }

  #person(userName) {
    return this.people.find((one) => one.userName === userName) ?? { userName, fullName: userName };
  }

  async read() {
    [this.process, this.units, this.people] = await Promise.all([
      get(`${this.#path}/process`),
      get(`${this.#path}/units`).then((answer) => answer.items.filter((unit) => unit.active)),
      this.#staff('', 500),
    ]);
  }

  async #edit() {
    const { process } = this;
    const directors = this.people.filter((one) => one.userName === process.director || one.roles.some((role) => DIRECTING.includes(role)));
    const done = await openForm({
      title: t('page.process'),
      intro: t('process.editIntro'),
      size: 'wide',
      testid: 'process-dialog',
      values: { ...process, formControllers: process.formControllers.map((userName) => this.#person(userName)), reason: '' },
      fields: (data, errors, change) => html`
        ${choiceField({ ids: 'p', name: 'director', label: t('process.director'), value: data.director, error: errors.director, change, options: [['', t('process.leader')], ...this.units.map((unit) => [UNIT + unit.code, t('process.headOf', { unit: unit.name })]), ...directors.map((one) => [one.userName, [one.fullName, one.position].filter(Boolean).join(' – ')])], hint: t('process.directorHint') })}
        ${SWITCHES.map((name) => tickField({ name, label: t('process.' + name), value: data[name], change, hint: t(`process.${name}Hint`) }))}
        ${data.formCheck ? field({ id: 'p-formControllers', label: t('process.formControllers'), hint: t('process.formControllersHint'), error: errors.formControllers, control: html`<vt-people input-id="p-formControllers" testid="formControllers" .source=${(text) => this.#staff(text)} .value=${data.formControllers} @change=${(event) => change('formControllers', event.detail)}></vt-people>` }) : nothing}
        ${choiceField({ ids: 'p', name: 'modePolicy', label: t('process.modePolicy'), value: data.modePolicy, error: errors.modePolicy, change, options: MODES.map((mode) => [mode, t('process.mode.' + mode)]) })}
        ${textField({ ids: 'p', name: 'reason', label: t('deadline.reason'), value: data.reason, error: errors.reason, change, length: 500, hint: t('deadline.reasonHint') })}`,
      submit: (data) => put(`${this.#path}/process`, {
        ...Object.fromEntries(SWITCHES.map((name) => [name, Boolean(data[name])])),
        director: data.director,
        formControllers: data.formControllers.map((one) => one.userName),
        modePolicy: data.modePolicy,
        reason: data.reason.trim() || null,
        version: process.version,
      }),
    }).catch((error) => {
      noteError(error);
      this.load();
    });
    if (done) {
      this.process = done;
      note(t('process.saved'));
    }
  }

  #director() {
    const { director } = this.process;
    if (!director) {
      return t('process.leader');
    }
    return director.startsWith(UNIT) ? t('process.headOf', { unit: this.units.find((unit) => UNIT + unit.code === director)?.name ?? director.slice(UNIT.length) }) : this.#person(director).fullName;
  }

  /** The steps as they follow each other, those that the agency does without struck out in words. */
  #steps() {
    const { process } = this;
    const steps = [['draft', true], ['review', process.contentReview], ['formCheck', process.formCheck], ['approve', process.approval], ['sign', true], ['number', true], ['seal', true], ['issue', true]];
    return html`<ol class="plain process-steps" data-testid="steps">${steps.map(([step, on]) => html`<li class=${on ? '' : 'muted'} data-step=${step} data-on=${String(on)}>${icon(on ? 'check' : 'close')} ${t('flow.step.' + step)} ${on ? nothing : html`<small>${t('process.omitted')}</small>`}</li>`)}</ol>`;
  }

  body() {
    const { process } = this;
    return html`<div class="page-body"><header class="page-head"><h1>${t('page.process')}</h1>
        ${this.agencyChip('process')}<span class="grow"></span>
        ${process ? html`<button type="button" class="button primary" data-testid="edit-process" @click=${() => this.#edit()}>${t('common.edit')}</button>` : nothing}</header>
      <p class="hint">${t('process.hint')}</p>
      ${!process ? busy() : html`<section class="card"><h2>${t('process.incoming')}</h2>
          <dl class="facts"><dt>${t('process.director')}</dt><dd data-testid="director">${this.#director()}</dd></dl></section>
        <section class="card"><h2>${t('process.outgoing')}</h2>${this.#steps()}
          <dl class="facts">${['submissionRequired', 'signatureRequired', 'sealRequired'].map((name) => html`<dt>${t('process.' + name)}</dt><dd>${t(process[name] ? 'common.yes' : 'common.no')}</dd>`)}
            ${process.formCheck ? html`<dt>${t('process.formControllers')}</dt><dd>${process.formControllers.map((userName) => this.#person(userName).fullName).join(', ') || t('process.anyClerk')}</dd>` : nothing}
            <dt>${t('process.modePolicy')}</dt><dd>${t('process.mode.' + process.modePolicy)}</dd></dl></section>`}
    </div>`;
  }
}

define('vt-process-page', ProcessPage);
