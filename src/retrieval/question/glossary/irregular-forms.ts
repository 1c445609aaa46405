/** English verbs with an irregular past: each form, and the verb it belongs to. */
const FORMS =
  `ate eat eaten eat beat beat became become began begin begun begin bent bend bit bite bitten bite blew blow
  blown blow bought buy broke break broken break brought bring built build burnt burn came come caught catch chose choose
  chosen choose cost cost cut cut dealt deal dug dig drew draw drawn draw drank drink drunk drink drove drive driven drive
  fell fall fallen fall fed feed felt feel fought fight found find flew fly flown fly forgot forget forgotten forget froze
  freeze frozen freeze gave give given give went go gone go grew grow grown grow heard hear held hold hid hide hidden hide
  hit hit hurt hurt kept keep knew know known know laid lay led lead left leave lent lend lost lose lay lie lain lie made
  make meant mean met meet paid pay read read ran run rang ring rose rise risen rise rode ride ridden ride sang sing sung
  sing sank sink sunk sink sat sit saw see seen see sold sell sent send set set shook shake shaken shake shone shine shot
  shoot shut shut slept sleep slid slide spoke speak spoken speak spent spend split split spread spread stood stand stole
  steal stolen steal struck strike swam swim swum swim swore swear sworn swear taught teach taken take took take thought
  think threw throw thrown throw told tell tore tear torn tear understood understand woke wake woken wake won win wore wear
  worn wear wrote write written write withdrew withdraw withdrawn withdraw overtook overtake overtaken overtake`.split(
    /\s+/,
  );

const REGULAR: ReadonlyMap<string, string> = new Map(
  FORMS.flatMap((form, i) => (i % 2 === 0 ? [[form, FORMS[i + 1] ?? form] as const] : [])),
);

/** The verb of which a word is an irregular form, or null for other words. */
export function baseOf(word: string): string | null {
  return REGULAR.get(word) ?? null;
}
