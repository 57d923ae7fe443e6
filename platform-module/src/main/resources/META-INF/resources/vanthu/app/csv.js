/** CSV that spreadsheets open with the right letters, and that runs nothing: a cell that looks like a formula is quoted as text. */
export function csvOf(columns, rows) {
  const cell = (value) => {
    const text = String(value ?? '').replace(/\s+/g, ' ');
    const safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d\s.,]+$/.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  const lines = [columns.map((column) => cell(column.label())), ...rows.map((row) => columns.map((column) => cell(column.text(row))))];
  return new Blob(['\ufeff' + lines.map((line) => line.join(',')).join('\r\n') + '\r\n'], { type: 'text/csv;charset=utf-8' });
}
