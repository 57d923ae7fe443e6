import './date-input.js';
import './people-input.js';
import './suggest-input.js';
import { html, nothing } from '../vendor/lit.js';
import { get, post, put, upload } from '../app/api.js';
import { formatDate } from '../app/format.js';
import { t } from '../app/i18n.js';
import { noteError } from '../app/live.js';
import { session } from '../app/session.js';
import { choiceField, textField, tickField } from './choice.js';
import { openForm } from './dialog.js';
import { fieldError } from './document-dialogs.js';
import { icon } from './icons.js';
import { field, notice } from './parts.js';

/** Windows of dossiers. Each resolves with the answer of the server, or undefined. */

const RETENTIONS = () => ['5', '10', '15', '20', '50', '70'].map((years) => t('dossier.years', { n: years })).concat(t('dossier.permanent'));

const area = ({ name, label, value, error, change, required, hint, rows = 3, length = 2000, autofocus }) => html`<div class="wide">${field({
  id: 'x-' + name, label, required, error, hint,
  control: html`<textarea id="x-${name}" name=${name} rows=${rows} maxlength=${length} data-testid=${name} aria-describedby="x-${name}-note" ?autofocus=${autofocus} .value=${value ?? ''} @input=${(event) => change(name, event.target.value)}></textarea>`,
})}</div>`;

const date = ({ name, label, value, error, change }) => field({
  id: 'x-' + name, label, error,
  control: html`<vt-date input-id="x-${name}" name=${name} testid=${name} .value=${value ?? ''} @change=${(event) => change(name, event.detail)}></vt-date>`,
});

const retention = ({ value, error, change, required }) => field({
  id: 'x-retention', label: t('dossier.retention'), required, error,
  control: html`<input id="x-retention" name="retention" list="x-retentions" maxlength="100" autocomplete="off" data-testid="retention" aria-describedby="x-retention-note" .value=${value ?? ''} @input=${(event) => change('retention', event.target.value)}>
    <datalist id="x-retentions">${RETENTIONS().map((one) => html`<option value=${one}></option>`)}</datalist>`,
});

const people = ({ name, label, value, error, change, required, single, taken, extra, hint }) => html`<div class="wide">${field({
  id: 'x-' + name, label, required, error, hint,
  control: html`<vt-people input-id="x-${name}" testid=${name} ?single=${single} .taken=${taken ?? []} .extra=${extra} .value=${value} @change=${(event) => change(name, event.detail)}></vt-people>`,
})}</div>`;

const dataFields = (data, errors, change, fresh, planned) => html`
  ${area({ name: 'title', label: t('dossier.title'), value: data.title, error: errors.title, change, required: true, rows: 2, length: 1000, autofocus: true })}
  ${textField({ name: 'code', label: t('dossier.code'), value: data.code, error: errors.code, change, length: 20, hint: fresh ? t('dossier.codeHint') : '', disabled: planned })}
  ${choiceField({ name: 'kind', label: t('dossier.kind'), value: data.kind, error: errors.kind ?? errors.unit, change, options: ['personal', 'unit'].map((kind) => [kind, t('dossier.kind.' + kind)]) })}
  ${planned ? nothing : retention({ value: data.retention, error: errors.retention, change })}
  ${date({ name: 'dueDate', label: t('dossier.dueDate'), value: data.dueDate, error: errors.dueDate, change })}
  ${area({ name: 'description', label: t('dossier.description'), value: data.description, error: errors.description, change, rows: 2 })}`;

/** The line of the year's list that the dossier is opened from, or none; it brings title, code and retention. */
const lineField = (lines, data, change) => choiceField({
  name: 'line', label: t('fileplan.fromList'), value: data.line, wide: true,
  options: [['', t('fileplan.outside')], ...lines.map((line) => [line.id, `${line.code} – ${line.title}`])],
  change: (name, id) => {
    const line = lines.find((one) => one.id === id);
    if (line) {
      change('title', line.title);
      change('code', line.code);
      change('retention', line.retention ?? '');
    } else {
      change('code', '');
    }
    change(name, id);
  },
});

