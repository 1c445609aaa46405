/** Whether an address is one of a proxy. */
export function isProxy(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return /^(https?|socks([45]|4a|5h)?):$/.test(protocol) && hostname !== '';
}

/** Whether an address names a place and nothing in it. */
export function isOrigin(address: string): boolean {
  return URL.canParse(address) && new URL(address).origin === address.toLowerCase();
}

/** Whether there is neither a user nor a password in an address. */
export function hasNoLogin(address: string): boolean {
  const { username, password } = new URL(address);
  return username === '' && password === '';
}
