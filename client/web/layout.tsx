/** The frame of every page: left rail (a bar at the bottom of a phone), search, language and role. */
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../words/language.js';
import { assetPath } from './assets.js';
import { Icon, type IconName } from './icons.js';
import { knownName } from './names.js';
import type { Reader } from './reader.js';
import { texts } from './texts.js';

export type NavigationKey = 'home' | 'tasks' | 'documents' | 'inbox' | 'contacts';
type PageOptions = {
  readonly title: string;
  readonly current: NavigationKey | null;
  /** Scripts of this page's own, beside the one that every page has. */
  readonly scripts?: readonly string[];
};

const entries: readonly { key: NavigationKey; href: string; icon: IconName }[] = [
  { key: 'home', href: '/', icon: 'home' },
  { key: 'tasks', href: '/tasks', icon: 'list-check' },
  { key: 'documents', href: '/documents', icon: 'file-text' },
  { key: 'inbox', href: '/inbox', icon: 'inbox' },
  { key: 'contacts', href: '/contacts', icon: 'address-book' },
];

/** A gong and its stroke: to press for progress is also to sound it. */
const Mark = (): VNode => (
  <svg class="gong" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
    <circle cx="11" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="2" />
    <circle cx="11" cy="12" r="3" fill="currentColor" />
    <path
      d="M20.5 7.5c1 1.3 1.5 2.9 1.5 4.5s-.5 3.2-1.5 4.5"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
    />
  </svg>
);

/** What every form of a signed-in person carries. */
export const Token = ({ reader }: { readonly reader: Reader }): VNode => (
  <input type="hidden" name="_csrf" value={reader.session.csrf} />
);

