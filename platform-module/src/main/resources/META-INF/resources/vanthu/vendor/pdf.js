// pdf.js, loaded only by pages that show a document. The legacy build runs in the browsers that offices still have.
import * as pdfjs from '../../webjars/pdfjs-dist/5.4.624/legacy/build/pdf.min.mjs';

const home = new URL('../../webjars/pdfjs-dist/5.4.624/', import.meta.url).href;
pdfjs.GlobalWorkerOptions.workerSrc = home + 'legacy/build/pdf.worker.min.mjs';

let worker = null;

/** Opens a document; `source` is what pdf.js takes (data or url with httpHeaders). */
export function openPdf(source) {
  // One worker for all documents: it is large, and loading it is most of the wait.
  worker ??= new pdfjs.PDFWorker();
  return pdfjs.getDocument({
    ...source,
    worker,
    cMapUrl: home + 'cmaps/',
    cMapPacked: true,
    standardFontDataUrl: home + 'standard_fonts/',
    wasmUrl: home + 'wasm/',
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
  });
}

export const { TextLayer } = pdfjs;
