import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Assets } from '../assets.js';
import type { WebDeps } from '../deps.js';
import { type Html, html, NOTHING } from '../html.js';
import { type Asked, askedBy, COOKIE, textOf } from '../request.js';
import { fewTries, type Tries } from '../safety/limits.js';
import { Sessions } from '../safety/sessions.js';
import { page } from './layout.js';

const SESSION = 'session';
/** How often an address may try a password within a minute, and all of them together. */
const TRIES: Tries = { ofOne: 5, ofAll: 30 };

/** Admits only people who have given the password, except to the page that asks for it. */
export function passwordOnly(deps: WebDeps, assets: Assets, sessions: Sessions): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.path === '/login' || c.req.path.startsWith('/assets/')) return next();
    if (sessions.isGood(getCookie(c, SESSION))) return next();
    const asked = askedBy(c, deps.locale);
    if (isFromElsewhere(c)) return c.html(openAgain(c, asked, assets));
    return c.html(signInPage(asked, assets, whereTo(c), null), 401);
  };
}

/**
 * Takes the password.
 *
 * @param now a monotonic clock, in ms
 */
export function signInRoutes(deps: WebDeps, assets: Assets, sessions: Sessions, now: () => number): Hono {
  return new Hono()
    .get('/login', (c) => c.html(signInPage(askedBy(c, deps.locale), assets, '/', null)))
    .post('/login', fewTries(TRIES, deps.place, now), async (c) => {
      const fields = await c.req.parseBody();
      const to = ownPath(textOf(fields, 'to'));
      if (!sessions.isPassword(textOf(fields, 'password'))) {
        const asked = askedBy(c, deps.locale);
        return c.html(signInPage(asked, assets, to, asked.words.wrongPassword), 401);
      }
      const secure = deps.place.publicUrl?.startsWith('https:') === true && !isPlain(c);
      setCookie(c, SESSION, sessions.issue(), { ...COOKIE, secure, maxAge: Sessions.lifetime });
      return c.redirect(to, 303);
    })
    .post('/logout', (c) => {
      deleteCookie(c, SESSION, COOKIE);
      return c.redirect('/login', 303);
    });
}

/** Whether a browser is connected directly, without https: there a secure cookie would be lost. */
function isPlain(c: Context): boolean {
  return c.req.header('origin')?.startsWith('http:') === true;
}

/** For a link on another site the browser leaves our cookies out, and sends them with the next request from here. */
function isFromElsewhere(c: Context): boolean {
  return c.req.method === 'GET' && c.req.header('sec-fetch-site') === 'cross-site';
}

function openAgain(c: Context, asked: Asked, assets: Assets): Html {
  const { words } = asked;
  const path = whereTo(c);
  const body = html`<div class="plain-page"><h1>${words.opening}</h1><p><a class="button" href="${path}">${words.goOn}</a></p></div>`;
  return page(asked, assets, { title: words.opening, body, path, refresh: path });
}

/** The page that was asked for, to return to it afterwards. */
function whereTo(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return c.req.method === 'GET' ? ownPath(pathname + search) : '/';
}

/** Always a path of this server, whatever was written: it never leads to another site. */
function ownPath(written: string): string {
  const base = 'http://own';
  if (!URL.canParse(written, base)) return '/';
  const { origin, pathname, search } = new URL(written, base);
  return origin === base && !pathname.startsWith('//') ? pathname + search : '/';
}

function signInPage(asked: Asked, assets: Assets, to: string, problem: string | null): Html {
  const { words } = asked;
  const body = html`<div class="plain-page"><h1>${words.signIn}</h1><p>${words.signInMore}</p>
<form class="composer" method="post" action="/login">
<input type="hidden" name="to" value="${to}">
${problem === null ? NOTHING : html`<p class="warning" role="alert" id="problem">${problem}</p>`}
<div class="field"><label for="password">${words.password}</label>
<input type="password" id="password" name="password" required autocomplete="current-password" ${problem === null ? '' : html`aria-describedby="problem" aria-invalid="true"`}></div>
<button class="button main" type="submit">${words.signIn}</button>
</form></div>`;
  return page(asked, assets, { title: words.signIn, body, path: '/login' });
}
