/** What a new user does: uploads an annex, puts two rows right, signs, and sees the tasks run. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { annexReading, openedOver } from '../client/web/draft-fixture.js';
import { eventually } from '../support/eventually.js';
import { type Board, openBoard, opened, skipBrowser, violationsOn } from './board-browser.js';
import { wordAnnex } from './word-annex.js';

const annexFile = {
  name: 'ke-hoach.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(wordAnnex),
};

/** Another annex each time: a file that is under review already would be found again. */
const pastedTable = (number: number): string =>
  [
    'TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn',
    `1\tViệc số ${number}; việc tiếp theo\tBộ Tư pháp\tkhi rảnh`,
    '2\tKhảo sát\tHội Lạ\tThường xuyên',
    '3\tBáo cáo\tHội Lạ\tThường xuyên',
  ].join('\n');

describe.skipIf(skipBrowser)('an import in a browser', () => {
  let board: Board;
  beforeAll(async () => {
    board = await openBoard();
  });
  afterAll(() => board?.close());

  const text = async (page: Page, selector = 'main'): Promise<string> =>
    ((await page.locator(selector).first().textContent()) ?? '').replace(/\s+/g, ' ').trim();

  const pathOf = (page: Page): string => new URL(page.url()).pathname;

  /** The address of a new draft over a table typed into the form. */
  const pasted = async (page: Page, number: number): Promise<string> => {
    await page.goto('/drafts/new');
    await page.fill('#pasted', pastedTable(number));
    await page.click('.upload button[type=submit]');
    // Loaded as a whole: a key pressed before its script is there would go nowhere.
    await page.waitForURL(/\?opened=opened$/);
    return pathOf(page);
  };

  const uploaded = async (page: Page): Promise<string> => {
    await page.goto('/documents');
    await page.click('a:has-text("Nhập văn bản")');
    await page.setInputFiles('#file', annexFile);
    await page.click('.upload button[type=submit]');
    await page.waitForURL(/\?opened=opened$/);
    return pathOf(page);
  };

  test.each([
    { language: 'vi', dark: false, width: 1366 },
    { language: 'en', dark: true, width: 360 },
    { language: 'vi', dark: false, width: 768 },
  ] as const)(
    'can be read by everybody and fits ($language, dark: $dark, $width px)',
    { timeout: 120_000 },
    async (look) => {
      const { page, context, complaints } = await board.visit({ ...look, checked: true });
      const draft = await pasted(page, look.width);
      const rich = await openedOver(board.rig.stage.database, annexReading);
      const addresses = [
        rich,
        `${rich}/proposals`,
        `${rich}/doubts?row=3`,
        '/drafts/new',
        draft,
        `${draft}/doubts`,
        `${draft}/doubts?row=1&split=3`,
        `${draft}/sign`,
        '/documents',
        '/',
      ];
      for (const address of addresses) {
        await opened(page, address);
        await page.locator('main details').evaluateAll((all) => {
          for (const details of all) details.setAttribute('open', '');
        });
        expect.soft(await violationsOn(page), address).toEqual([]);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect.soft(beyond, `${address} is wider than the screen`).toBeLessThanOrEqual(0);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  test('goes from a Word file to running tasks, by keys', { timeout: 60_000 }, async () => {
    const { page, context, complaints } = await board.visit();
    const draft = await uploaded(page);
    expect(await text(page, '.read-counts')).toBe('Đọc được 5 dòng, trong đó 2 dòng cần xem.');
    expect(await page.locator('.fact-missing').count()).toBe(0);

    await page.keyboard.press('n');
    await page.waitForURL(/\/doubts$/);
    expect(await text(page, '.walk-at')).toBe('1 / 2');
    expect(await text(page, '.cell-doubted .cell-words')).toContain('Hội Lưu trữ viên');
    await page.keyboard.press('e');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-leads');
    await page.fill('#field-leads', 'Sở Tư pháp, Sở Nội vụ');
    await eventually(async () =>
      expect(await text(page, '.understood')).toContain('Sở Tư pháp (chịu trách nhiệm)'),
    );
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/did=EditRow/);
    expect(await text(page, '.doubt-head h2')).toBe('Dòng 3');

    await page.fill('#field-due', '30/9/2029');
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await page.waitForURL(/\/sign/);
    expect(await text(page, '.sign-form button')).toBe('Ký và bắt đầu 5 nhiệm vụ');
    await page.fill('#signer', 'Nguyễn Thị Hoa');
    await page.click('.sign-form button');
    await page.waitForURL(/\/documents\/H02-21-KH-UBND-2026\?signed=5/);
    expect(await text(page, '[role=status]')).toBe('Đã ký duyệt. 5 nhiệm vụ đang được bắt đầu.');
    expect(await page.locator('.tasks tbody tr').count()).toBe(5);
    expect(await text(page, '.tasks tr:has-text("Trang bị máy quét")')).toContain('30/09/2029');
    await eventually(async () => {
      const url = '/api/documents/H02-21-KH-UBND-2026';
      const answer = await board.rig.call({ method: 'GET', url });
      expect(answer.json()).toMatchObject({ open: 5, running: 5 });
    });
    await page.click('a:has-text("Trang bị máy quét")');
    expect(await text(page)).toContain('Theo khả năng ngân sách');
    expect(complaints).toEqual([]);
    await page.goto(draft);
    expect(pathOf(page)).toBe('/documents/H02-21-KH-UBND-2026');
    await context.close();
  });

  test('every step works without JavaScript', { timeout: 60_000 }, async () => {
    const { page, context } = await board.visit({ javaScript: false });
    const draft = await pasted(page, 1);
    await page.click('a:has-text("Xem 3 dòng cần xem")');
    await page.click('a:has-text("Tách")');
    await page.click('button:has-text("Tách thành 2 nhiệm vụ")');
    expect(await text(page, '[role=status]')).toBe('Đã tách thành 2 dòng.');
    await page.fill('#field-deadline', 'Tháng 9/2029');
    await page.press('#field-deadline', 'Enter');
    expect(await text(page, '[role=status]')).toBe('Dòng 1: Đã lưu phần sửa.');
    expect(await text(page, '.doubt-head h2')).toBe('Dòng 1');
    await page.click('summary:has-text("Bỏ dòng")');
    await page.fill('#drop-reason', 'Đã có ở dòng trên');
    await page.click('#drop-now');
    await page.click('button:has-text("Chấp nhận cả 2 dòng")');
    expect(pathOf(page)).toBe(`${draft}/sign`);
    await page.click('a:has-text("Nêu rõ")');
    await page.fill('#fact-issuer', 'Bộ Tư pháp');
    await page.fill('#fact-number', '9/KH-BTP');
    await page.fill('#fact-signedOn', '5/1/2026');
    await page.click('#facts button');
    await page.click('a:has-text("Ký duyệt")');
    await page.fill('#signer', 'Trần Văn Bình');
    await page.click('button:has-text("Ký và bắt đầu 3 nhiệm vụ")');
    expect(pathOf(page)).toBe('/documents/G15-9-KH-BTP-2026');
    await context.close();
  });

  test('loses nothing that was typed, neither by a reload nor on the way round', async () => {
    const { page, context } = await board.visit();
    const draft = await pasted(page, 2);
    await page.goto(`${draft}/doubts`);
    await page.fill('#field-leads', 'Bộ Y tế');
    await page.fill('#field-title', 'Đang viết dở');
    await page.reload();
    expect(await page.inputValue('#field-title')).toBe('Đang viết dở');
    await eventually(async () => expect(await text(page, '.understood')).toContain('Bộ Y tế'));
    await page.keyboard.press('n');
    await page.waitForURL(/row=2/);
    await page.keyboard.press('p');
    await page.waitForURL(/row=1/);
    expect(await page.inputValue('#field-title')).toBe('Đang viết dở');
    await page.keyboard.press('a');
    await page.waitForURL(/did=AcceptRow/);
    await page.keyboard.press('u');
    await page.waitForURL(/did=Undo/);
    expect(await page.inputValue('#field-title')).toBe('Đang viết dở');
    await context.close();
  });

  test('shows two people at once what the other did, and keeps what was typed', async () => {
    const an = await board.visit({ checked: true });
    const binh = await board.visit();
    const draft = await pasted(an.page, 4);
    await an.page.goto(`${draft}/doubts`);
    await binh.page.goto(`${draft}/doubts`);
    await an.page.fill('#field-leads', 'Bộ Y tế');
    await binh.page.fill('#field-title', 'Của Bình');
    await binh.page.click('[data-key=e]');
    await an.page.click('[data-key=a]');
    expect(await text(an.page, '[role=alert]')).toContain('Người khác vừa sửa dòng này.');
    expect(await text(an.page, '.field-title .field-theirs')).toContain('Của Bình');
    expect(await an.page.inputValue('#field-leads')).toBe('Bộ Y tế');
    expect(await violationsOn(an.page)).toEqual([]);
    await an.page.click('[data-key=a]');
    await an.page.waitForURL(/did=AcceptRow/);
    await an.page.goto(draft);
    expect(await text(an.page, '#row-1')).toContain('Của Bình');
    expect(await text(an.page, '#row-1')).toContain('Bộ Y tế');
    await an.context.close();
    await binh.context.close();
  });

  test('shows at once what another choice of columns does', async () => {
    const { page, context, complaints } = await board.visit();
    const draft = await openedOver(board.rig.stage.database, annexReading);
    await page.goto(draft);
    expect(await text(page, '.read-counts')).toContain('Đọc được 5 dòng');
    const doubts = await text(page, '#steps .count');
    await page.click('#facts summary');
    await page.fill('#fact-name', 'Đang viết dở');
    await page.click('#columns summary');
    await page.locator('.columns select').last().selectOption('deadline');
    await eventually(async () =>
      expect(await text(page, '.read-counts')).toContain('Đọc được 4 dòng'),
    );
    expect(await page.inputValue('#fact-name')).toBe('Đang viết dở');
    expect(await text(page, '#told')).toBe('Đã đọc lại theo các cột vừa chọn.');
    const left = /(\d+) dòng cần xem/.exec(await text(page, '.read-counts'))?.[1];
    expect(left).not.toBe(doubts);
    expect(await text(page, '#steps .count')).toBe(left);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('takes keys for what they mean, and letters in fields for letters', async () => {
    const { page, context } = await board.visit();
    const draft = await pasted(page, 3);
    await page.goto(`${draft}/doubts?row=2`);
    await page.locator('#field-note, summary:has-text("Các phần khác")').first().click();
    await page.locator('#field-note').pressSequentially('aunp');
    expect(await page.inputValue('#field-note')).toBe('aunp');
    await page.fill('#field-note', '');
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    await page.keyboard.type('Trùng');
    await page.keyboard.press('Enter');
    await page.waitForURL(/did=DropRow/);
    await page.keyboard.press('u');
    await page.waitForURL(/did=Undo/);
    await page.keyboard.press('Shift+A');
    await page.waitForURL(/did=AcceptReason&rows=2/);
    await page.goto(`${draft}/doubts?row=3`);
    await page.fill('#field-deadline', 'Trước ngày 01/7/2029');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/did=EditRow/);
    await page.goto(`${draft}/doubts?row=3`);
    expect(await text(page, '.understood')).toContain('30/06/2029');
    await page.keyboard.press('1');
    await page.waitForURL(/did=EditRow/);
    await page.goto(`${draft}/doubts?row=3`);
    expect(await text(page, '.understood')).toContain('01/07/2029');
    await context.close();
  });
});
