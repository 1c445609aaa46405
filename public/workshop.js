// Shows how a run of the indexer goes without leaving the page. Without this script the page is opened again by hand.

const POLL = 1000;
const run = document.getElementById('run');
const isRunning = () => run.querySelector('#cancel') !== null;
const stateOf = (root) => root.querySelector('[data-state]')?.dataset.state;

/** Puts what is new into the place of what is there; what has the focus keeps it, or its successor gets it. */
function show(markup) {
  const before = stateOf(run);
  const focused = run.contains(document.activeElement) ? document.activeElement.id : null;
  const next = document.createElement('div');
  next.append(...new DOMParser().parseFromString(markup, 'text/html').body.childNodes);
  run.replaceChildren(...next.childNodes);
  // Each stage is told once: who can't see the figures need not hear all of them.
  if (stateOf(run) !== before) document.getElementById('news').textContent = stageText();
  if (focused) (document.getElementById(focused) ?? run.querySelector('button:not(:disabled)'))?.focus();
}

function stageText() {
  return run.querySelector('.stage')?.textContent ?? '';
}

async function ask() {
  try {
    const response = await fetch('/workshop/index/run');
    if (response.ok) show(await response.text());
  } finally {
    if (isRunning()) setTimeout(ask, POLL);
  }
}

if (isRunning()) setTimeout(ask, POLL);
