import './suggest-input.js';
import { html, nothing } from '../vendor/lit.js';
import { del, get, post, put, upload } from '../app/api.js';
import { number, t } from '../app/i18n.js';
import { session } from '../app/session.js';
import { choiceField, textField, tickField } from './choice.js';
import { askReason, openDialog, openForm } from './dialog.js';
import { icon } from './icons.js';
import { stateBadge } from './parts.js';
import { areaField } from './retention-parts.js';

const CONNECTORS = ['', 'peer', 'axis', 'folder', 'mail'];
const MARKS = { open: 'active', closed: 'closed', merged: 'voided' };
const path = (code, ...more) => ['/directory/organizations', encodeURIComponent(code), ...more].join('/');

export const directoryState = (row) => (row.site ? stateBadge('active', t('directory.here')) : stateBadge(MARKS[row.state] ?? 'none', t('directory.state.' + row.state)));

/** How it is reached, in words. */
export const reached = (row) => [row.connector || row.route?.connector ? t('directory.connector.' + (row.connector || row.route.connector)) : '', row.electronic ? '' : t('directory.paperOnly')].filter(Boolean).join(', ') || t('directory.noRoute');

/** Organisations and groups that fit what was typed. */
export const findRecipients = async (text) => (await get('/directory/recipients', { agency: session.agencyCode, q: text })).items;

/** One name in each line: `key = value`. */
const linesOf = (settings) => Object.entries(settings ?? {}).map(([key, value]) => `${key} = ${value}`).join('\n');
const settingsOf = (text) => Object.fromEntries(text.split('\n').map((line) => line.split('=')).filter(([key]) => key.trim()).map(([key, ...rest]) => [key.trim(), rest.join('=').trim()]));

/** Writes an organisation in, or changes `one`; resolves with it. */
export function openOrganization(one, proposed = {}) {
  const start = one ?? { code: '', name: '', oldCodes: [], electronic: true, paper: true, kinds: [], ...proposed };
  return openForm({
    title: t(one ? 'directory.edit' : 'directory.new'),
    testid: 'organization-dialog',
    size: 'wide',
    values: { ...start, parent: start.parent ?? '', kinds: start.kinds.join(', '), connector: start.route?.connector ?? '', routeAddress: start.route?.address ?? '', settings: linesOf(start.route?.settings), duplicate: false },
    fields: (data, errors, change) => {
      const text = (name, options = {}) => textField({ ids: 'org', name, label: t('directory.' + name), value: data[name], error: errors[name], change, ...options });
      return html`<div class="two">
        ${text('code', { required: true, length: 35, disabled: Boolean(one), hint: t('directory.codeHint'), autofocus: !one })}
        ${text('parent', { length: 35, hint: t('directory.parentHint') })}
        ${text('name', { required: true, length: 300, wide: true })}
        ${text('address', { length: 300, wide: true })}
        ${text('email', { length: 200, mode: 'email' })}${text('telephone', { length: 60, mode: 'tel' })}
        ${text('fax', { length: 60 })}${text('website', { length: 200 })}
        ${tickField({ name: 'electronic', label: t('directory.electronic'), value: data.electronic, change })}
        ${tickField({ name: 'paper', label: t('directory.paper'), value: data.paper, change })}
        ${text('kinds', { length: 300, wide: true, hint: t('directory.kindsHint') })}
        ${choiceField({ ids: 'org', name: 'connector', label: t('directory.connector'), value: data.connector, error: errors.connector, change, options: CONNECTORS.map((code) => [code, t('directory.connector.' + (code || 'none'))]) })}
        ${text('routeAddress', { length: 500, disabled: !data.connector, hint: data.connector ? t('directory.addressHint.' + data.connector) : '' })}
        ${data.connector ? areaField('org', 'settings', t('directory.settings'), data, errors, change, { rows: 3, hint: t('directory.settingsHint') }) : nothing}
        ${one ? nothing : tickField({ name: 'duplicate', label: t('directory.duplicateTick'), value: data.duplicate, change })}</div>`;
    },
    submit: (data) => {
      const body = Object.fromEntries(['name', 'parent', 'address', 'email', 'telephone', 'fax', 'website'].map((name) => [name, (data[name] ?? '').normalize('NFC').trim()]));
      Object.assign(body, { electronic: data.electronic, paper: data.paper, kinds: data.kinds.split(/[\s,;]+/).filter(Boolean), route: data.connector ? { connector: data.connector, address: data.routeAddress.trim(), settings: settingsOf(data.settings) } : null });
      return one ? put(path(one.code), { ...body, version: one.version }) : post('/directory/organizations', { ...body, code: data.code.trim(), duplicate: data.duplicate });
    },
  });
}

/** Closes an organisation or opens it again. */
export const closeOrganization = (one, step) => askReason({ title: t('directory.' + step), intro: t('directory.intro.' + step, { name: one.name }), action: t('directory.' + step), danger: step === 'close', testid: 'step-dialog', submit: (reason) => post(path(one.code, step), { reason, version: one.version }) });

/** Gives an organisation another identifier, or merges it into another. */
export const moveOrganization = (one, step) => openForm({
  title: t('directory.' + step),
  intro: t('directory.intro.' + step, { name: one.name }),
  action: t('directory.' + step),
  testid: 'step-dialog',
  danger: step === 'merge',
  values: { code: '', reason: '' },
  fields: (data, errors, change) => html`${textField({ ids: 'step', name: 'code', label: t('directory.code.' + step), value: data.code, error: errors.code, change, required: true, length: 35, autofocus: true })}
    ${areaField('step', 'reason', t('common.reason'), data, errors, change, { required: true, length: 500 })}`,
  submit: (data) => post(path(one.code, step), { code: data.code.trim(), reason: data.reason.trim(), version: one.version }),
});