/** Opens a dossier, with documents ([{ nodeId, subject }]) or from nothing, from a line of the year's list or outside it. */
export async function openNewDossier(documents = []) {
  const lines = await get('/fileplan/lines', { agency: session.agencyCode, mine: 1 }).then((answer) => answer.items, () => []);
  return openForm({
    title: documents.length ? t('dossier.openTitle') : t('dossier.newTitle'),
    intro: documents.length ? t('dossier.openWith', { n: documents.length }) : t('dossier.newIntro'),
    action: t('dossier.open'),
    size: 'wide',
    testid: 'dossier-dialog',
    values: { line: '', title: documents[0]?.subject ?? '', code: '', kind: 'personal', retention: '', dueDate: '', description: '' },
    fields: (data, errors, change) => html`<div class="two">${lines.length ? lineField(lines, data, change) : nothing}${dataFields(data, errors, change, true, Boolean(data.line))}</div>`,
    submit: (data) => {
      if (!data.title.trim()) {
        throw fieldError('title', t('dossier.titleMissing'));
      }
      if (data.line) {
        return post(`/fileplan/lines/${data.line}/dossier`, {
          title: data.title.trim(), kind: data.kind, dueDate: data.dueDate || null, description: data.description.trim() || null, documents: documents.map((one) => one.nodeId),
        });
      }
      return post('/dossier/dossiers', {
        agency: session.agencyCode, title: data.title.trim(), code: data.code.trim() || null, kind: data.kind, retention: data.retention.trim() || null,
        dueDate: data.dueDate || null, description: data.description.trim() || null, documents: documents.map((one) => one.nodeId),
      });
    },
  });
}

export function openChangeDossier(details) {
  const { dossier } = details;
  return openForm({
    title: t('dossier.changeTitle', { code: dossier.code }),
    size: 'wide',
    testid: 'change-dialog',
    values: { title: dossier.title, code: dossier.code, kind: dossier.kind, retention: dossier.retention ?? '', dueDate: dossier.dueDate ?? '', description: details.description ?? '' },
    fields: (data, errors, change) => html`<div class="two">${dataFields(data, errors, change, false)}</div>`,
    submit: (data) => put(`/dossier/dossiers/${dossier.id}`, { ...data, dueDate: data.dueDate || null, version: dossier.version }),
  });
}

/** Puts documents into a dossier that runs already, or into a new one. */
export async function openAddToDossier(documents) {
  const { items } = await get('/dossier/dossiers', { agency: session.agencyCode, scope: 'agency', state: 'running', limit: 100 });
  const found = async (text) => (await get('/dossier/dossiers', { agency: session.agencyCode, scope: 'agency', state: 'running', q: text, limit: 8 })).items.map((one) => ({ text: `${one.code} – ${one.title}`, hint: one.ownerName, dossier: one }));
  return openForm({
    title: t('dossier.addTitle'),
    intro: t('dossier.addIntro', { n: documents.length }),
    action: t('dossier.add'),
    testid: 'add-dialog',
    values: { chosen: null, text: '', note: '' },
    fields: (data, errors, change) => html`
      ${field({
        id: 'x-dossier', label: t('dossier.one'), required: true, error: errors.chosen, hint: items.length ? '' : t('dossier.noneRunning'),
        control: html`<vt-suggest input-id="x-dossier" testid="dossier" name="chosen" .value=${data.text} .source=${found} @change=${(event) => {
          change('text', event.detail.value);
          change('chosen', event.detail.item?.dossier ?? null);
        }}></vt-suggest>`,
      })}
      ${data.chosen || !items.length ? nothing : html`<ul class="plain choices" data-testid="recent-dossiers">${items.slice(0, 6).map((one) => html`<li><button type="button" class="text-button" data-testid="choose-dossier" @click=${() => {
        change('text', `${one.code} – ${one.title}`);
        change('chosen', one);
      }}><b>${one.code}</b> <span class="ellipsis">${one.title}</span></button></li>`)}</ul>`}
      ${area({ name: 'note', label: t('dossier.note'), value: data.note, error: errors.note, change, rows: 2, length: 500 })}`,
    submit: (data) => {
      if (!data.chosen) {
        throw fieldError('chosen', t('dossier.chooseDossier'));
      }
      return post(`/dossier/dossiers/${data.chosen.id}/documents`, { documents: documents.map((one) => one.nodeId), note: data.note.trim() || null });
    },
  });
}

