// Makes the channel live: forms are sent without leaving the page, what comes of them is put into it and told to who
// can't see it. Without this script every form works all the same, by a new page.

const POLL = 1000;
const channel = () => document.getElementById('channel');
const log = () => document.querySelector('.log');
const messages = (root) => [...root.querySelectorAll('.message')];

/** Puts the channel as it is now into the place of what is there, and the focus back where it was. */
function show(markup) {
  const next = new DOMParser().parseFromString(markup, 'text/html').getElementById('channel');
  if (!next) return;
  const before = new Map(messages(document).map((one) => [one.id, one.dataset.revision]));
  const fresh = messages(next).filter((one) => before.get(one.id) !== one.dataset.revision);
  const focused = placeOf(document.activeElement);
  channel().replaceWith(next);
  openDialog();
  if (fresh.length > 0) {
    tell(fresh.at(-1));
    fresh.at(-1).scrollIntoView({ block: 'nearest' });
  }
  if (!document.querySelector('dialog[open]')) restore(focused);
  waitForMore();
}

/** How to find a control again in a message that was drawn anew: by its message, and where it is in that. */
function placeOf(element) {
  const message = element?.closest?.('.message');
  if (!message) return null;
  return { id: message.id, at: controlsOf(message).indexOf(element) };
}

function controlsOf(message) {
  return [...message.querySelectorAll('a, button, select')];
}

function restore(place) {
  if (!place) return;
  const message = document.getElementById(place.id);
  if (!message) return log()?.focus();
  const controls = controlsOf(message);
  const control = controls[Math.min(place.at, controls.length - 1)];
  const usable = control?.disabled ? controls.find((one) => !one.disabled) : control;
  usable?.focus({ preventScroll: true });
}

/** What has come, in words for a screen reader; its controls are not a part of that. */
function tell(message) {
  const copy = message.cloneNode(true);
  for (const form of copy.querySelectorAll('form')) form.remove();
  document.getElementById('news').textContent = copy.textContent.replace(/\s+/g, ' ').trim();
}

function openDialog() {
  const dialog = document.querySelector('dialog');
  if (!dialog) return;
  dialog.close();
  dialog.showModal();
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    dialog.querySelector('[formaction="/dismiss"]').click();
  });
}

let waiting;
function waitForMore() {
  clearTimeout(waiting);
  if (document.querySelector('[data-pending]')) waiting = setTimeout(look, POLL);
}

async function look() {
  const response = await fetch('/channel', { headers: { 'x-part': 'channel' } });
  if (response.ok) show(await response.text());
}

async function send(form, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter));
  const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action');
  form.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(action, { method: 'POST', body, headers: { 'x-part': 'channel' } });
    if (response.ok) {
      show(await response.text());
      if (form.id === 'composer') empty(form);
    } else {
      document.getElementById('news').textContent = await response.text();
    }
  } finally {
    form.removeAttribute('aria-busy');
  }
}

/** What was sent is sent: the next question begins with an empty field, and with the same options. */
function empty(form) {
  const field = form.querySelector('.needed input[type="text"], .needed textarea');
  if (!field) return;
  field.value = '';
  field.dispatchEvent(new Event('emptied'));
  field.focus();
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('form[data-live]') || form.matches('[aria-busy]')) return;
  event.preventDefault();
  send(form, event.submitter).catch(() => form.submit());
});

openDialog();
waitForMore();
messages(document).at(-1)?.scrollIntoView({ block: 'nearest' });
