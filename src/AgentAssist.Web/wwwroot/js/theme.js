// Runs before anything is drawn: whoever has not chosen a theme gets the browser's.
(() => {
  const root = document.documentElement;
  if (!root.dataset.bsTheme) root.dataset.bsTheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
})();