export function openAsk(details, document) {
  return openForm({
    title: t('dossier.askTitle'),
    intro: document ? document.subject : details.dossier.title,
    action: t('dossier.ask'),
    testid: 'ask-dialog',
    values: { of: [], question: '', due: '' },
    fields: (data, errors, change) => html`
      ${people({ name: 'of', label: t('dossier.askOf'), value: data.of, error: errors.of, change, required: true, taken: [session.user.id] })}
      ${area({ name: 'question', label: t('dossier.question'), value: data.question, error: errors.question, change, required: true })}
      ${date({ name: 'due', label: t('dossier.askDue'), value: data.due, error: errors.due, change })}`,
    submit: (data) => {
      if (!data.of.length) {
        throw fieldError('of', t('dossier.choosePerson'));
      }
      return post(`/dossier/dossiers/${details.dossier.id}/opinions`, { of: data.of.map((one) => one.userName), question: data.question, due: data.due || null, document: document?.nodeId ?? null });
    },
  });
}

export function openNote(details) {
  return openForm({
    title: t('dossier.noteTitle'),
    intro: t('dossier.noteIntro'),
    testid: 'note-dialog',
    values: { text: '' },
    fields: (data, errors, change) => area({ name: 'text', label: t('dossier.noteText'), value: data.text, error: errors.text, change, required: true, autofocus: true }),
    submit: (data) => post(`/dossier/dossiers/${details.dossier.id}/notes`, { text: data.text }),
  });
}

export function openAnswer(opinion) {
  return openForm({
    title: t('dossier.answerTitle'),
    intro: opinion.question,
    action: t('dossier.answer'),
    testid: 'answer-dialog',
    values: { answer: '' },
    fields: (data, errors, change) => area({ name: 'answer', label: t('dossier.opinion'), value: data.answer, error: errors.answer, change, required: true, rows: 5, length: 4000, autofocus: true }),
    submit: (data) => post(`/dossier/opinions/${opinion.id}/answer`, { answer: data.answer }),
  });
}

export function openPeople(details) {
  const right = (one, set) => html`<select class="due-select" aria-label=${t('dossier.rightOf', { name: one.fullName })} data-testid="right-${one.userName}" @change=${(event) => set({ ...one, right: event.target.value })}>
    ${['read', 'contribute'].map((name) => html`<option value=${name} ?selected=${(one.right ?? 'read') === name}>${t('dossier.right.' + name)}</option>`)}</select>`;
  return openForm({
    title: t('dossier.peopleTitle'),
    intro: t('dossier.peopleIntro'),
    testid: 'people-dialog',
    values: { people: details.people },
    fields: (data, errors, change) => people({ name: 'people', label: t('dossier.people'), value: data.people, error: errors.people, change, taken: [details.dossier.owner], extra: right }),
    submit: (data) => put(`/dossier/dossiers/${details.dossier.id}/people`, { people: data.people.map((one) => ({ userName: one.userName, right: one.right ?? 'read' })), version: details.dossier.version }),
  });
}

export function openDocumentNote(details, item) {
  return openForm({
    title: t('dossier.documentNoteTitle', { n: item.ordinal }),
    intro: item.document.subject,
    testid: 'document-note-dialog',
    values: { note: item.note ?? '' },
    fields: (data, errors, change) => area({ name: 'note', label: t('dossier.note'), value: data.note, error: errors.note, change, rows: 2, length: 500, autofocus: true }),
    submit: (data) => put(`/dossier/dossiers/${details.dossier.id}/documents/${item.document.nodeId}`, { note: data.note }),
  });
}

/** Puts a paper that is no document of the registers into the dossier: an opinion, a note, a picture. */
export function openPaper(details) {
  return openForm({
    title: t('dossier.paperTitle'),
    intro: t('dossier.paperIntro'),
    testid: 'paper-dialog',
    values: { title: '', kind: 'opinion', date: '', author: '', note: '', file: null },
    fields: (data, errors, change) => html`
      ${field({ id: 'p-file', label: t('dossier.paperFile'), error: errors.file, required: true, control: html`<span class="file-choice"><label class="button">${icon('upload')} ${t('new.chooseFile')}<input class="sr-only" id="p-file" name="file" type="file" data-testid="paper-file" aria-describedby="p-file-note" @change=${(event) => change('file', event.target.files[0] ?? null)}></label> <span>${data.file?.name ?? ''}</span></span>` })}
      ${textField({ ids: 'p', name: 'title', label: t('dossier.paperName'), value: data.title, error: errors.title, change, length: 500, required: true })}
      <div class="two">${choiceField({ ids: 'p', name: 'kind', label: t('dossier.paperKind'), value: data.kind, error: errors.kind, change, options: ['opinion', 'note', 'picture', 'other'].map((one) => [one, t('dossier.paperKind.' + one)]) })}
      ${date({ name: 'date', label: t('dossier.paperDate'), value: data.date, error: errors.date, change })}
      ${textField({ ids: 'p', name: 'author', label: t('dossier.paperAuthor'), value: data.author, error: errors.author, change, length: 200 })}
      ${textField({ ids: 'p', name: 'note', label: t('dossier.note'), value: data.note, error: errors.note, change, length: 500 })}</div>`,
    submit: (data) => {
      if (!data.file) {
        throw fieldError('file', t('dossier.paperFileMissing'));
      }
      const form = new FormData();
      form.set('metadata', new Blob([JSON.stringify({ title: data.title.normalize('NFC').trim(), kind: data.kind, date: data.date || null, author: data.author.trim(), note: data.note.trim() })], { type: 'application/json' }));
      form.set('file', data.file, data.file.name.normalize('NFC'));
      return upload(`/dossier/dossiers/${details.dossier.id}/papers`, form);
    },
  });
}

