// The text of PDF files as two readers find it: pdfium (Chrome, Edge) and pdf.js (Firefox,
// many office systems).  usage: node pdfreaders.mjs NODE_MODULES FILE.pdf...
// Writes an array of {pdfium, pdfjs} as JSON.
import fs from 'fs';
import { createRequire } from 'module';
import path from 'path';
import { pathToFileURL } from 'url';

const [, , modules, ...files] = process.argv;
const { PDFiumLibrary } = createRequire(path.join(modules, 'x.js'))('@hyzyla/pdfium');
const pdfjs = await import(pathToFileURL(path.join(modules, 'pdfjs-dist/legacy/build/pdf.mjs')));

const library = await PDFiumLibrary.init();

async function pdfium(data) {
  const file = await library.loadDocument(data);
  let text = '';
  for (const page of file.pages()) text += page.getText() + '\n';
  file.destroy();
  return text;
}

async function javascript(data) {
  const file = await pdfjs.getDocument({
    data: new Uint8Array(data), verbosity: 0, cMapUrl: path.join(modules, 'pdfjs-dist/cmaps') + '/', cMapPacked: true,
    standardFontDataUrl: path.join(modules, 'pdfjs-dist/standard_fonts') + '/',
  }).promise;
  let text = '';
  for (let i = 1; i <= file.numPages; i++) {
    const content = await (await file.getPage(i)).getTextContent();
    text += content.items.map(x => x.str + (x.hasEOL ? '\n' : '')).join('') + '\n';
  }
  return text;
}

const out = [];
for (const name of files) {
  const data = fs.readFileSync(name);
  out.push({ pdfium: await pdfium(data), pdfjs: await javascript(data) });
}
library.destroy();
process.stdout.write(JSON.stringify(out));
