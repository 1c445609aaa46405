/** Three parts in URL-safe base64 with dots between: the application, the time of its creation, and a signature. */
const SHAPE = /^[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}$/;

/**
 * Whether a text may be the token of a bot. What else Discord's pages show can't: an
 * application's id, public key and client secret have no dots.
 */
export function isTokenShaped(text: string): boolean {
  return SHAPE.test(text);
}
