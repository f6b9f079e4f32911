/**
 * What stands on the pages of a PDF file, as the library that opens it says. Node runs this as it
 * stands, without our loader; so it imports nothing of ours but types.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { OpenedPdf, PdfLine, PdfPage, PdfText } from './pdf-library.js';

type Matrix = readonly [number, number, number, number, number, number];
const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

const times = (a: Matrix, b: readonly number[]): Matrix => {
  const [b0 = 1, b1 = 0, b2 = 0, b3 = 1, b4 = 0, b5 = 0] = b;
  return [
    a[0] * b0 + a[2] * b1,
    a[1] * b0 + a[3] * b1,
    a[0] * b2 + a[2] * b3,
    a[1] * b2 + a[3] * b3,
    a[0] * b4 + a[2] * b5 + a[4],
    a[1] * b4 + a[3] * b5 + a[5],
  ];
};

const textsOf = async (page: PDFPageProxy, toView: Matrix): Promise<PdfText[]> => {
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const placed = times(toView, item.transform);
    const text = item.str.trimEnd();
    const [left, base] = [placed[4], placed[5]];
    // The blank behind the last word may be as wide as the gap to the next column.
    const right = left + item.width * (text.length / item.str.length);
    const height = Math.hypot(placed[2], placed[3]);
    return [{ text: text.normalize('NFC'), left, right, base, height }];
  });
};

/** Shorter strokes are dashes and underlines of a letter, not the side of a cell. */
const shortestSide = 4;
const straightWithin = 0.5;

/** Steps of a path as the library packs them: the kind, then its numbers. */
const step = { move: 0, line: 1, curve: 2, quadratic: 3, close: 4 } as const;
const numbersOf: Readonly<Record<number, number>> = {
  [step.move]: 2,
  [step.line]: 2,
  [step.curve]: 6,
  [step.quadratic]: 4,
};

type Lines = { readonly upright: PdfLine[]; readonly level: PdfLine[] };
type Point = readonly [number, number];

const addLine = (lines: Lines, [x1, y1]: Point, [x2, y2]: Point): void => {
  const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
  if (width <= straightWithin && height >= shortestSide) {
    lines.upright.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
  } else if (height <= straightWithin && width >= shortestSide) {
    lines.level.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  }
};

const addPath = (lines: Lines, path: ArrayLike<number>, placed: Matrix): void => {
  let start: Point = [0, 0];
  let here: Point = start;
  for (let at = 0; at < path.length; ) {
    const kind = path[at] ?? step.close;
    const count = numbersOf[kind] ?? 0;
    const [x, y] = [path[at + count - 1] ?? 0, path[at + count] ?? 0];
    const point: Point =
      kind === step.close
        ? start
        : [placed[0] * x + placed[2] * y + placed[4], placed[1] * x + placed[3] * y + placed[5]];
    if (kind === step.move) start = point;
    if (kind === step.line || kind === step.close) addLine(lines, here, point);
    here = point;
    at += count + 1;
  }
};

const linesOf = async (page: PDFPageProxy, toView: Matrix): Promise<Lines> => {
  const { fnArray, argsArray } = await page.getOperatorList();
  const lines: Lines = { upright: [], level: [] };
  let placed = toView;
  const saved: Matrix[] = [];
  for (const [index, operation] of fnArray.entries()) {
    const given: readonly unknown[] = argsArray[index] ?? [];
    if (operation === OPS.save) saved.push(placed);
    if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) {
      placed = saved.pop() ?? toView;
    }
    if (operation === OPS.transform) placed = times(placed, given as readonly number[]);
    if (operation === OPS.paintFormXObjectBegin) {
      saved.push(placed);
      placed = times(placed, (given[0] as readonly number[] | null) ?? unmoved);
    }
    // A path that only clips what is drawn later is not seen.
    if (operation === OPS.constructPath && given[0] !== OPS.endPath) {
      const [path] = given[1] as readonly (ArrayLike<number> | null)[];
      if (path) addPath(lines, path, placed);
    }
  }
  return lines;
};

const pagesOf = async (document: PDFDocumentProxy): Promise<PdfPage[]> => {
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const toView = page.getViewport({ scale: 1 }).transform as unknown as Matrix;
    const texts = await textsOf(page, toView);
    pages.push({ number, texts, ...(await linesOf(page, toView)) });
    page.cleanup();
  }
  return pages;
};

export const openHere = async (data: Uint8Array): Promise<OpenedPdf> => {
  const task = getDocument({
    data,
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    // No picture is so small: none is decoded.
    maxImageSize: 1,
  });
  try {
    return { outcome: 'pages', pages: await pagesOf(await task.promise) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return {
      outcome: 'faulty',
      fault:
        name === 'PasswordException'
          ? { reason: 'encrypted' }
          : { reason: 'broken', found: message.slice(0, 200) },
    };
  } finally {
    await task.destroy();
  }
};
