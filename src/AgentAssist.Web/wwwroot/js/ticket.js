// What is typed into a ticket form outlives a reload and a restart of the server, until it is stored or cancelled.
const name = keep => `aa-ticket-${keep}`;

const read = keep => {
  try {
    return JSON.parse(sessionStorage.getItem(name(keep)));
  } catch {
    return null;
  }
};

export const has = keep => read(keep) !== null;
export const forget = keep => sessionStorage.removeItem(name(keep));

// Every field is told again, in their order: the category chooses a department, unless another was chosen after it.
export function attach(form) {
  const before = read(form.dataset.keep);
  for (const input of form.elements) {
    if (!input.name || before?.[input.name] === undefined) continue;
    input.value = before[input.name];
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
  if (!form.contains(document.activeElement)) ([...form.elements].find(input => input.name.startsWith('field-') && input.value === '') ?? form.elements[0]).focus();
}

// Whoever types at once, before the form was attached, is heard as well.
document.addEventListener('input', event => {
  const form = event.target.closest('form[data-keep]');
  if (form) sessionStorage.setItem(name(form.dataset.keep), JSON.stringify(Object.fromEntries(new FormData(form))));
});

document.addEventListener('keydown', event => {
  const form = event.target.closest?.('form[data-keep]');
  if (!form || event.key !== 'Enter' || !event.ctrlKey || event.isComposing) return;
  event.preventDefault();
  event.target.dispatchEvent(new Event('change', { bubbles: true })); // What stands in the box now counts.
  form.requestSubmit();
});
