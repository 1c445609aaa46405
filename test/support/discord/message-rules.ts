import { asList, asObject, asObjects, asText, type Json } from './json.js';

const MAX_EMBED_TOTAL = 6000;
const MAX_ROWS = 5;
const LINK_BUTTON = 5;
const MAX_BUTTONS = 5;
const SELECT = 3;
const MAX_OPTIONS = 25;

/** What Discord refuses in a message although its specification lets it pass. */
export function messageRules(body: unknown, isEdit: boolean, hasFiles = false): string[] {
  const message = asObject(body);
  const embeds = asObjects(message.embeds);
  return [
    ...(!hasFiles && isEmpty(message, isEdit) ? ['an empty message'] : []),
    ...(totalOf(embeds) > MAX_EMBED_TOTAL ? [`embeds of ${totalOf(embeds)} characters in all`] : []),
    ...embeds.flatMap(embedRules),
    ...componentRules(asObjects(message.components)),
    ...mentionRules(asObject(message.allowed_mentions)),
  ];
}

/** An edit that leaves a part out keeps it, so only one that takes everything away makes a message empty. */
function isEmpty(message: Json, isEdit: boolean): boolean {
  const parts = ['content', 'embeds', 'components', 'attachments', 'poll', 'sticker_ids'];
  if (isEdit && !('content' in message && 'embeds' in message)) return false;
  return parts.every((part) => {
    const value = message[part];
    if (value === undefined || value === null) return true;
    return Array.isArray(value) ? value.length === 0 : typeof value === 'string' && value.trim() === '';
  });
}

function textsOf(embed: Json): string[] {
  const fields = asObjects(embed.fields).flatMap(({ name, value }) => [asText(name), asText(value)]);
  const inner = [asObject(embed.footer).text, asObject(embed.author).name];
  return [asText(embed.title), asText(embed.description), ...inner.map(asText), ...fields];
}

function totalOf(embeds: readonly Json[]): number {
  return embeds.flatMap(textsOf).reduce((sum, text) => sum + text.length, 0);
}

function embedRules(embed: Json): string[] {
  const hasPicture = ['image', 'thumbnail', 'video'].some((key) => key in embed);
  const emptyFields = asObjects(embed.fields).filter(
    ({ name, value }) => !asText(name).trim() || !asText(value).trim(),
  );
  const links = [embed, ...['author', 'image', 'thumbnail', 'footer'].map((key) => asObject(embed[key]))];
  return [
    ...(textsOf(embed).every((text) => text.trim() === '') && !hasPicture ? ['an empty embed'] : []),
    ...emptyFields.map(() => 'an empty field of an embed'),
    ...links.flatMap(({ url, icon_url }) => [url, icon_url]).flatMap(linkRules),
  ];
}

function linkRules(url: unknown): string[] {
  if (url === undefined || url === null) return [];
  return /^https?:\/\//i.test(asText(url)) ? [] : [`an address that is not http(s): ${String(url)}`];
}

function componentRules(rows: readonly Json[]): string[] {
  const components = rows.flatMap((row) => asObjects(row.components));
  const ids = components.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [custom_id]));
  return [
    ...(rows.length > MAX_ROWS ? [`${rows.length} action rows`] : []),
    ...(new Set(ids).size < ids.length ? [`a custom id twice: ${ids.join(', ')}`] : []),
    ...components.flatMap((one) => (one.type === SELECT ? menuRules(one) : buttonRules(one))),
    ...rows.flatMap(rowRules),
  ];
}

function rowRules(row: Json): string[] {
  const components = asObjects(row.components);
  const hasMenu = components.some(({ type }) => type === SELECT);
  const isFull = components.length > (hasMenu ? 1 : MAX_BUTTONS);
  return isFull || components.length === 0 ? [`a row of ${components.length} components`] : [];
}

function menuRules(menu: Json): string[] {
  const options = asObjects(menu.options);
  const values = options.map(({ value }) => value);
  return [
    ...(menu.custom_id ? [] : ['a menu without a custom id']),
    ...(options.length === 0 || options.length > MAX_OPTIONS ? [`a menu of ${options.length} options`] : []),
    ...(new Set(values).size < values.length ? ['a menu with a value twice'] : []),
    ...options.flatMap(({ label, value }) =>
      asText(label).trim() && asText(value) ? [] : ['an option without label or value'],
    ),
  ];
}

function buttonRules(button: Json): string[] {
  const isLink = button.style === LINK_BUTTON;
  return [
    ...(isLink && 'custom_id' in button ? ['a custom id on a link'] : []),
    ...(isLink && !button.url ? ['a link without an address'] : []),
    ...(!isLink && !button.custom_id ? ['a button without a custom id'] : []),
    ...(!isLink && 'url' in button ? ['an address on a button that is no link'] : []),
    ...(!asText(button.label).trim() && !('emoji' in button) ? ['a button without label or emoji'] : []),
    ...linkRules(button.url),
  ];
}

function mentionRules(mentions: Json): string[] {
  const parse = asList(mentions.parse);
  return ['users', 'roles']
    .filter((kind) => parse.includes(kind) && asList(mentions[kind]).length > 0)
    .map((kind) => `allowed_mentions parses ${kind} and lists them too`);
}
