/** The door of an import: a file, or a table that was copied from somewhere. */
import type { VNode } from 'preact';
import { wordsFor } from './draft-frame.js';
import { renderPage, Token } from './layout.js';
import type { Reader } from './reader.js';

export type UploadState = {
  /** What was pasted; it stays in the form until it can be read. */
  readonly pasted: string;
  /** Why there is no draft, in the reader's language. */
  readonly problem: string | null;
};

const Problem = ({ reader, state }: { reader: Reader; state: UploadState }): VNode | null => {
  const t = wordsFor(reader).upload;
  if (state.problem === null) return null;
  return (
    <div class="notice notice-error" role="alert">
      <p>
        <strong>{t.unreadable}.</strong> {state.problem}
      </p>
      <p>{state.pasted === '' ? t.chooseAgain : t.pastedFound}</p>
    </div>
  );
};

export const uploadPage = (reader: Reader, state: UploadState): string => {
  const t = wordsFor(reader).upload;
  return renderPage(
    reader,
    { title: t.title, current: 'documents' },
    <>
      <div class="page-head">
        <div>
          <p class="page-over">
            <a href="/documents">{reader.texts.documents}</a>
          </p>
          <h1>{t.title}</h1>
          <p class="page-lead">{t.lead}</p>
        </div>
      </div>
      <Problem reader={reader} state={state} />
      <form class="card upload" method="post" action="/drafts" encType="multipart/form-data">
        <Token reader={reader} />
        <div class="field">
          <label class="form-label" for="pasted">
            {t.paste}
          </label>
          <textarea
            class="form-control upload-paste"
            id="pasted"
            name="pasted"
            rows={6}
            spellcheck={false}
            aria-describedby="pasted-hint"
          >
            {state.pasted}
          </textarea>
          <p class="form-hint" id="pasted-hint">
            {t.pasteHint}
          </p>
        </div>
        {/* Behind the other fields, so that the form is known to be ours before its file is taken in. */}
        <div class="field upload-file">
          <label class="form-label" for="file">
            {t.file}
          </label>
          <input
            class="form-control"
            type="file"
            id="file"
            name="file"
            aria-describedby="file-hint"
          />
          <p class="form-hint" id="file-hint">
            {t.fileHint}
          </p>
        </div>
        <div class="form-buttons upload-foot">
          <button class="btn btn-primary" type="submit">
            {t.submit}
          </button>
          <a class="btn btn-link" href="/documents">
            {wordsFor(reader).split.cancel}
          </a>
        </div>
      </form>
    </>,
  );
};