export function openReply(details, item) {
  const open = item.replySince && !item.replyEndedAt;
  return openForm({
    title: t('dossier.replyTitle'),
    intro: t('dossier.replyIntro'),
    testid: 'reply-dialog',
    values: { awaited: true, due: item.replyDue ?? '' },
    fields: (data, errors, change) => html`
      ${open ? tickField({ name: 'awaited', label: t('dossier.replyAwaited'), value: data.awaited, change }) : nothing}
      ${date({ name: 'due', label: t('dossier.replyDue'), value: data.due, error: errors.due, change })}`,
    submit: (data) => post(`/dossier/dossiers/${details.dossier.id}/documents/${item.document.nodeId}/reply`, { due: data.due || null, awaited: data.awaited }),
  });
}

/** Ends a dossier; what stands against it is told before anything is filled in. */
export async function openEnd(details) {
  let { dossier } = details;
  let { obstacles } = await get(`/dossier/dossiers/${dossier.id}/ending`);
  let blocked = obstacles.some((one) => one.blocks);
  /** Duplicates and drafts go out of the dossier here; the documents themselves stay. */
  const takeOut = async (obstacle, change) => {
    try {
      ({ dossier } = await post(`/dossier/dossiers/${dossier.id}/documents/${obstacle.nodeId}/removal`, { reason: obstacle.message, version: dossier.version }));
      ({ obstacles } = await get(`/dossier/dossiers/${dossier.id}/ending`));
      blocked = obstacles.some((one) => one.blocks);
      change('anyway', false);
    } catch (error) {
      noteError(error);
    }
  };
  return openForm({
    title: t('dossier.endTitle', { code: dossier.code }),
    intro: dossier.openReplies ? t('dossier.endReplies', { n: dossier.openReplies }) : t('dossier.endIntro'),
    action: t('dossier.end'),
    testid: 'end-dialog',
    values: { retention: dossier.retention ?? '', note: '', anyway: false },
    fields: (data, errors, change) => html`
      ${obstacles.length ? notice(blocked ? 'bad' : 'warn', html`<strong>${t(blocked ? 'dossier.cannotEnd' : 'dossier.lookFirst')}</strong><ul class="plain">${obstacles.map((one) => html`<li>${one.message}${['duplicate', 'draft'].includes(one.kind) && one.nodeId && details.actions.includes('remove') ? html` <button type="button" class="text-button" data-testid="take-out" @click=${() => takeOut(one, change)}>${t('dossier.takeOut')}</button>` : nothing}</li>`)}</ul>`, 'obstacles') : nothing}
      ${blocked ? nothing : html`
        ${retention({ value: data.retention, error: errors.retention, change, required: true })}
        ${area({ name: 'note', label: t('dossier.endNote'), value: data.note, error: errors.note, change, rows: 2, length: 500 })}
        ${obstacles.length ? tickField({ name: 'anyway', label: t('dossier.endAnyway'), value: data.anyway, change }) : nothing}`}`,
    submit: (data) => {
      if (blocked) {
        throw new Error(t('dossier.cannotEnd'));
      }
      return post(`/dossier/dossiers/${dossier.id}/end`, { retention: data.retention, note: data.note, anyway: data.anyway, version: dossier.version });
    },
  });
}

const LINK_KINDS = ['related', 'answers', 'basis', 'amends', 'replaces', 'attached'];

