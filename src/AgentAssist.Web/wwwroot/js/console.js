// What needs no server: theme, clipboard, citations, shortcuts, the state of the connection.
const one = selector => document.querySelector(selector);

const announce = text => {
  const region = one('#announce-page');
  if (region) region.textContent = text;
};

const switchTheme = () => {
  const root = document.documentElement;
  root.dataset.bsTheme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `aa-theme=${root.dataset.bsTheme}; path=/; max-age=31536000; SameSite=Lax${secure}`;
};

const copy = async button => {
  const text = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Outside a secure context only the old way is there.
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    button.focus();
  }
  announce('');
  setTimeout(() => announce(button.dataset.done), 50); // A region that keeps its words is not read again; no animation frame comes to a hidden page.
  button.classList.add('is-done');
  setTimeout(() => button.classList.remove('is-done'), 1500);
};

// What is inserted goes where the cursor stands, and the agent goes on there.
const insert = button => {
  const box = one('.aa-composer textarea');
  if (box?.disabled) return;
  if (box) { // The panel has none: the page around it takes the words.
    box.focus({ preventScroll: true });
    box.setRangeText(button.dataset.insert, box.selectionStart, box.selectionEnd, 'end');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
  announce('');
  setTimeout(() => announce(button.dataset.done), 50);
};

const openSource = number => {
  const source = document.getElementById(`src-${number}`);
  if (!source) return;
  source.open = true;
  const summary = source.querySelector('summary');
  summary.focus();
  source.scrollIntoView({ block: 'nearest' });
};

const closeMenus = except => {
  for (const menu of document.querySelectorAll('details.aa-menu[open]')) if (menu !== except) menu.open = false;
};

document.addEventListener('click', event => {
  closeMenus(event.target.closest('details.aa-menu'));
  const target = event.target.closest('[data-theme-switch], [data-copy], [data-insert], [data-close-menu], [data-src], [data-reconnect]');
  if (!target) return;
  if ('themeSwitch' in target.dataset) switchTheme();
  else if ('copy' in target.dataset) copy(target);
  else if ('insert' in target.dataset) insert(target);
  else if ('closeMenu' in target.dataset) closeMenus(null);
  else if ('src' in target.dataset) openSource(target.dataset.src);
  else if (target.dataset.reconnect === 'reload') location.reload();
  else retry();
});

const shortcuts = { 1: '.aa-reply [data-insert]', 2: '[data-style=softer]', 3: '[data-style=shorter]', t: '[data-create-ticket]', z: '[data-undo]', e: '[data-escalate]', 0: '[data-reject]', c: '[data-change-triage]' };
const places = { q: ['.aa-q[aria-current]', '.aa-q'], r: ['.aa-composer textarea'], p: ['.aa-portrait'] };

document.addEventListener('keydown', event => {
  if (event.isComposing) return;
  if (event.key === 'Escape' && one('details.aa-menu[open]')) {
    const menu = one('details.aa-menu[open]');
    menu.open = false;
    menu.querySelector('summary').focus();
    return;
  }
  const place = event.altKey && places[event.key.toLowerCase()]?.map(one).find(found => found);
  if (place) {
    event.preventDefault();
    place.focus();
    return;
  }
  const button = event.altKey ? one(shortcuts[event.key.toLowerCase()] ?? 'none') : event.key === 'Escape' ? one('[data-stop]') : null;
  if (!button) return;
  event.preventDefault();
  if (!event.repeat) button.click(); // A key that is held down is one press.
});

// Clocks tick in the browser: the server need not say that time passes.
const tick = () => {
  for (const clock of document.querySelectorAll('[data-since]')) {
    const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(clock.dataset.since)) / 1000));
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const text = (hours ? `${hours}:${String(minutes).padStart(2, '0')}` : `${minutes}`) + `:${String(seconds % 60).padStart(2, '0')}`;
    if (clock.textContent !== text) clock.textContent = text;
    clock.classList.toggle('is-late', clock.dataset.late !== undefined && seconds >= Number(clock.dataset.late));
  }
  for (const clock of document.querySelectorAll('[data-until]')) {
    const text = String(Math.min(10, Math.max(0, Math.ceil((Date.parse(clock.dataset.until) - Date.now()) / 1000))));
    if (clock.textContent !== text) clock.textContent = text;
  }
};
setInterval(tick, 1000);
new MutationObserver(tick).observe(document.body, { childList: true, subtree: true });

// Lost connection.
const modal = one('#components-reconnect-modal');

const showConnection = lost => {
  const bar = one('#connection');
  if (!bar) return;
  const word = bar.querySelector('[data-word]');
  bar.dataset.connected ??= word.textContent;
  bar.querySelector('.aa-dot').classList.toggle('aa-dot--lost', lost);
  word.textContent = lost ? bar.dataset.lost : bar.dataset.connected;
};

const retry = async () => {
  modal.dataset.state = 'show';
  try {
    if (await Blazor.reconnect() || await Blazor.resumeCircuit()) {
      modal.close();
      showConnection(false);
      return;
    }
    location.reload();
  } catch {
    modal.dataset.state = 'failed';
  }
};

// The browser knows before the next try is due that the network is back.
addEventListener('online', () => { if (modal?.open) retry(); });

modal?.addEventListener('components-reconnect-state-changed', event => {
  const state = event.detail.state;
  if (state === 'hide') {
    modal.close();
    showConnection(false);
    return;
  }
  showConnection(true);
  if (state === 'rejected') location.reload(); // The server no longer knows this screen; the draft is kept by composer.js.
  modal.dataset.state = state;
  if (!modal.open) modal.showModal();
});
