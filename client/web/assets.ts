/**
 * Styles, fonts and scripts, made ready once and kept in memory. Each has its digest in its
 * name, so a browser may keep it for ever and a new version is a new name.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { reduceStylesheet, wordsOf } from './stylesheet.js';

export const assetPrefix = '/assets/';

type Encoding = 'br' | 'gzip' | 'identity';
type Asset = {
  readonly path: string;
  readonly type: string;
  readonly bytes: Readonly<Record<Encoding, Buffer>>;
  readonly digest: string;
};

const require = createRequire(import.meta.url);
const packaged = (specifier: string): Buffer => readFileSync(require.resolve(specifier));
const ours = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Woff2 is compressed already. */
const compressed = (content: Buffer, type: string): Asset['bytes'] =>
  type === 'font/woff2'
    ? { br: content, gzip: content, identity: content }
    : {
        br: brotliCompressSync(content, {
          params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
        }),
        gzip: gzipSync(content, { level: 9 }),
        identity: content,
      };

const assetOf = (name: string, type: string, content: Buffer): Asset => {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const dot = name.lastIndexOf('.');
  const path = `${assetPrefix}${name.slice(0, dot)}.${digest}${name.slice(dot)}`;
  return { path, type, bytes: compressed(content, type), digest };
};

const ranges = {
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
} as const;

type Font = { readonly asset: Asset; readonly name: string; readonly face: string };

const fonts = (): Font[] =>
  (['latin', 'vietnamese'] as const).flatMap((subset) =>
    [400, 600].map((weight) => {
      const name = `${subset}-${weight}.woff2`;
      const file = `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff2`;
      const asset = assetOf(name, 'font/woff2', packaged(file));
      const face = `@font-face{font-family:'Be Vietnam Pro';font-style:normal;font-weight:${weight};font-display:swap;src:url(${asset.path}) format('woff2');unicode-range:${ranges[subset]}}`;
      return { asset, name, face };
    }),
  );

/** Words of all templates of this folder: what a class must be among to be kept. */
const templateWords = (): ReadonlySet<string> => {
  const folder = new URL('.', import.meta.url);
  const templates = readdirSync(folder).filter((name) => name.endsWith('.tsx'));
  return new Set(templates.flatMap((name) => wordsOf(ours(`./${name}`))));
};

/** Later ones override earlier ones: what depends on the width or on paper comes last. */
const styleNames = [
  'base',
  'frame',
  'pages',
  'controls',
  'status',
  'tables',
  'home',
  'lists',
  'task',
  'import',
  'review',
  'sign',
  'contacts',
  'correcting',
  'duty',
  'narrow',
  'print',
] as const;

const stylesheet = (faces: string, chevron: Asset): Buffer => {
  const own = styleNames
    .map((name) => ours(`./styles/${name}.css`))
    .join('\n')
    .replaceAll('asset:chevron.svg', chevron.path);
  const tabler = packaged('@tabler/core/dist/css/tabler.min.css').toString('utf8');
  const squeezed = own.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '');
  return Buffer.from(faces + reduceStylesheet(tabler, templateWords(), own) + squeezed);
};

const javaScript = 'text/javascript; charset=utf-8';
const chevronDrawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="none" stroke="#7a8699" stroke-linecap="round" stroke-linejoin="round" stroke-width="2" d="m3 6 5 5 5-5"/></svg>';
const markDrawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><g fill="none" stroke="#2a62a6" stroke-width="2.4" stroke-linecap="round"><circle cx="11" cy="12" r="8.5"/><path d="M20.5 7.5c1 1.3 1.5 2.9 1.5 4.5s-.5 3.2-1.5 4.5"/></g><circle cx="11" cy="12" r="3.2" fill="#2a62a6"/></svg>';

const makeAssets = (): ReadonlyMap<string, Asset> => {
  const faces = fonts();
  const chevron = assetOf('chevron.svg', 'image/svg+xml', Buffer.from(chevronDrawing));
  const faceRules = faces.map(({ face }) => face).join('');
  return new Map<string, Asset>([
    ...faces.map(({ name, asset }): [string, Asset] => [name, asset]),
    ['chevron.svg', chevron],
    ['mark.svg', assetOf('mark.svg', 'image/svg+xml', Buffer.from(markDrawing))],
    ['board.css', assetOf('board.css', 'text/css; charset=utf-8', stylesheet(faceRules, chevron))],
    ['htmx.js', assetOf('htmx.js', javaScript, packaged('htmx.org/dist/htmx.min.js'))],
    ['review.js', assetOf('review.js', javaScript, Buffer.from(ours('./scripts/review.js')))],
  ]);
};

let made: ReadonlyMap<string, Asset> | null = null;
/** Made at the first use: rendering a page in a test should not wait for what it does not show. */
const assets = (): ReadonlyMap<string, Asset> => {
  made ??= makeAssets();
  return made;
};

export const assetPath = (name: string): string => {
  const asset = assets().get(name);
  if (asset === undefined) throw new Error(`no such asset: ${name}`);
  return asset.path;
};

/** The best encoding of those a browser says it takes. */
export const encodingFor = (accepted: string | undefined): Encoding => {
  const names = (accepted ?? '').split(',').map((part) => part.split(';')[0]?.trim());
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : 'identity';
};

const send = (asset: Asset, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  reply.header('etag', `"${asset.digest}"`).header('vary', 'accept-encoding');
  reply.header('cache-control', 'public, max-age=31536000, immutable');
  if (request.headers['if-none-match'] === `"${asset.digest}"`) return reply.code(304).send();
  const encoding = encodingFor(request.headers['accept-encoding']);
  if (encoding !== 'identity' && asset.type !== 'font/woff2') {
    reply.header('content-encoding', encoding);
  }
  return reply.type(asset.type).send(asset.bytes[encoding]);
};

/** Open to everybody: the sign-in page needs them too. */
export const assetRoutes = (app: FastifyInstance): void => {
  for (const asset of assets().values()) {
    app.get(asset.path, (request, reply) => send(asset, request, reply));
  }
};