/** Ties a document to another, found by number or words. */
export function openLink(document) {
  const find = async (text) => (await get('/registry/incoming', { agency: session.agencyCode, q: text, limit: 8 })).items
    .filter((one) => one.nodeId !== document.nodeId)
    .map((one) => ({ text: `${one.number ?? ''} ${formatDate(one.issuedDate)} – ${one.subject}`.trim(), hint: one.issuerName, nodeId: one.nodeId }));
  return openForm({
    title: t('dossier.linkTitle'),
    intro: document.subject,
    action: t('dossier.link'),
    testid: 'link-dialog',
    values: { kind: 'related', text: '', to: '', note: '' },
    fields: (data, errors, change) => html`
      ${choiceField({ name: 'kind', label: t('dossier.linkKind'), value: data.kind, error: errors.kind, change, options: LINK_KINDS.map((kind) => [kind, t('dossier.link.' + kind)]) })}
      ${field({
        id: 'x-to', label: t('dossier.linkTo'), required: true, error: errors.to, hint: t('dossier.linkHint'),
        control: html`<vt-suggest input-id="x-to" testid="to" name="to" .value=${data.text} .source=${find} @change=${(event) => {
          change('text', event.detail.value);
          change('to', event.detail.item?.nodeId ?? '');
        }}></vt-suggest>`,
      })}
      ${textField({ name: 'note', label: t('dossier.note'), value: data.note, error: errors.note, change, length: 500 })}`,
    submit: (data) => {
      if (!data.to) {
        throw fieldError('to', t('dossier.chooseDocument'));
      }
      return post(`/dossier/documents/${document.nodeId}/links`, { agency: session.agencyCode, to: [data.to], kind: data.kind, note: data.note.trim() || null });
    },
  });
}

/** Hands the dossiers of somebody who leaves over; the list is shown before. */
export function openHandOver() {
  let rows = null;
  let asked = null;
  const look = async (person, change) => {
    asked = person?.userName ?? null;
    rows = null;
    if (person) {
      const answer = await get('/dossier/hand-over-candidates', { agency: session.agencyCode, from: person.userName }).catch((error) => ({ error }));
      if (asked === person.userName) {
        rows = answer.error ? answer : answer.items;
        change('looked', Math.random());
      }
    }
  };
  const self = { userName: session.user.id, fullName: session.user.fullName || session.user.id };
  const others = session.has('leader', 'unit-head', 'content-admin');
  return openForm({
    title: t('dossier.handOverTitle'),
    intro: t('dossier.handOverIntro'),
    action: t('dossier.handOver'),
    size: 'wide',
    testid: 'hand-over-dialog',
    values: { from: others ? [] : [self], to: [], reason: '' },
    fields: (data, errors, change) => {
      if (data.from.length && asked === null) {
        look(data.from[0], change);
      }
      return html`<div class="two">
        ${others ? people({
          name: 'from', label: t('dossier.handOverFrom'), value: data.from, error: errors.from, required: true, single: true,
          change: (name, value) => {
            change(name, value);
            look(value[0], change);
          },
        }) : html`<p class="wide">${t('dossier.handOverFrom')}: <strong>${self.fullName}</strong></p>`}
        ${people({ name: 'to', label: t('dossier.handOverTo'), value: data.to, error: errors.to, change, required: true, single: true, taken: data.from.map((one) => one.userName) })}
        ${textField({ name: 'reason', label: t('dossier.handOverReason'), value: data.reason, error: errors.reason, change, required: true, length: 500, wide: true })}
        <div class="wide">${renderCandidates(data, rows)}</div></div>`;
    },
    submit: (data) => {
      if (!data.from.length || !data.to.length) {
        throw fieldError(data.from.length ? 'to' : 'from', t('dossier.choosePerson'));
      }
      return post('/dossier/hand-overs', { agency: session.agencyCode, from: data.from[0].userName, to: data.to[0].userName, reason: data.reason, dossiers: null });
    },
  });
}

function renderCandidates(data, rows) {
  if (!data.from.length || !rows) {
    return nothing;
  }
  if (rows.error) {
    return notice('bad', rows.error.message);
  }
  return html`<p class="hint" data-testid="candidates">${t('dossier.handOverCount', { n: rows.length })}</p>
    <ul class="plain candidates">${rows.slice(0, 100).map((row) => html`<li><b>${row.code}</b> ${row.title} <small class="muted">${t('dossier.state.' + row.state)}</small></li>`)}</ul>`;
}
