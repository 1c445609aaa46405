/** An element with an attribute in braces, as JSX has them. */
const JSX_TAG =
  /<[A-Za-z][\w.]{0,40}(?:\s{1,20}[\w:-]{1,40}(?:=(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|\{(?:[^{}]|\{[^{}]{0,300}\}){0,300}\}))?){0,20}\s{0,20}\/?>/g;
const IN_BRACES = /=\{/;
/** A component, recognised by its capital: `<Tip>`, `</Tip>`, `<Chart />`. */
const COMPONENT = /<(\/?)([A-Z][\w.]{0,40})((?:\s[^<>\n]{0,300})?)(\/?)>/g;
const COMMENT = /\{\/\*[^*]{0,5000}\*\/\}/g;
const IMPORT = /^(?:import\s[^\n;'"]{1,200}\sfrom\s+|import\s+)['"][^'"\n]{1,200}['"];?[ \t]*$/gm;

/** A text without the tags of components: what is between them stays. Types, such as `List<String>`, are not tags. */
export function dropComponents(source: string): string {
  if (!source.includes('<')) return source.replace(COMMENT, '');
  const bare = source.replace(COMMENT, '').replace(JSX_TAG, (tag) => (IN_BRACES.test(tag) ? '' : tag));
  const closed = new Set([...bare.matchAll(/<\/([A-Z][\w.]{0,40})>/g)].map(([, name]) => name));
  const isDropped = (name: string, end: string, rest: string): boolean =>
    closed.has(name) || end === '/' || rest.trimEnd().endsWith('/');
  const plain = bare.replace(COMPONENT, (tag, _slash: string, name: string, rest: string, end: string) =>
    isDropped(name, end, rest) ? '' : tag,
  );
  return plain === source ? plain : plain.replace(IMPORT, '');
}
