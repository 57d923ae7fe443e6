// Runs before the first paint, so that theme and language do not flash.
(function boot() {
  const root = document.documentElement;
  function stored(key) {
    try {
      return localStorage.getItem('vanthu.' + key);
    } catch {
      return null;
    }
  }
  const theme = stored('theme');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  root.dataset.density = stored('density') || 'normal';
  root.lang = stored('language') || 'vi';
})();
