/** Drafts through the board's own forms: files sent, fields read, buttons pressed as a browser does. */
import { randomUUID } from 'node:crypto';
import { load } from 'cheerio';
import { expect } from 'vitest';
import type { DraftState } from '../../../domain/document/draft/state.js';
import { foldDraft } from '../../../store/draft-log.js';
import { readStream } from '../../../store/log.js';
import { type Browser, boardThrough, type DoorRig } from '../http/door-rig.js';
import { annex } from '../http/draft-calls.js';
import { rowOf } from './draft-fixture.js';

type File = { readonly name: string; readonly content: string | Buffer };

const boundary = 'example-boundary';

/** A form with a file: its fields in their order, then the file. */
const multipart = (fields: Record<string, string>, { name, content }: File): Buffer => {
  const part = (head: string, content: string | Buffer): Buffer =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]);
  return Buffer.concat([
    ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value)),
    part(`name="file"; filename="${name}"`, content),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
};

export const addressIn = (location: unknown): string => String(location).split('?')[0] ?? '';

/** The fields of a row's form as a page shows them; a box that nobody ticks is not sent. */
export const fieldsIn = (page: string): Record<string, string> => {
  const $ = load(page);
  return Object.fromEntries(
    $('#row-form, .row-form')
      .find('input, textarea, select')
      .toArray()
      .flatMap((field): [string, string][] => {
        const name = field.attribs['name'];
        if (name === undefined || name === '_csrf' || field.attribs['type'] === 'checkbox')
          return [];
        return [[name, String($(field).val() ?? '')]];
      }),
  );
};

/** Everything is done by one person unless another is named. */
export const draftForms = (rig: () => DoorRig, usual: () => Browser) => {
  const board = boardThrough(rig);
  const get = (url: string, browser = usual(), headers: Record<string, string> = {}) =>
    board.get(url, browser, headers);
  const post = (url: string, fields: Record<string, string>, browser = usual()) =>
    board.post(url, browser, { commandId: randomUUID(), ...fields });
  const upload = (
    fields: Record<string, string>,
    file: File | null,
    { cookie, csrf }: Browser = usual(),
  ) =>
    rig().call({
      ...{ method: 'POST', url: '/drafts', token: '' },
      headers: {
        cookie,
        accept: 'text/html',
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: multipart({ _csrf: csrf, ...fields }, file ?? { name: '', content: '' }),
    });
  const stateOf = async (address: string): Promise<DraftState> =>
    (await foldDraft(rig().stage.database, address.slice('/drafts/'.length))).state;
  return {
    ...{ get, post, upload, stateOf },
    /** The address of a new draft: row 1 is clear, 2 and 4 name a unit nobody knows, 3 has no deadline. */
    async opened(content = annex()): Promise<string> {
      const answer = await upload({ pasted: '' }, { name: 'phụ lục.tsv', content });
      expect(answer.statusCode).toBe(303);
      return addressIn(answer.headers.location);
    },
    rowIn: async (address: string, id: string) => rowOf(await stateOf(address), id),
    fieldsOf: async (page: string, browser = usual()) => fieldsIn((await get(page, browser)).body),
    eventsOf: async (address: string) =>
      (await readStream(rig().stage.database, address.replace('/drafts/', 'draft/'))).map(
        ({ event }) => event,
      ),
  };
};
