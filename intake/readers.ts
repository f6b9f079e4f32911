/** Which reader takes which format: one line each, loaded only where a file is read. */
import type { FileFormat } from './file-format.js';
import type { SourceReader } from './sourced.js';

type Loaded = () => Promise<SourceReader>;

/** What LibreOffice turns into .docx first is not here. */
export const readers: Readonly<Partial<Record<FileFormat, Loaded>>> = {
  docx: async () => (await import('./word/docx.js')).readDocx,
  xlsx: async () => (await import('./sheet/xlsx.js')).readXlsx,
  xls: async () => (await import('./sheet/xlsx.js')).readXlsx,
  html: async () => (await import('./web/html.js')).readHtml,
  pdf: async () => (await import('./pdf/pdf.js')).readPdf,
  csv: async () => (await import('./text/csv.js')).readCsv,
  text: async () => (await import('./text/plain-text.js')).readText,
};
