/** The link after each highlight that reading services export, to its place in their own reader. */
const PLACE = /(?<![ \t])[ \t]*\(\[(?:View Highlight|Location \d+|查看标注|View Annotation)\]\([^()\s]*\)\)/g;
/** When highlights were fetched, which services note above each batch of them. */
const SYNCED = /^[ \t]*(?:[-*] )?(?:#+ )?(?:New )?highlights (?:first synced by|added) .*$/gim;

/** A text without what a reading service adds to each highlight. */
export function dropHighlightLinks(source: string): string {
  return source.replace(PLACE, '').replace(SYNCED, '');
}
