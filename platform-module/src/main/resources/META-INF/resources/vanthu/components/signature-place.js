import { plainText } from '../app/plain.js';

const MM = 72 / 25.4;
/** How wide a signature is drawn where nobody said otherwise, and a seal; as the server draws them. */
const WIDTH_MM = 40;
const SEAL_WIDTH_MM = 36;
const BLOCK_HEIGHT = 70 * MM;
const LEAST_HEIGHT = 14 * MM;

const words = (text) => plainText(text).replace(/[\s.]+/g, ' ').trim();

/** The lines of text of a page: pieces that stand at one height, in points from the top left corner. */
async function linesOf(page) {
  const { height } = page.getViewport({ scale: 1 });
  const lines = [];
  for (const item of (await page.getTextContent()).items) {
    if (!item.str?.trim()) {
      continue;
    }
    const size = Math.hypot(item.transform[2], item.transform[3]) || item.height;
    const piece = { text: item.str, left: item.transform[4], right: item.transform[4] + item.width, top: height - item.transform[5] - size, bottom: height - item.transform[5] };
    const last = lines.at(-1);
    if (last && Math.abs(last.bottom - piece.bottom) < 3 && piece.left - last.right < 3 * size && piece.left >= last.left) {
      last.text += piece.left - last.right > size / 6 ? ` ${piece.text}` : piece.text;
      last.right = Math.max(last.right, piece.right);
      last.top = Math.min(last.top, piece.top);
    } else {
      lines.push(piece);
    }
  }
  return lines;
}

/**
 * Where the picture of a signature will stand: centred between position and name of the signer in the last block that has them; a seal over a third of it,
 * on the left. A preview: the server looks for the place itself when it signs.
 */
export async function signaturePlace(blob, { name, position, seal, widthMm, ratio = 0.5 }) {
  const { openPdf } = await import('../vendor/pdf.js');
  const task = openPdf({ data: new Uint8Array(await blob.arrayBuffer()) });
  try {
    const pdf = await task.promise;
    const person = (name && (await between(pdf, name, position, seal ? { width: WIDTH_MM * MM, ratio: 0.5 } : { width: (widthMm || WIDTH_MM) * MM, ratio }))) || (await fixed(pdf));
    if (!seal) {
      return person;
    }
    const width = (widthMm || SEAL_WIDTH_MM) * MM;
    const height = width * (widthMm ? ratio : 1);
    return { page: person.page, found: person.found, left: person.left + person.width / 3 - width, top: person.top + person.height / 2 - height / 2, width, height };
  } finally {
    task.destroy();
  }
}

async function between(pdf, name, position, look) {
  for (let number = pdf.numPages; number > 0; number -= 1) {
    const lines = await linesOf(await pdf.getPage(number));
    const line = lines.filter((one) => words(one.text).includes(words(name))).at(-1);
    if (line) {
      const centre = (line.left + line.right) / 2;
      const above = lines.filter((one) => one.bottom < line.top && line.top - one.bottom < BLOCK_HEIGHT && Math.abs((one.left + one.right) / 2 - centre) < 60);
      const title = above.filter((one) => position && words(one.text).includes(words(position))).at(-1) ?? above.at(-1);
      const top = title ? title.bottom + 2 : line.top - 30 * MM;
      const height = Math.max(line.top - 1 - top, LEAST_HEIGHT);
      const width = Math.min(look.width, height / look.ratio);
      return { page: number, found: true, left: centre - width / 2, top: (top + line.top - 1) / 2 - (width * look.ratio) / 2, width, height: width * look.ratio };
    }
  }
  return null;
}

async function fixed(pdf) {
  const page = await pdf.getPage(pdf.numPages);
  const { width, height } = page.getViewport({ scale: 1 });
  return { page: pdf.numPages, found: false, left: width - 95 * MM, top: height - 90 * MM, width: 75 * MM, height: 30 * MM };
}
