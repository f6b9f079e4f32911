/** Pages that say why there is no page: not signed in, not found, not allowed, a fault. */
import type { VNode } from 'preact';
import type { Language } from '../words/language.js';
import { renderBarePage, renderPage } from './layout.js';
import type { Reader } from './reader.js';
import { texts } from './texts.js';

export const signInPage = (language: Language): string => {
  const t = texts[language];
  return renderBarePage(
    language,
    t.signIn,
    <>
      <h1>{t.signIn}</h1>
      <p>{t.signInMore}</p>
      <pre>
        <code>{t.signInCommand}</code>
      </pre>
    </>,
  );
};

export type MessageKind = 'notFound' | 'forbidden' | 'malformed' | 'away' | 'failed';

const message = (language: Language, kind: MessageKind): VNode => {
  const t = texts[language];
  return (
    <div class="message">
      <h1>{t[kind]}</h1>
      <p>{t[`${kind}More`]}</p>
      <p>
        <a class="btn" href="/">
          {t.home}
        </a>
      </p>
    </div>
  );
};

/** In the frame when we know who reads; bare otherwise, or when the fault keeps us from knowing. */
export const messagePage = (reader: Reader, kind: MessageKind): string =>
  renderPage(reader, { title: reader.texts[kind], current: null }, message(reader.language, kind));

export const bareMessagePage = (language: Language, kind: MessageKind): string =>
  renderBarePage(language, texts[language][kind], message(language, kind));
