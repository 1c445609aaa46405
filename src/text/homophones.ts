/** The common characters of GB 2312, rows 16 to 55: the standard lists them by their sound. */
const ROWS = { first: 0xb0, last: 0xd7 } as const;
const CELLS = { first: 0xa1, last: 0xfe } as const;
/** How far apart the characters of one sound usually are. */
const REACH = 30;

let bySound: readonly string[] | undefined;
let places: ReadonlyMap<string, number> | undefined;

/** Common characters that sound like one, or nearly so, the nearest first; none for a rare one. */
export function soundingLike(character: string): string[] {
  bySound ??= readTable();
  places ??= new Map(bySound.map((one, i) => [one, i]));
  const at = places.get(character);
  if (at === undefined) return [];
  const distances = Array.from({ length: REACH }, (_, i) => i + 1);
  return distances.flatMap((by) => [bySound?.[at - by] ?? [], bySound?.[at + by] ?? []].flat());
}

function readTable(): string[] {
  const bytes: number[] = [];
  for (let row = ROWS.first; row <= ROWS.last; row++)
    for (let cell = CELLS.first; cell <= CELLS.last; cell++) bytes.push(row, cell);
  return [...new TextDecoder('gb18030').decode(new Uint8Array(bytes))].filter((one) =>
    /\p{Script=Han}/u.test(one),
  );
}
