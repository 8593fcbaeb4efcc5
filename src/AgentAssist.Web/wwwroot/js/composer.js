// The box for the question. The letters stay in the browser until they are sent, and survive a lost connection.
const keepAliveMs = 5 * 60 * 1000;
let kept = 0;

// The circuit is not a request: without one now and then the session would end under the agent's hands.
const keepSession = () => {
  if (Date.now() - kept < keepAliveMs) return;
  kept = Date.now();
  fetch('/session', { credentials: 'same-origin' }).catch(() => { kept = 0; });
};

export function attach(form, page) {
  const box = form.querySelector('textarea');
  const key = `aa-draft-${form.dataset.draft}`;
  box.value ||= sessionStorage.getItem(key) ?? '';
  kept = Date.now();

  const send = async () => {
    const sent = box.value;
    const text = sent.trim();
    if (!text) return;
    await page.invokeMethodAsync('Ask', text);
    // What was typed while it was on its way is the next question.
    if (box.value.startsWith(sent)) box.value = box.value.slice(sent.length).trimStart();
    sessionStorage.setItem(key, box.value);
    keepSession();
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    send();
  });
  box.addEventListener('input', () => sessionStorage.setItem(key, box.value));
  box.addEventListener('keydown', event => {
    // While an input method composes, Enter picks a candidate; keyCode 229 is the same in older browsers.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  });

  // Only now is somebody listening.
  for (const control of form.elements) control.disabled = false;
  box.focus({ preventScroll: true });

  const log = document.querySelector('[data-stick-to-end]');
  if (log) new MutationObserver(() => { log.scrollTop = log.scrollHeight; }).observe(log, { childList: true });
}