/** Keeps a group of recipients; resolves with it. */
export function openGroup(group) {
  return openForm({
    title: t(group ? 'directory.editGroup' : 'directory.newGroup'),
    testid: 'group-dialog',
    size: 'wide',
    values: { name: group?.name ?? '', members: group?.members ?? [] },
    fields: (data, errors, change) => html`${textField({ ids: 'group', name: 'name', label: t('directory.groupName'), value: data.name, error: errors.name, change, required: true, length: 200, autofocus: true })}
      <div class="field ${errors.members ? 'has-error' : ''}"><label for="group-find">${t('directory.members')}</label>
        <vt-suggest input-id="group-find" testid="member-find" .value=${''} .source=${async (text) => (await findRecipients(text)).filter((one) => one.kind === 'agency').map((one) => ({ text: one.name, hint: one.code, one }))} @change=${(event) => {
          const { item } = event.detail;
          if (item) {
            change('members', [...data.members.filter((one) => one.code !== item.one.code), item.one]);
            const field = event.target;
            requestAnimationFrame(() => {
              field.value = '';
            });
          }
        }}></vt-suggest>
        <div class="field-note" id="group-find-note">${errors.members ? html`<span class="error-text" role="alert">${icon('warn')} ${errors.members}</span>` : nothing}</div></div>
      <ul class="plain unit-list">${data.members.map((one) => html`<li data-testid="member"><span>${one.name} <code>${one.code}</code></span><span class="grow"></span>
        <button type="button" class="icon-button" aria-label=${t('draft.removeRecipient', { name: one.name })} title=${t('common.delete')} @click=${() => change('members', data.members.filter((other) => other !== one))}>${icon('close')}</button></li>`)}</ul>`,
    submit: (data) => {
      const body = { name: data.name.normalize('NFC').trim(), members: data.members.map((one) => one.code) };
      return group ? put('/directory/groups/' + group.id, { ...body, version: group.version }) : post('/directory/groups', { ...body, agency: session.agencyCode });
    },
  });
}

export const deleteGroup = (group) => del(`/directory/groups/${group.id}?version=${group.version}`);

const ORDER = ['added', 'renamed', 'changed', 'closed', 'duplicate', 'gone', 'here', 'wrong', 'same'];

/** Takes a published list over: shows first what would become of each row. Resolves true when something was done. */
export function openList(from = null) {
  let file = null;
  let source = '';
  let shown = null;
  let failure = '';
  let working = false;
  const ask = (apply) => {
    const form = new FormData();
    form.set('metadata', new Blob([JSON.stringify({ source: source.trim() || null, from, apply })], { type: 'application/json' }));
    if (file) {
      form.set('file', file, file.name.normalize('NFC'));
    }
    return upload('/directory/lists', form);
  };
  return openDialog({
    title: t('directory.list'),
    size: 'wide',
    testid: 'list-dialog',
    content: ({ close, update }) => {
      const run = async (apply) => {
        working = true;
        failure = '';
        update();
        try {
          shown = await ask(apply);
        } catch (error) {
          failure = error.message;
        }
        working = false;
        update();
      };
      const steps = ORDER.filter((verdict) => shown?.counts[verdict]);
      const open = shown && !shown.applied && ['added', 'renamed', 'changed', 'closed'].some((verdict) => shown.counts[verdict]);
      return html`<div class="dialog-body">
          <p class="intro">${from ? t('directory.listFrom', { code: from }) : t('directory.listHint')}</p>
          ${from ? nothing : html`<div class="two">
            ${textField({ ids: 'list', name: 'source', label: t('directory.listSource'), value: source, required: true, length: 60, hint: t('directory.listSourceHint'), change: (_, value) => {
              source = value;
              update();
            } })}
            <div class="field"><label for="list-file">${t('directory.listFile')}</label><input id="list-file" type="file" accept=".csv,text/csv" data-testid="list-file" @change=${(event) => {
              [file] = event.target.files;
              shown = null;
              update();
            }}></div></div>`}
          ${failure ? html`<p class="error-text" role="alert">${icon('warn')} ${failure}</p>` : nothing}
          ${shown ? html`<p role="status" data-testid="list-counts">${shown.applied ? html`<b>${t('directory.listDone')}</b> ` : nothing}${steps.map((verdict) => html`<span class="badge ${['duplicate', 'gone', 'wrong'].includes(verdict) ? 'warn' : 'info'}">${t('directory.verdict.' + verdict)}: ${number(shown.counts[verdict])}</span> `)}</p>
            <div class="table-box"><table class="plain-table"><thead><tr><th>${t('directory.code')}</th><th>${t('directory.name')}</th><th>${t('directory.verdict')}</th></tr></thead>
              <tbody>${shown.lines.map((line) => html`<tr data-testid="list-line" data-verdict=${line.verdict}><td><code>${line.code}</code></td><td>${line.name}</td><td>${t('directory.verdict.' + line.verdict)}${line.known && line.known !== line.code ? html` <code>${line.known}</code>` : nothing}</td></tr>`)}</tbody></table></div>` : nothing}
        </div>
        <div class="dialog-foot"><button type="button" class="button" @click=${() => close(Boolean(shown?.applied))}>${t('common.close')}</button>
          <button type="button" class="button ${open ? '' : 'primary'}" data-testid="list-compare" ?disabled=${working || (!from && (!file || !source.trim()))} @click=${() => run(false)}>${t('directory.compare')}</button>
          ${open ? html`<button type="button" class="button primary" data-testid="list-apply" ?disabled=${working} @click=${() => run(true)}>${working ? t('common.working') : t('directory.apply')}</button>` : nothing}</div>`;
    },
  });
}
