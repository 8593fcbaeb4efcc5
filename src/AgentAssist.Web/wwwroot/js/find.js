// The box behind Ctrl+K and the list behind ?.
const dialog = document.querySelector('#find');
const keys = document.querySelector('#keys');
const [input, list, status] = dialog ? ['input', 'ul', '[role=status]'].map(part => dialog.querySelector(part)) : [];
let asked = 0;

const select = index => {
  const options = [...list.children];
  options.forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
  if (options[index]) {
    input.setAttribute('aria-activedescendant', options[index].id);
    options[index].scrollIntoView({ block: 'nearest' });
  } else input.removeAttribute('aria-activedescendant');
};

const selected = () => [...list.children].findIndex(option => option.getAttribute('aria-selected') === 'true');

const optionOf = (hit, index) => {
  const option = document.createElement('li');
  const kind = document.createElement('small');
  const title = document.createElement('span');
  [option.id, option.dataset.url] = [`find-${index}`, hit.url];
  option.setAttribute('role', 'option');
  [kind.textContent, title.textContent, title.className] = [hit.kind, hit.title, 'aa-ellipsis'];
  option.append(kind, title);
  return option;
};

const search = async () => {
  const turn = ++asked;
  try {
    const answer = await fetch(`/find?q=${encodeURIComponent(input.value)}`, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(answer.status);
    const hits = await answer.json();
    if (turn !== asked) return; // Letters that came later have asked again.
    list.replaceChildren(...hits.map(optionOf));
    status.textContent = hits.length ? dialog.dataset.count.replace('{0}', hits.length) : dialog.dataset.nothing;
    select(0);
  } catch {
    if (turn === asked) status.textContent = dialog.dataset.failed;
  }
};

const open = () => {
  if (!dialog || dialog.open) return;
  dialog.showModal();
  input.select();
  search();
};

const go = option => { if (option) location.assign(option.dataset.url); };

input?.addEventListener('input', search);
input?.addEventListener('keydown', event => {
  if (event.isComposing) return;
  const count = list.children.length;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') select((selected() + (event.key === 'ArrowDown' ? 1 : count - 1)) % Math.max(1, count));
  else if (event.key === 'Enter') go(list.children[selected()]);
  else return;
  event.preventDefault();
});
list?.addEventListener('click', event => go(event.target.closest('[role=option]')));

for (const box of [dialog, keys]) box?.addEventListener('click', event => { if (event.target === box) box.close(); });

const types = target => target.closest('input, textarea, select, [contenteditable]');

document.addEventListener('click', event => {
  if (event.target.closest('[data-find]')) open();
  else if (event.target.closest('[data-keys]')) keys?.showModal();
});
document.addEventListener('keydown', event => {
  if (event.isComposing) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') open();
  else if (event.key === '?' && !types(event.target) && keys && !keys.open) keys.showModal();
  else return;
  event.preventDefault();
});