const Rail = ({ reader, current }: { reader: Reader; current: NavigationKey | null }): VNode => (
  <nav class="rail" aria-label={reader.texts.navigation}>
    <a class="rail-brand" href="/">
      <Mark />
      <span>{reader.texts.brand}</span>
    </a>
    <ul class="rail-list">
      {entries.map(({ key, href, icon }) => (
        <li key={key}>
          <a
            class="rail-link"
            href={href}
            {...(key === current ? { 'aria-current': 'page' as const } : {})}
          >
            <Icon name={icon} />
            <span class="rail-word">{reader.texts[key]}</span>
            {key === 'home' && reader.waiting > 0 ? (
              <span class="rail-count">{reader.waiting}</span>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
    {reader.session.mayActAsAny && reader.temporalUi !== '' ? (
      <a class="rail-link rail-foot" href={reader.temporalUi} rel="noreferrer" target="_blank">
        <Icon name="external-link" />
        <span class="rail-word">{reader.texts.temporal}</span>
      </a>
    ) : null}
  </nav>
);

/** The installation's own coordinator has a code that no register knows. */
export const actorName = ({ session, texts: t }: Reader): string =>
  knownName(session.actor.unit) ??
  (session.actor.kind === 'coordinator' ? t.coordinatorOffice : session.actor.unit);

const roleOf = (reader: Reader): string =>
  reader.session.actor.kind === 'coordinator'
    ? reader.texts.coordinatorRole
    : reader.texts.unitRole;

const ActAs = ({ reader }: { reader: Reader }): VNode => {
  const { session, texts: t } = reader;
  return (
    <form method="post" action="/act-as" class="who-form">
      <Token reader={reader} />
      <input type="hidden" name="back" value={reader.address} />
      <label class="form-label" for="act-as">
        {t.actAs}
      </label>
      <div class="who-row">
        <select class="form-select" id="act-as" name="unit">
          <option value="" selected={session.actor.kind === 'coordinator'}>
            {t.actAsNobody}
          </option>
          {reader.units.map(({ code, name }) => (
            <option
              key={code}
              value={code}
              selected={session.actor.kind === 'unit' && session.actor.unit === code}
            >
              {name}
            </option>
          ))}
        </select>
        <button class="btn" type="submit">
          {t.change}
        </button>
      </div>
    </form>
  );
};

const Who = ({ reader }: { reader: Reader }): VNode => (
  <details class="who">
    <summary class="who-summary">
      <Icon name="building" />
      <span class="who-text">
        <span class="who-unit">{actorName(reader)}</span>
        <span class="who-role">{roleOf(reader)}</span>
      </span>
    </summary>
    <div class="who-panel">
      <p class="who-full">{actorName(reader)}</p>
      {reader.session.mayActAsAny ? <ActAs reader={reader} /> : null}
      <form method="post" action="/logout">
        <Token reader={reader} />
        <button class="btn" type="submit">
          {reader.texts.signOut}
        </button>
      </form>
    </div>
  </details>
);

const LanguageSwitch = ({ reader }: { reader: Reader }): VNode => {
  const other: Language = reader.language === 'vi' ? 'en' : 'vi';
  return (
    <form method="post" action="/language">
      <Token reader={reader} />
      <input type="hidden" name="back" value={reader.address} />
      <input type="hidden" name="language" value={other} />
      <button class="btn btn-ghost" type="submit" lang={other}>
        {reader.texts.otherLanguage}
      </button>
    </form>
  );
};

const Top = ({ reader }: { reader: Reader }): VNode => (
  <header class="top">
    <search class="top-search">
      <form action="/tasks" method="get">
        <label class="visually-hidden" for="top-search">
          {reader.texts.searchLabel}
        </label>
        <Icon name="search" />
        <input
          class="form-control"
          type="search"
          id="top-search"
          name="search"
          placeholder={reader.texts.searchHint}
          autocomplete="off"
        />
      </form>
    </search>
    <LanguageSwitch reader={reader} />
    <Who reader={reader} />
  </header>
);

/** Said on every page while a coordinator speaks for somebody else. */
const Acting = ({ reader }: { reader: Reader }): VNode | null =>
  reader.session.mayActAsAny && reader.session.actor.kind === 'unit' ? (
    <form method="post" action="/act-as" class="acting">
      <Token reader={reader} />
      <input type="hidden" name="unit" value="" />
      <input type="hidden" name="back" value={reader.address} />
      <span>
        {reader.texts.actingFor} <strong>{actorName(reader)}</strong>
      </span>
      <button class="btn btn-sm" type="submit">
        {reader.texts.backToCoordinator}
      </button>
    </form>
  ) : null;

const Head = ({ title, scripts }: { title: string; scripts: readonly string[] }): VNode => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>{title}</title>
    <link rel="icon" type="image/svg+xml" href={assetPath('mark.svg')} />
    <link
      rel="preload"
      as="font"
      type="font/woff2"
      href={assetPath('latin-400.woff2')}
      crossorigin="anonymous"
    />
    <link
      rel="preload"
      as="font"
      type="font/woff2"
      href={assetPath('vietnamese-400.woff2')}
      crossorigin="anonymous"
    />
    <link rel="stylesheet" href={assetPath('board.css')} />
    {scripts.length === 0 ? null : (
      <meta
        name="htmx-config"
        content='{"includeIndicatorCSS":false,"history":false,"noSwap":[204,304,"4xx","5xx"]}'
      />
    )}
    {scripts.map((name) => (
      <script key={name} src={assetPath(name)} defer />
    ))}
  </head>
);

const documentOf = (language: Language, node: VNode): string =>
  `<!doctype html>${renderToString(<html lang={language}>{node}</html>)}`;

const withHead = (title: string, scripts: readonly string[], body: VNode): VNode => (
  <>
    <Head title={title} scripts={scripts} />
    {body}
  </>
);

export const renderPage = (
  reader: Reader,
  { title, current, scripts = [] }: PageOptions,
  content: ComponentChildren,
): string =>
  documentOf(
    reader.language,
    withHead(
      `${title} · ${reader.texts.brand}`,
      ['htmx.js', ...scripts],
      <body>
        <a class="skip" href="#main">
          {reader.texts.skip}
        </a>
        <div class="frame">
          <Rail reader={reader} current={current} />
          <div class="frame-main">
            <Top reader={reader} />
            <Acting reader={reader} />
            <main id="main" class="content">
              {content}
            </main>
          </div>
        </div>
      </body>,
    ),
  );

/** A page for somebody we do not know: no rail, no search. */
export const renderBarePage = (language: Language, title: string, content: VNode): string =>
  documentOf(
    language,
    withHead(
      `${title} · ${texts[language].brand}`,
      [],
      <body>
        <main class="bare">
          <p class="bare-brand">
            <Mark />
            {texts[language].brand}
          </p>
          {content}
        </main>
      </body>,
    ),
  );
