/** What a person meets: pages that can be read by everybody, forms that work, news that arrives. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TaskId } from '../../domain/task/messages.js';
import { readStream } from '../../store/log.js';
import { directive, lead, row } from '../support/directives.js';
import { eventually } from '../support/eventually.js';
import {
  type Board,
  dueIn,
  openBoard,
  pageOf,
  skipBrowser,
  variedRows,
  violationsOn,
} from './board-browser.js';

describe.skipIf(skipBrowser)('the board in a browser', () => {
  let board: Board;
  let ids: readonly TaskId[];

  beforeAll(async () => {
    board = await openBoard();
    const given = directive({ rows: variedRows() });
    ids = await board.rig.add(given, true);
    await command(ids[1], 'G15', { type: 'SubmitResult', result: { documentNumber: '1/BC-BTP' } });
    await command(ids[2], 'G15', {
      type: 'RequestExtension',
      until: '2031-01-31',
      reason: 'Chờ thẩm định',
    });
    await board.rig.call({ method: 'POST', url: '/api/digests', payload: { now: true } });
  });
  afterAll(() => board?.close());

  const command = async (id: TaskId | undefined, as: string | null, payload: object) => {
    const answer = await board.rig.call({
      method: 'POST',
      url: `/api${pageOf(id)}/commands`,
      payload,
      ...(as === null ? {} : { as }),
    });
    expect(answer.statusCode).toBe(200);
  };

  const newTask = async (): Promise<TaskId> => {
    const rows = [row('1', { parts: [lead('G15')], deadline: dueIn(20) })];
    const [id] = await board.rig.add(directive({ rows }), true);
    if (id === undefined) throw new Error('nothing was imported');
    return id;
  };

  const typesOf = async (id: TaskId) =>
    (await readStream(board.rig.stage.database, id)).map(({ event }) => event.type);

  const text = async (page: Page, selector = 'main'): Promise<string> =>
    (await page.locator(selector).textContent()) ?? '';

  const addresses = (): readonly string[] => {
    const task = pageOf(ids[0]);
    const [, , document = ''] = task.split('/');
    return [
      '/',
      '/tasks',
      '/tasks?search=khong-co-nhiem-vu-nao',
      task,
      pageOf(ids[5]),
      `${pageOf(ids[1])}?action=ReturnResult`,
      `${pageOf(ids[2])}?action=GrantExtension`,
      '/documents',
      `/documents/${document}`,
      '/inbox',
      '/contacts',
      '/contacts/G15',
      '/nowhere',
    ];
  };

  test.each([
    { language: 'vi', dark: false, width: 1366 },
    { language: 'en', dark: true, width: 360 },
  ] as const)(
    'every page can be read by everybody and fits ($language, dark: $dark, $width px)',
    { timeout: 120_000 },
    async (look) => {
      const { page, context, complaints } = await board.visit({ ...look, checked: true });
      for (const address of addresses()) {
        await page.goto(address);
        expect.soft(await violationsOn(page), address).toEqual([]);
        expect.soft(await page.getAttribute('html', 'lang')).toBe(look.language);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect.soft(beyond, `${address} is wider than the screen`).toBeLessThanOrEqual(0);
      }
      const unexpected = complaints.filter((complaint) => !complaint.includes('404'));
      expect(unexpected).toEqual([]);
      await context.close();
    },
  );

  test('somebody unknown is told how to sign in, in a page of the same care', async () => {
    const { page, context } = await board.visit({ signedIn: false, checked: true });
    const answer = await page.goto('/tasks');
    expect(answer?.status()).toBe(401);
    expect(await text(page)).toContain('Cần đăng nhập');
    expect(await violationsOn(page)).toEqual([]);
    await context.close();
  });

  test('a task goes from receipt to confirmation without JavaScript', async () => {
    const id = await newTask();
    const unit = await board.visit({ unit: 'G15', javaScript: false });
    await unit.page.goto(pageOf(id));
    await unit.page.click('button:has-text("Xác nhận đã nhận")');
    expect(await text(unit.page)).toContain('Đã ghi nhận: Xác nhận đã nhận');
    await unit.page.click('a:has-text("Nộp kết quả")');
    await unit.page.fill('#field-documentNumber', '123/BC-BTP');
    await unit.page.fill('#field-signedOn', '5/9/2022');
    await unit.page.click('button:has-text("Nộp kết quả")');
    expect(await text(unit.page)).toContain('123/BC-BTP (05/09/2022)');
    await unit.context.close();

    const coordinator = await board.visit({ javaScript: false });
    await coordinator.page.goto('/');
    await coordinator.page.click(`li:has(a[href="${pageOf(id)}"]) button`);
    expect(new URL(coordinator.page.url()).pathname).toBe('/');
    expect(await text(coordinator.page)).toContain('Đã ghi nhận: Xác nhận hoàn thành');
    await coordinator.context.close();
    expect(await typesOf(id)).toEqual([
      'TaskAssigned',
      'TaskAcknowledged',
      'ResultSubmitted',
      'CompletionConfirmed',
    ]);
  });

  test('a form with mistakes comes back with its values and says what is wrong', async () => {
    const id = await newTask();
    const { page, context } = await board.visit({ unit: 'G15', checked: true });
    await page.goto(`${pageOf(id)}?action=RequestExtension`);
    await page.fill('#field-until', '31/2/2031');
    await page.fill('#field-reason', 'Chờ thẩm định');
    await page.click('button:has-text("Đề nghị gia hạn")');
    expect(await text(page, '[role=alert]')).toContain('Gia hạn đến hết ngày');
    expect(await text(page, '#field-until-error')).toContain('Ngày chưa đúng');
    expect(await page.inputValue('#field-reason')).toBe('Chờ thẩm định');
    expect(await violationsOn(page)).toEqual([]);
    await context.close();
    expect(await typesOf(id)).toEqual(['TaskAssigned']);
  });

  test('a date says its weekday while it is typed', async () => {
    const { page, context } = await board.visit({ unit: 'G15' });
    await page.goto(`${pageOf(await newTask())}?action=RequestExtension`);
    await page.locator('#field-until').pressSequentially('2/9/2026');
    await eventually(async () =>
      expect(await text(page, '#field-until-day')).toBe(
        'Thứ tư, 02/09/2026; ngày nghỉ (Quốc khánh 2/9)',
      ),
    );
    await context.close();
  });

  test('a double click is one command', async () => {
    const id = await newTask();
    const { page, context } = await board.visit({ unit: 'G15' });
    await page.goto(`${pageOf(id)}?action=ReportProgress`);
    await page.fill('#field-text', 'Đã lấy ý kiến');
    await page.dblclick('button:has-text("Báo cáo tiến độ")');
    await page.waitForURL(/did=ReportProgress/);
    await context.close();
    await eventually(async () =>
      expect(await typesOf(id)).toEqual(['TaskAssigned', 'ProgressReported']),
    );
  });

  test('a refusal is told in words, on the page where it was asked', async () => {
    const id = await newTask();
    const { page, context } = await board.visit({ unit: 'G15', javaScript: false });
    await page.goto(`${pageOf(id)}?action=ReportObstacle`);
    await command(id, null, { type: 'Withdraw', legalBasis: 'Quyết định số 10/QĐ-TTg' });
    await page.fill('#field-text', 'Thiếu kinh phí');
    await page.click('button:has-text("Báo vướng mắc")');
    expect(await text(page)).toContain('Nhiệm vụ đã khép lại, không nhận thêm thao tác.');
    expect(await page.inputValue('#field-text')).toBe('Thiếu kinh phí');
    await context.close();
  });

  test('a result that came by another door shows on the open page within a second', async () => {
    const id = await newTask();
    const { page, context } = await board.visit();
    await page.goto(pageOf(id));
    expect(await text(page)).not.toContain('77/BC-BTP');
    await command(id, 'G15', { type: 'SubmitResult', result: { documentNumber: '77/BC-BTP' } });
    const answeredAt = performance.now();
    await page.waitForSelector('.entry-fresh:has-text("77/BC-BTP")');
    expect(performance.now() - answeredAt).toBeLessThan(1000);
    expect(await text(page, '#task-head')).toContain('Chờ xác nhận');
    await page.click('a:has-text("Xác nhận hoàn thành")');
    await page.click('button:has-text("Xác nhận hoàn thành")');
    expect(await text(page)).toContain('Hoàn thành đúng hạn');
    await context.close();
  });

  test('news leaves a form alone that is being filled in', async () => {
    const id = await newTask();
    const { page, context } = await board.visit({ unit: 'G15' });
    await page.goto(`${pageOf(id)}?action=ReportObstacle`);
    await page.fill('#field-text', 'Đang viết dở');
    await command(id, 'G15', { type: 'Acknowledge' });
    await page.waitForSelector('#changed a');
    expect(await page.inputValue('#field-text')).toBe('Đang viết dở');
    expect(await text(page, '.entries')).toContain('Đã nhận nhiệm vụ');
    await context.close();
  });

  test('a coordinator acts for a unit, is told so on every page, and comes back', async () => {
    const { page, context } = await board.visit();
    await page.goto('/tasks');
    await page.click('.who-summary');
    await page.selectOption('#act-as', 'G15');
    await page.click('.who-row button');
    expect(await text(page, '.acting')).toContain('Bộ Tư pháp');
    expect(new URL(page.url()).pathname).toBe('/tasks');
    await page.click('.acting button');
    expect(await page.locator('.acting').count()).toBe(0);
    await page.click('button[lang=en]');
    expect(await text(page, 'h1')).toBe('Tasks');
    await context.close();
  });

  test('digests can be sent now, and the page says how many went out', async () => {
    const { page, context } = await board.visit();
    await page.goto('/');
    await page.click('button:has-text("Gửi bản tin ngay")');
    await page.waitForURL(/\/inbox\?sent=yes/);
    expect(await text(page, '[role=status]')).toMatch(/bản tin|dòng|ngày nghỉ/);
    await context.close();
  });

  test('the first page costs at most 150 kB, the next at most 30 kB', async () => {
    const { page, context } = await board.visit({ signedIn: true });
    const session = await context.newCDPSession(page);
    let bytes = 0;
    await session.send('Network.enable');
    await session.send('Network.clearBrowserCache');
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto('/', { waitUntil: 'networkidle' });
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThanOrEqual(150_000);
    bytes = 0;
    await page.goto('/tasks', { waitUntil: 'networkidle' });
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThanOrEqual(30_000);
    await context.close();
  });
});
