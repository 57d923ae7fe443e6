import { html, nothing } from '../vendor/lit.js';
import { principals } from '../app/acting.js';
import { post } from '../app/api.js';
import { t } from '../app/i18n.js';
import { note } from '../app/live.js';
import { session } from '../app/session.js';
import { choiceField } from './choice.js';
import { openForm } from './dialog.js';
import { field } from './parts.js';

export const CHANNELS = ['desk', 'phone', 'email', 'fax', 'inPerson'];

/**
 * Asks for words and urges: `items` (ids of work) or everything late of a `unit` or `person`. `overdue` and `soon` say how much there is.
 * Resolves with { items, people } or undefined.
 */
export async function openUrge({ name, items, unit, person, overdue = 0, soon = 0 }) {
  const others = await principals('urge');
  const answer = await openForm({
    title: t('urge.title', { name }),
    intro: items ? t('urge.introItems', { n: items.length }) : t('urge.intro', { overdue, soon }),
    action: t('urge.action'),
    testid: 'urge-dialog',
    values: { text: t('urge.words'), scope: overdue ? 'overdue' : 'soon', channel: 'desk', onBehalfOf: '' },
    fields: (data, errors, change) => html`
      ${!items && overdue && soon ? html`<fieldset class="radios"><legend>${t('urge.what')}</legend>${['overdue', 'soon'].map((one) => html`<label><input type="radio" name="scope" value=${one} .checked=${data.scope === one} @change=${() => change('scope', one)}> ${t('urge.what.' + one)}</label>`)}</fieldset>` : nothing}
      ${others.length ? choiceField({ ids: 'urge', name: 'onBehalfOf', label: t('urge.onBehalfOf'), value: data.onBehalfOf, error: errors.onBehalfOf, change, options: [['', t('urge.myself')], ...others.map((one) => [one.userName, one.fullName])] }) : nothing}
      ${choiceField({ ids: 'urge', name: 'channel', label: t('urge.channel'), value: data.channel, error: errors.channel, change, hint: t('urge.channelHint'), options: CHANNELS.map((one) => [one, t('urge.channel.' + one)]) })}
      ${field({ id: 'urge-text', label: t('urge.text'), required: true, error: errors.text, control: html`<textarea id="urge-text" name="text" rows="4" maxlength="1000" autofocus data-testid="text" aria-describedby="urge-text-note" .value=${data.text} @input=${(event) => change('text', event.target.value)}></textarea>` })}`,
    submit: (data) => post('/reminder/urge', {
      agency: session.agencyCode, items: items ?? null, unit: unit ?? null, person: person ?? null, due: data.scope, text: data.text, channel: data.channel, onBehalfOf: data.onBehalfOf || null,
    }),
  });
  if (answer) {
    note(answer.people.length ? t('urge.done', { n: answer.items, names: answer.people.map((one) => one.fullName).join(', ') }) : t('urge.noted', { n: answer.items }));
  }
  return answer;
}
