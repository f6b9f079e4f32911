/** A real browser before a real board: database, Temporal and a worker behind it. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { addDays } from '../../domain/calendar/civil-date.js';
import { civilDateOf, endOfDay, instantFromMs } from '../../domain/calendar/instant.js';
import type { Deadline } from '../../domain/deadline/messages.js';
import type { AssignedRow } from '../../domain/document/assignment.js';
import type { TaskId } from '../../domain/task/messages.js';
import { createDoor, type DoorRig } from '../client/http/door-rig.js';
import { coordinating, lead, row, standing } from '../support/directives.js';

const required = process.env['DONDOC_REQUIRE_BROWSER'];
const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const program = required ?? usualPlaces.find((path) => existsSync(path));

/** Where a browser is demanded by name, its absence fails instead of skipping. */
export const skipBrowser: boolean = program === undefined;
if (skipBrowser) console.warn('No Chromium was found: tests in a browser are skipped.');

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const launchFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Visit = {
  /** A unit's code; the coordinator when absent. */
  readonly unit?: string;
  readonly language?: 'vi' | 'en';
  readonly dark?: boolean;
  readonly width?: number;
  readonly javaScript?: boolean;
  readonly signedIn?: boolean;
  /** Brings the checker of accessibility into every page, past the policy that forbids scripts. */
  readonly checked?: boolean;
};

export type Board = {
  readonly rig: DoorRig;
  readonly base: string;
  /** A signed-in tab of a browser profile of its own; `complaints` holds what its console said. */
  visit(visit?: Visit): Promise<{ page: Page; context: BrowserContext; complaints: string[] }>;
  close(): Promise<void>;
};

const signIn = async ({ rig, base }: Pick<Board, 'rig' | 'base'>, page: Page, unit?: string) => {
  const payload = unit === undefined ? {} : { unit };
  const made = await rig.call({ method: 'POST', url: '/api/login-links', payload });
  await page.goto(base + new URL(made.json<{ url: string }>().url).pathname);
};

export const openBoard = async (): Promise<Board> => {
  const rig = await createDoor();
  await rig.stage.startWorker();
  const base = await rig.door.listen({ port: 0, host: '127.0.0.1' });
  const browser: Browser = await chromium.launch({
    ...(program === undefined ? {} : { executablePath: program }),
    args: launchFlags,
  });
  return {
    rig,
    base,
    async visit({ unit, language = 'vi', dark, width, javaScript, signedIn = true, checked } = {}) {
      const context = await browser.newContext({
        baseURL: base,
        viewport: { width: width ?? 1366, height: 768 },
        locale: language === 'vi' ? 'vi-VN' : 'en-GB',
        colorScheme: dark === true ? 'dark' : 'light',
        javaScriptEnabled: javaScript ?? true,
      });
      context.setDefaultTimeout(10_000);
      if (checked === true) await context.addInitScript({ path: axe });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      if (signedIn) await signIn({ rig, base }, page, unit);
      return { page, context, complaints };
    },
    async close() {
      await browser.close();
      await rig.close();
    },
  };
};

/** Due so many days from today, by the clock the database has too. */
export const dueIn = (days: number): Deadline => {
  const due = addDays(civilDateOf(instantFromMs(Date.now())), days);
  return {
    phrase: due,
    kind: 'date',
    due,
    dueAt: endOfDay(due),
    earliest: due,
    latest: due,
    rule: 'on-date',
    stages: [],
  };
};

const longTitle =
  'Chủ trì, phối hợp với các bộ, ngành, địa phương rà soát, đơn giản hóa thành phần hồ sơ, biểu mẫu của các thủ tục hành chính để cắt giảm giấy tờ công dân phải khai báo, xuất trình khi thực hiện dịch vụ công trực tuyến';
const longName = 'Bộ Lao động - Thương binh và Xã hội';
const justice = { ...lead('G15'), name: 'Bộ Tư pháp' };

/** One row for each look a task can have. */
export const variedRows = (): AssignedRow[] => [
  row('1', {
    title: longTitle,
    parts: [{ ...lead('G07'), name: longName }, coordinating('G15')],
    deadline: dueIn(-12),
  }),
  row('2', { parts: [justice, coordinating('G01')], deadline: dueIn(3) }),
  row('3', { parts: [justice], deadline: dueIn(40) }),
  row('4', { parts: [justice], deadline: standing }),
  row('5', {
    parts: [justice],
    deadline: { ...standing, phrase: '', kind: 'none', rule: 'blank' },
  }),
  row('6', { parts: [lead('X-63-tinh', ['H01', 'H02', 'H03'])], deadline: dueIn(9) }),
  row('7', { parts: [justice], deadline: dueIn(0), urgency: 'express' }),
];

/** `task/KH-1/2` is `/tasks/KH-1/2`. */
export const pageOf = (id: TaskId | undefined): string => {
  if (id === undefined) throw new Error('nothing was imported');
  return `/tasks/${id.slice('task/'.length)}`;
};

/** With its letters there, which come after it and change how wide it is. */
export const opened = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
};

/** What a checker of accessibility finds on the page as it stands, in short. */
export const violationsOn = async (page: Page): Promise<string[]> => {
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: unknown }> } };
    return (await axe.run()).violations as Violation[];
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
};
