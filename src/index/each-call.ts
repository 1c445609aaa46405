import type { PassageIndex } from './passage-index.js';

/** Makes a call: at once, or with something around it. */
export type MakeCall = <T>(call: () => Promise<T>) => Promise<T>;

/** The same index, each of whose calls is made as its user wants. */
export function eachCall(index: PassageIndex, make: MakeCall): PassageIndex {
  return {
    info: index.info,
    candidates: (query) => make(() => index.candidates(query)),
    documentFrequencies: (terms, within) => make(() => index.documentFrequencies(terms, within)),
    sentenceVectors: (passages) => make(() => index.sentenceVectors(passages)),
    articles: (ids) => make(() => index.articles(ids)),
    articlesByKey: (keys) => make(() => index.articlesByKey(keys)),
    articlesByTitle: (title) => make(() => index.articlesByTitle(title)),
    titles: (text, limit, within) => make(() => index.titles(text, limit, within)),
    headings: (text, limit, within) => make(() => index.headings(text, limit, within)),
    removed: (id) => make(() => index.removed(id)),
    reposts: (groups) => make(() => index.reposts(groups)),
    infos: (page, within) => make(() => index.infos(page, within)),
    close: () => index.close(),
  };
}
