// What is copied from an article takes its source along; the quote that is lit can be copied by a button.

const article = document.querySelector('article.text');
const body = article?.querySelector('.body');
const copy = document.getElementById('copy');
const print = document.getElementById('print');

document.addEventListener('copy', (event) => {
  const selection = document.getSelection();
  if (!body || selection.isCollapsed || !body.contains(selection.anchorNode)) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', withSource(selection.toString()));
});

function withSource(text) {
  return `${text.trim()}\n— ${article.dataset.citation}`;
}

function selectQuote() {
  const marks = [...body.querySelectorAll('mark')];
  const range = document.createRange();
  range.setStartBefore(marks[0]);
  range.setEndAfter(marks.at(-1));
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

copy?.addEventListener('click', () => {
  selectQuote();
  // Works on any address; the newer way to the clipboard does on https and on this machine alone.
  if (document.execCommand('copy')) document.getElementById('news').textContent = copy.dataset.done;
});
print?.addEventListener('click', () => window.print());
for (const button of [copy, print]) button?.removeAttribute('hidden');
