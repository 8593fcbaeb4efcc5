// The box for what is said. The letters stay in the browser until they are stored, and survive a lost connection; each conversation has its own.
const keepAliveMs = 5 * 60 * 1000;
let kept = 0;

// The circuit is not a request: without one now and then the session would end under the agent's hands.
const keepSession = () => {
  if (Date.now() - kept < keepAliveMs) return;
  kept = Date.now();
  fetch('/session', { credentials: 'same-origin' }).catch(() => { kept = 0; });
};

const keyOf = form => `aa-draft-${form.dataset.draft}`;
const without = (text, sent) => text.startsWith(sent) ? text.slice(sent.length).trimStart() : text;

export function attach(form, page) {
  const box = form.querySelector('textarea');
  let key = keyOf(form);
  let sending = null;
  const keep = () => sessionStorage.setItem(key, box.value);
  box.value ||= sessionStorage.getItem(key) ?? '';
  kept = Date.now();

  const send = async () => {
    const sent = box.value;
    const text = sent.trim();
    // A second Enter while the first is on its way says nothing new.
    if (!text || sent === sending) return;
    sending = sent;
    try {
      await page.invokeMethodAsync('SayAsync', text);
      // What was typed meanwhile is the next to be said.
      box.value = without(box.value, sent);
      keep();
    } finally {
      sending = null;
    }
    keepSession();
  };

  // Another conversation was opened: its own letters come back. A question that begins one takes the box along.
  new MutationObserver(() => {
    if (sending === null) {
      key = keyOf(form);
      box.value = sessionStorage.getItem(key) ?? '';
    } else {
      sessionStorage.removeItem(key);
      key = keyOf(form);
    }
  }).observe(form, { attributes: true, attributeFilter: ['data-draft'] });

  form.addEventListener('submit', event => {
    event.preventDefault();
    send();
  });
  box.addEventListener('input', keep);
  box.addEventListener('keydown', event => {
    // While an input method composes, Enter picks a candidate; keyCode 229 is the same in older browsers.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  });

  // Only now is somebody listening.
  for (const control of form.elements) control.disabled = false;
  focus(form);

  // Whoever reads what was said before is not torn away from it.
  const follow = log => {
    let atEnd = true;
    log.addEventListener('scroll', () => { atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40; }, { passive: true });
    new MutationObserver(() => { if (atEnd) log.scrollTop = log.scrollHeight; }).observe(log, { childList: true, subtree: true, characterData: true });
    log.scrollTop = log.scrollHeight;
  };
  let followed = null;
  const look = () => {
    const log = document.querySelector('[data-stick-to-end]');
    if (log && log !== followed) follow(followed = log);
  };
  look();
  new MutationObserver(look).observe(form.parentElement, { childList: true, subtree: true });
}

export function focus(form) {
  form.querySelector('textarea').focus({ preventScroll: true });
}
