import { LIMITS } from './limits.js';

/** The first of the addresses that Discord takes as a link, or null. */
export function firstLink(...addresses: readonly (string | null)[]): string | null {
  return addresses.find((address) => address !== null && isLink(address)) ?? null;
}

/** The host of an address as people write it, or null where it has none. */
export function hostOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  return new URL(address).host.replace(/^www\./, '') || null;
}

/** Discord wants what an address bar would forgive: no white space in it, the protocol written out. */
function isLink(address: string): boolean {
  const isPlain = /^https?:\/\/\S+$/i.test(address) && address.isWellFormed();
  return isPlain && address.length <= LIMITS.embedUrl && URL.canParse(address);
}
