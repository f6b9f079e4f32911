/** Drafts over HTTP: files made for tests, and calls about them. */
import { uniqueName } from '../../support/servers.js';
import type { DoorRig } from './door-rig.js';

const header = 'TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện';

let files = 0;

/** Row 1 is clear, 2 names a unit nobody knows, 3 has no deadline, 4 names that unit again. */
export const annex = (extra: readonly string[] = []): string => {
  files += 1;
  return [
    header,
    `1\tBan hành nghị định số ${files} của lần chạy ${process.pid}\tBộ Tư pháp\tBộ Công an\tTháng 6/2029`,
    '2\tLập kho dữ liệu\tHội Chơi Chim\t\tThường xuyên',
    '3\tKhảo sát\tBộ Công an\t\t',
    '4\tNuôi chim\tHội Chơi Chim\tBộ Y tế\tThường xuyên',
    ...extra,
    '',
  ].join('\n');
};

export const stated = (number: string): string =>
  new URLSearchParams({ issuer: 'TTg', number, signed: '2022-02-23' }).toString();

export type Answer = { readonly status: number; readonly body: Record<string, unknown> };

export const callsOf = (rig: () => DoorRig) => {
  const upload = async (
    text: string,
    query = '',
    fileName = 'phụ lục.tsv',
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const answer = await rig().call({
      method: 'POST',
      url: `/api/drafts${query === '' ? '' : `?${query}`}`,
      payload: Buffer.from(text),
      headers: {
        'content-type': 'application/octet-stream',
        'x-dondoc-file-name': encodeURIComponent(fileName),
        ...headers,
      },
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const get = async (url: string): Promise<Answer> => {
    const answer = await rig().call({ method: 'GET', url });
    return { status: answer.statusCode, body: answer.json() };
  };
  const post = async (url: string, payload: object): Promise<Answer> => {
    const answer = await rig().call({ method: 'POST', url, payload });
    return { status: answer.statusCode, body: answer.json() };
  };
  const opened = async (text = annex(), query = ''): Promise<string> => {
    const { body } = await upload(text, query);
    const { draft } = body as { draft: { id: string } };
    return `/api/drafts/${draft.id}`;
  };
  const command = (draft: string, payload: object) => post(`${draft}/commands`, payload);
  return {
    ...{ upload, get, post, command },
    /** The address of a new draft. */
    opened,
    /** A draft with all four rows decided: two accepted in doubt, one corrected, one clear. Version 3. */
    async reviewed(query = stated(uniqueName('05'))): Promise<string> {
      const draft = await opened(annex(), query);
      await command(draft, { type: 'AcceptReason', reason: 'unknown-unit', count: 2 });
      await command(draft, {
        ...{ type: 'EditRow', row: '3', version: 1 },
        fields: { deadline: 'Tháng 3/2022' },
      });
      return draft;
    },
  };
};
