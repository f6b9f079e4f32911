import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStream } from '../../../store/log.js';
import { coordinating, directive, lead, row } from '../../support/directives.js';
import { createDoor, type DoorRig, giveThrough, pathOf, tokens } from './door-rig.js';

let rig: DoorRig;

beforeAll(async () => {
  rig = await createDoor();
  await rig.stage.startWorker();
});
afterAll(() => rig.close());

const newTask = async () => {
  const [id] = await rig.add(
    directive({ rows: [row('1', { parts: [lead('G01'), coordinating('G22')] })] }),
    true,
  );
  if (id === undefined) throw new Error('nothing was imported');
  return { id, url: `${pathOf(id)}/commands` };
};

const give = giveThrough(() => rig);

const typesOf = async (id: string) =>
  (await readStream(rig.stage.database, id)).map(({ event }) => event.type);

const receipts = async (id: string) =>
  rig.stage.database.selectFrom('receipt').selectAll().where('stream', '=', id).execute();

describe('a command', () => {
  it('that the rules take is answered with the events it caused', async () => {
    const { id, url } = await newTask();
    const { status, body } = await give(url, { type: 'Acknowledge' }, { as: 'G01' });
    expect(status).toBe(200);
    expect(body).toEqual({
      outcome: 'accepted',
      commandId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      receivedAt: expect.stringMatching(/^20\d\d-.*Z$/),
      version: 2,
      events: [{ type: 'TaskAcknowledged', at: body['receivedAt'] }],
    });
    const [, acknowledged] = await readStream(rig.stage.database, id);
    expect(acknowledged?.actor).toEqual({
      kind: 'unit',
      unit: 'G01',
      verified: true,
      channel: 'http',
    });
  });

  it('from our own command line is recorded as such', async () => {
    const { id, url } = await newTask();
    await rig.call({
      method: 'POST',
      url,
      as: 'G01',
      payload: { type: 'Acknowledge' },
      headers: { 'user-agent': 'dondoc-cli/0.1.0' },
    });
    const [, event] = await readStream(rig.stage.database, id);
    expect(event?.actor.channel).toBe('cli');
  });

  it('sent twice with one id is one command with one answer, also after closing', async () => {
    const { id, url } = await newTask();
    const result = { documentNumber: '12/BC-BCA' };
    const submit = () =>
      give(url, { type: 'SubmitResult', result, commandId: 'submit-1' }, { as: 'G01' });
    const first = await submit();
    const second = await submit();
    await give(url, { type: 'ConfirmCompletion' });
    const third = await submit();
    expect(first.status).toBe(200);
    expect([second, third]).toEqual([first, first]);
    expect(await typesOf(id)).toEqual(['TaskAssigned', 'ResultSubmitted', 'CompletionConfirmed']);
  });

  it('takes its id from the header that is usual for it, and refuses two ids', async () => {
    const { id, url } = await newTask();
    const text = { type: 'ReportProgress', text: 'Đang lấy ý kiến' };
    await give(url, text, { as: 'G01', key: '"progress-1"' });
    const again = await give(url, { ...text, commandId: 'progress-1' }, { as: 'G01' });
    expect([again.status, again.body['commandId']]).toEqual([200, 'progress-1']);
    expect(await typesOf(id)).toEqual(['TaskAssigned', 'ProgressReported']);
    const two = await give(url, { ...text, commandId: 'a' }, { as: 'G01', key: 'b' });
    expect([two.status, two.body['errors']]).toEqual([
      400,
      [{ field: 'commandId', message: 'differs from the Idempotency-Key' }],
    ]);
  });

  it.each(['wake/2026-01-01T00:00:00.000Z', 'import/abc', '', '-a', 'a'.repeat(101)])(
    'cannot take the id %j',
    async (commandId) => {
      const { id, url } = await newTask();
      const { status } = await give(url, { type: 'Acknowledge', commandId }, { as: 'G01' });
      expect(status).toBe(400);
      expect(await receipts(id)).toEqual([]);
    },
  );

  it('with the id of another content is refused', async () => {
    const { url } = await newTask();
    const progress = (text: string) =>
      give(url, { type: 'ReportProgress', text, commandId: 'same' }, { as: 'G01' });
    expect((await progress('một')).status).toBe(200);
    const second = await progress('hai');
    expect([second.status, second.body['reason']]).toEqual([409, 'command-id-reused']);
  });

  it('from thirty callers at the same instant is taken once', async () => {
    const { id, url } = await newTask();
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => give(url, { type: 'Acknowledge' }, { as: 'G01' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const reasons = answers
      .filter(({ status }) => status !== 200)
      .map(({ body }) => body['reason']);
    expect(reasons).toEqual(Array(29).fill('already-acknowledged'));
    expect(await typesOf(id)).toEqual(['TaskAssigned', 'TaskAcknowledged']);
  });

  it('to a task nobody knows is refused before a receipt is written', async () => {
    const url = '/api/tasks/KH-khong-co/1/commands';
    const { status, body } = await give(url, { type: 'Acknowledge' }, { as: 'G01' });
    expect([status, body['type']]).toEqual([404, 'urn:dondoc:problem:unknown-task']);
    expect(await receipts('task/KH-khong-co/1')).toEqual([]);
  });

  it('is refused by who may not give it with 403, by a rule of the moment with 409', async () => {
    const { id, url } = await newTask();
    const result = { documentNumber: '1/BC' };
    const refusals = [
      await give(url, { type: 'Acknowledge' }, { as: 'G05' }),
      await give(url, { type: 'SubmitResult', result }, { as: 'G22' }),
      await give(url, { type: 'ConfirmCompletion' }, { as: 'G01' }),
      await give(url, { type: 'ConfirmCompletion' }, { token: tokens.units.G01 }),
      await give(url, { type: 'ConfirmCompletion' }),
    ];
    expect(refusals.map(({ status, body }) => [status, body['reason']])).toEqual([
      [403, 'not-a-party'],
      [403, 'not-the-lead'],
      [403, 'not-the-coordinator'],
      [403, 'not-the-coordinator'],
      [409, 'nothing-submitted'],
    ]);
    expect(await typesOf(id)).toEqual(['TaskAssigned']);
  });

  it('is refused in the words of the language asked for, with a type that never changes', async () => {
    const { url } = await newTask();
    const answer = await rig.call({
      method: 'POST',
      url,
      payload: { type: 'ConfirmCompletion', commandId: 'c-1' },
      headers: { 'accept-language': 'vi-VN,vi;q=0.9,en;q=0.8' },
    });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toEqual({
      type: 'urn:dondoc:problem:nothing-submitted',
      title: 'Chưa có kết quả nào được nộp.',
      status: 409,
      reason: 'nothing-submitted',
      commandId: 'c-1',
      receivedAt: expect.any(String),
    });
  });
});

describe('the time of receipt', () => {
  it.each(['at', 'receivedAt', 'effectiveAt', 'actor'])(
    'cannot be forged by %s',
    async (member) => {
      const { id, url } = await newTask();
      const payload = { type: 'Acknowledge', [member]: '2020-01-01T00:00:00.000Z' };
      const { status, body } = await give(url, payload, { as: 'G01' });
      expect([status, body['reason']]).toEqual([400, 'malformed-request']);
      expect(await receipts(id)).toEqual([]);
    },
  );

  it('cannot be forged inside a result', async () => {
    const { id, url } = await newTask();
    const result = { documentNumber: '1/BC', receivedAt: '2020-01-01T00:00:00.000Z' };
    const { status } = await give(url, { type: 'SubmitResult', result }, { as: 'G01' });
    expect(status).toBe(400);
    expect(await receipts(id)).toEqual([]);
  });
});

describe('what is too much', () => {
  it('is a body of one megabyte', async () => {
    const { id, url } = await newTask();
    const text = 'ă'.repeat(1024 * 1024);
    const { status, body } = await give(url, { type: 'ReportProgress', text }, { as: 'G01' });
    expect([status, body['reason']]).toEqual([413, 'too-large']);
    expect(await receipts(id)).toEqual([]);
  });

  it('is a text above the limit, and the field is named', async () => {
    const { url } = await newTask();
    const text = 'a'.repeat(20_001);
    const { status, body } = await give(url, { type: 'ReportProgress', text }, { as: 'G01' });
    expect(status).toBe(400);
    expect(body['errors']).toEqual([{ field: 'text', message: expect.stringContaining('20000') }]);
    const result = { documentNumber: '1'.repeat(201) };
    const nested = await give(url, { type: 'SubmitResult', result }, { as: 'G01' });
    expect(nested.body['errors']).toEqual([
      { field: 'result.documentNumber', message: expect.stringContaining('200') },
    ]);
  });

  it('is not a text at the limit', async () => {
    const { url } = await newTask();
    const text = 'ạ'.repeat(20_000);
    const { status } = await give(url, { type: 'ReportProgress', text }, { as: 'G01' });
    expect(status).toBe(200);
  });

  it.each([
    ['a NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud800b'],
    ['nothing but spaces', '   '],
  ])('or cannot be stored: %s', async (_what, text) => {
    const { id, url } = await newTask();
    const { status } = await give(url, { type: 'ReportObstacle', text }, { as: 'G01' });
    expect(status).toBe(400);
    expect(await receipts(id)).toEqual([]);
  });

  it('is a body that is not JSON, or not of a kind we take', async () => {
    const { url } = await newTask();
    const send = (type: string, payload: string) =>
      rig.call({ method: 'POST', url, payload, headers: { 'content-type': type } });
    const broken = await send('application/json', '{"type":');
    expect([broken.statusCode, broken.json().reason]).toEqual([400, 'malformed-request']);
    const xml = await send('application/xml', '<a/>');
    expect([xml.statusCode, xml.json().reason]).toEqual([415, 'unsupported-media-type']);
  });
});
