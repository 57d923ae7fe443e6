import { parseDate } from './format.js';

/**
 * The fields of a document, in the order in which a page is read. Lengths: Decree 30/2020, appendix VI, part II.
 * `reading` names the read value; `more` fields stay folded until wanted.
 */
export const FIELDS = [
  { name: 'issuerName', kind: 'issuer', length: 200, reading: 'issuer', required: true, wide: true },
  { name: 'number', kind: 'text', length: 41, reading: 'number' },
  { name: 'issuedDate', kind: 'date', reading: 'issuedDate', required: true },
  { name: 'typeCode', kind: 'type', reading: 'type', required: true },
  { name: 'urgency', kind: 'urgency', reading: 'urgency' },
  { name: 'subject', kind: 'area', length: 500, reading: 'subject', required: true, wide: true },
  { name: 'signerName', kind: 'text', length: 50, reading: 'signerName' },
  { name: 'signerPosition', kind: 'text', length: 100, reading: 'signerPosition' },
  { name: 'toPlaces', kind: 'text', length: 1000, wide: true },
  { name: 'signerCompetence', kind: 'text', length: 200, reading: 'signerCompetence', more: true },
  { name: 'pageAmount', kind: 'number', more: true },
  { name: 'recipients', kind: 'lines', reading: 'recipients', wide: true, more: true },
  { name: 'language', kind: 'language', more: true },
  { name: 'origin', kind: 'origin', more: true },
  { name: 'source', kind: 'source', more: true },
  { name: 'dueDate', kind: 'date', more: true },
  { name: 'note', kind: 'area', length: 500, wide: true, more: true },
];

export const emptyFields = () => ({
  issuerName: '', issuerCode: '', number: '', issuedDate: '', typeCode: '', urgency: 0, subject: '', signerName: '', signerPosition: '', toPlaces: '',
  signerCompetence: '', pageAmount: '', recipients: [], language: 'vi', origin: 'paper', source: 'paper', dueDate: '', note: '',
});

/** "477/TTr-SNV" is number 477 and notation TTr-SNV. */
export function splitNumber(whole) {
  const match = /^\s*(\d+[a-zđ]?)\s*[/\-–]?\s*(.*)$/iu.exec(whole ?? '');
  return match ? { codeNumber: match[1], codeNotation: match[2].trim() } : { codeNumber: '', codeNotation: (whole ?? '').trim() };
}

const fold = (text) => String(text ?? '').normalize('NFC').trim().toLowerCase();

/** The type that a read value names: by code, abbreviation or name. */
export function findType(types, value) {
  const wanted = fold(value);
  return types.find((type) => [type.code, type.abbreviation, type.name, type.nameEn, ...(type.aliases ?? [])].some((name) => name && fold(name) === wanted)) ?? null;
}

const URGENCY_WORDS = { 'hỏa tốc': 3, 'hoả tốc': 3, 'hỏa tốc hẹn giờ': 4, 'hoả tốc hẹn giờ': 4, 'thượng khẩn': 2, 'khẩn': 1, 'thường': 0 };

export function readUrgency(value) {
  const number = Number(value);
  return Number.isInteger(number) && value !== '' && value !== null ? number : URGENCY_WORDS[fold(value)] ?? 0;
}

/** What the form starts with: what was read from the page. */
export function fromReading(entry, types) {
  const read = entry.reading?.fields ?? {};
  const value = (name) => read[name]?.value ?? '';
  const recipients = value('recipients');
  return {
    ...emptyFields(),
    issuerName: value('issuer'),
    number: value('number'),
    issuedDate: parseDate(value('issuedDate')) ?? '',
    typeCode: findType(types, value('type'))?.code ?? '',
    urgency: readUrgency(value('urgency')),
    subject: value('subject'),
    signerName: value('signerName'),
    signerPosition: value('signerPosition'),
    signerCompetence: value('signerCompetence'),
    recipients: Array.isArray(recipients) ? recipients : String(recipients).split(/\r?\n|;/).map((line) => line.trim()).filter(Boolean),
    pageAmount: entry.pages ?? '',
    origin: entry.source === 'exchange' ? 'electronic' : 'digitised',
    source: ['upload', 'exchange'].includes(entry.source) ? entry.source : 'paper',
  };
}

/** The fields as the server takes them: nothing for what is empty. */
export function toRequest(values) {
  const fields = { ...values, ...splitNumber(values.number), secrecy: 'none' };
  for (const [name, value] of Object.entries(fields)) {
    if (value === '' || value === null || value === undefined) {
      delete fields[name];
    } else if (typeof value === 'string') {
      fields[name] = value.normalize('NFC').trim();
    }
  }
  if (fields.pageAmount !== undefined) {
    fields.pageAmount = Number(fields.pageAmount);
  }
  return fields;
}

/** Text selected on the picture, as the field needs it. */
export function pickedValue(name, text) {
  const clean = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (name === 'number') {
    return clean.replace(/^s[ốôo]\s*:?\s*/iu, '');
  }
  if (name === 'pageAmount') {
    return clean.replace(/\D/g, '');
  }
  return clean;
}

/** Names of required fields that are still empty. */
export const missingFields = (values) => FIELDS.filter((field) => field.required && !values[field.name] && values[field.name] !== 0).map((field) => field.name);
