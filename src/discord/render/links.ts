import { LIMITS } from './limits.js';

/** The first of some addresses that Discord accepts as a link, or null. */
export function firstLink(...addresses: readonly (string | null)[]): string | null {
  return addresses.find((address) => address !== null && isLink(address)) ?? null;
}

/** The host of an address as people write it, or null if it has none. */
export function hostOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  return new URL(address).host.replace(/^www\./, '') || null;
}

/** Discord is stricter than an address bar: no white space, and the protocol written out. */
function isLink(address: string): boolean {
  const isPlain = /^https?:\/\/\S+$/i.test(address) && address.isWellFormed();
  return isPlain && address.length <= LIMITS.embedUrl && URL.canParse(address);
}
