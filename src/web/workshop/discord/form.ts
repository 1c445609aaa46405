import { tellIn } from '../../../i18n/sentences/sentences.js';
import { type Html, html, NOTHING } from '../../html.js';
import type { AskedWorkshop } from '../frame.js';
import type { WorkshopWords } from '../i18n/words.js';
import type { DiscordState, TokenOutcome } from './desk.js';

const APPLICATIONS = 'https://discord.com/developers/applications';

/** Whether the bot is connected, what became of a token that was just given, and the form for one. */
export function discordView(state: DiscordState, outcome: TokenOutcome | null, asked: AskedWorkshop): Html {
  const { told } = asked;
  const isOpen = state.kind === 'no-token' || state.kind === 'failed';
  const problem = outcome && problemOf(outcome, asked);
  return html`${stateView(state, asked)}
${outcome?.kind === 'taken' ? html`<p class="note" role="status">${keptAs(outcome, asked)}</p>` : NOTHING}
${problem ? html`<p class="warning" role="alert" id="problem">${problem}</p>` : NOTHING}
${isOpen ? html`<p>${withLink(told.discordIntro)}</p>${tokenForm(outcome?.kind === 'unchecked', problem !== null, asked)}` : NOTHING}`;
}

/** The address of Discord's page for applications can be followed. */
function withLink(text: string): Html {
  const [before, after = ''] = text.split(APPLICATIONS);
  return html`${before}<a href="${APPLICATIONS}" rel="noreferrer">${APPLICATIONS}</a>${after}`;
}

function stateView(state: DiscordState, { told, locale }: AskedWorkshop): Html {
  if (state.kind === 'connecting')
    return html`<p role="status">${told.connecting}</p><p><a class="button" href="/workshop/discord">${told.refresh}</a></p>`;
  if (state.kind === 'failed')
    return html`<p class="warning">${told.notConnected(tellIn(locale, state.why))}</p>`;
  return state.kind === 'connected' ? connectedView(state.invite, told) : NOTHING;
}

function connectedView(invite: string | null, told: WorkshopWords): Html {
  return html`<p role="status">${told.connected}</p>
${invite === null ? NOTHING : html`<p><a class="button main" href="${invite}" rel="noreferrer">${told.invite}</a></p>`}`;
}

function keptAs({ file, problem }: TokenOutcome & { kind: 'taken' }, { told }: AskedWorkshop): string {
  return problem === null ? told.tokenKept(file) : told.tokenNotWritten(file, problem);
}

function problemOf(outcome: TokenOutcome, { told, locale }: AskedWorkshop): string | null {
  if (outcome.kind === 'unchecked') return told.tokenUnchecked(tellIn(locale, outcome.why));
  return outcome.kind === 'misshapen' || outcome.kind === 'refused' ? told.tokenProblems[outcome.kind] : null;
}

/** What was typed is never sent back: to have it kept, it has to be typed once more. */
function tokenForm(mayKeep: boolean, hasProblem: boolean, { told }: AskedWorkshop): Html {
  const described = `token-hint${hasProblem ? ' problem' : ''}`;
  return html`<form class="composer" method="post" action="/workshop/discord">
<div class="field"><label for="token">${told.token}</label><div class="hint" id="token-hint">${told.tokenHint}</div>
<input type="password" id="token" name="token" required autocomplete="off" spellcheck="false" aria-describedby="${described}" ${hasProblem ? html`aria-invalid="true"` : ''}></div>
${mayKeep ? html`<div class="field"><label><input type="checkbox" name="keep" value="1"> ${told.keepUnchecked}</label></div>` : NOTHING}
<div><button class="button main" type="submit">${told.connect}</button></div>
</form>`;
}
