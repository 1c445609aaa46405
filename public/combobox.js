// Offers what fits while somebody types, in the pattern of a combobox with a list (WAI-ARIA APG): the arrows move
// through the list, Enter takes one, Escape closes it. What is typed and not taken is sent as it is.

const PAUSE = 150;

function begin(input) {
  const list = document.createElement('ul');
  list.className = 'choices';
  list.id = `${input.id}-choices`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', document.querySelector(`label[for="${input.id}"]`).textContent);
  list.hidden = true;
  const value = document.createElement('input');
  value.type = 'hidden';
  value.name = input.name;
  input.removeAttribute('name');
  input.after(list, value);
  const roles = {
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': list.id,
    'aria-autocomplete': 'list',
  };
  for (const [name, text] of Object.entries(roles)) input.setAttribute(name, text);
  follow({ input, list, value });
}

function follow(box) {
  const { input, list, value } = box;
  let pause;
  const look = () => {
    value.value = input.value;
    clearTimeout(pause);
    pause = setTimeout(() => offer(box), PAUSE);
  };
  input.addEventListener('input', look);
  input.addEventListener('focus', look);
  input.addEventListener('emptied', () => {
    value.value = '';
    clearTimeout(pause);
    close(box);
  });
  input.addEventListener('blur', () => {
    clearTimeout(pause);
    close(box);
  });
  input.addEventListener('keydown', (event) => press(box, event));
  // Before the field loses the focus, which would close the list.
  list.addEventListener('mousedown', (event) => {
    event.preventDefault();
    const option = event.target.closest('[data-value]');
    if (option) take(box, option);
  });
}

async function offer(box) {
  const { input, list } = box;
  const { complete: command, option, none } = input.dataset;
  const typed = input.value;
  const response = await fetch(`/complete?${new URLSearchParams({ command, option, text: typed })}`);
  if (!response.ok || input.value !== typed || document.activeElement !== input) return;
  const choices = await response.json();
  list.replaceChildren(...choices.map(({ name, value }, i) => optionFor(list.id, name, value, i)));
  if (choices.length === 0) list.append(noneFor(none));
  list.hidden = false;
  input.setAttribute('aria-expanded', 'true');
  point(box, null);
}

function optionFor(id, name, value, i) {
  const option = document.createElement('li');
  option.id = `${id}-${i}`;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.dataset.value = value;
  option.textContent = name;
  return option;
}

function noneFor(text) {
  const option = document.createElement('li');
  option.setAttribute('role', 'option');
  option.setAttribute('aria-disabled', 'true');
  option.textContent = text;
  return option;
}

function press(box, event) {
  const { list } = box;
  if (event.key === 'Escape' && !list.hidden) {
    event.preventDefault();
    return close(box);
  }
  if (event.key === 'Enter' && !list.hidden && pointed(list)) {
    event.preventDefault();
    return take(box, pointed(list));
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  if (list.hidden) return void offer(box);
  const options = [...list.querySelectorAll('[data-value]')];
  const step = event.key === 'ArrowDown' ? 1 : -1;
  const at = options.indexOf(pointed(list));
  point(box, options[(at + step + options.length) % options.length] ?? null);
}

function pointed(list) {
  return list.querySelector('[aria-selected="true"]');
}

function point({ input, list }, option) {
  pointed(list)?.setAttribute('aria-selected', 'false');
  input.removeAttribute('aria-activedescendant');
  if (!option) return;
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  input.setAttribute('aria-activedescendant', option.id);
}

function take(box, option) {
  box.input.value = option.textContent;
  box.value.value = option.dataset.value;
  close(box);
}

function close(box) {
  box.list.hidden = true;
  box.input.setAttribute('aria-expanded', 'false');
  point(box, null);
}

for (const input of document.querySelectorAll('[data-complete]')) begin(input);
