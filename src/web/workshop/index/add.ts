import { addArticle, isWritable, type NotAdded } from '../../../articles/add-article.js';
import { type Html, html, NOTHING } from '../../html.js';
import { type Fields, textOf } from '../../request.js';
import type { WorkshopWords } from '../i18n/words.js';

/** The outcome for an article that was sent: its name, or why it was not added. */
export type Outcome = Awaited<ReturnType<typeof addArticle>> | null;

/** The form for adding an article, and the outcome for the one that was just sent. */
export async function addView(articlesDir: string, outcome: Outcome, told: WorkshopWords): Promise<Html> {
  const title = html`<h2 id="add">${told.addTitle}</h2>`;
  if (!(await isWritable(articlesDir))) return html`${title}<p>${told.notWritable}</p>`;
  const problem = outcome && 'problem' in outcome ? told.problems[outcome.problem] : null;
  return html`${title}<p>${told.addIntro}</p>
${outcome && 'name' in outcome ? html`<p class="note" role="status">${told.added(outcome.name)}</p>` : NOTHING}
${problem === null ? NOTHING : html`<p class="warning" role="alert" id="problem">${problem}</p>`}
<form class="composer" method="post" action="/workshop/index/add" enctype="multipart/form-data">
<div class="field"><label for="file">${told.file}</label> <input type="file" id="file" name="file" accept=".md,.markdown,.txt,text/plain,text/markdown"></div>
<div class="field"><label for="text">${told.orPaste}</label><textarea id="text" name="text" rows="6"></textarea></div>
<div class="field"><label for="name">${told.fileName}</label><div class="hint" id="name-hint">${told.fileNameHint}</div>
<input type="text" id="name" name="name" maxlength="120" aria-describedby="name-hint${problem === null ? '' : ' problem'}"></div>
<div><button class="button main" type="submit">${told.add}</button></div>
</form>`;
}

/** Adds what a form has sent: its file, under another name if one is given, or the text that was pasted. */
export async function addSent(articlesDir: string, fields: Fields): Promise<Outcome> {
  const { file } = fields;
  const [name, text] = [textOf(fields, 'name'), textOf(fields, 'text')];
  if (file instanceof File && file.size > 0) {
    const content = new Uint8Array(await file.arrayBuffer());
    return addArticle(articlesDir, { name: name || file.name, content });
  }
  const content = new TextEncoder().encode(text.replaceAll('\r\n', '\n'));
  return addArticle(articlesDir, { name, content });
}

/** The responses for articles that were not added. */
export function statusOf(outcome: Outcome): 200 | 409 | 413 | 422 {
  return outcome && 'problem' in outcome ? STATUS[outcome.problem] : 200;
}

const STATUS = {
  empty: 422,
  'too-large': 413,
  'no-text': 422,
  'bad-name': 422,
  exists: 409,
  'read-only': 409,
} as const satisfies Record<NotAdded, number>;
