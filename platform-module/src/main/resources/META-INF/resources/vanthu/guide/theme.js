// The guide follows the theme that was chosen in the desk.
(function theme() {
  let chosen = null;
  try {
    chosen = localStorage.getItem('vanthu.theme');
  } catch {
    // The browser keeps nothing: the system decides.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
