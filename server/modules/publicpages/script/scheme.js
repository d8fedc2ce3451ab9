// Light or dark: what somebody chose, here or in the app, else what the system says. Before the page is painted.
const KEY = 'vx.scheme';
const page = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (page.dataset.scheme ?? (system.matches ? 'dark' : 'light')) === 'dark';

function kept(work) {
  try {
    return work();
  } catch {
    // A browser that keeps nothing follows the system.
    return null;
  }
}

const chosen = kept(() => localStorage.getItem(KEY));
if (chosen === 'dark' || chosen === 'light') {
  page.dataset.scheme = chosen;
}
addEventListener('DOMContentLoaded', () => {
  const button = document.getElementById('scheme');
  const name = () => (button.textContent = button.dataset[isDark() ? 'light' : 'dark']);
  button.addEventListener('click', () => {
    page.dataset.scheme = isDark() ? 'light' : 'dark';
    kept(() => localStorage.setItem(KEY, page.dataset.scheme));
    name();
  });
  system.addEventListener?.('change', name);
  name();
  button.hidden = false;
});
