// Keeps the page current, which is whole without it.
const box = document.getElementById('fresh');
// Check-ins are no hurry; a page is made once a second; phones ask apart.
const [SCANS_MS, PAGE_MS, RETRY_MS] = [15_000, 1_100, 30_000];
let source, timer;
let due = Infinity;

function offer() {
  box.replaceChildren(document.getElementById('fresh-words').content.cloneNode(true));
}

async function update() {
  due = Infinity;
  try {
    const text = await (await fetch(location.href)).text();
    const next = new DOMParser().parseFromString(text, 'text/html');
    const said = [];
    for (const old of document.querySelectorAll('[data-live]')) {
      const part = next.querySelector(`[data-live=${old.dataset.live}]`);
      if (part.innerHTML !== old.innerHTML) {
        const focused = old.contains(document.activeElement) && document.activeElement.getAttribute('href');
        old.replaceWith(part);
        said.push(part.dataset.say);
        if (focused) {
          part.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
        }
      }
    }
    const words = said.join(' ').trim();
    if (words) {
      box.textContent = `${box.dataset.updated} ${words}`;
    }
  } catch {
    offer();
  }
}

function plan({ data }) {
  const { metrics } = JSON.parse(data);
  const onlyScans = metrics?.length > 0 && metrics.every((one) => one === 'presence.stays');
  const wait = (onlyScans ? SCANS_MS : PAGE_MS) + Math.random() * 600;
  if (Date.now() + wait < due) {
    due = Date.now() + wait;
    clearTimeout(timer);
    timer = setTimeout(update, wait);
  }
}

function listen() {
  source = new EventSource('/api/v1/stream?topics=map');
  source.addEventListener('map', plan);
  source.addEventListener('error', () => {
    if (source.readyState === 2) {
      setTimeout(listen, RETRY_MS);
    }
  });
}

addEventListener('pagehide', () => source.close());
addEventListener('pageshow', ({ persisted }) => persisted && listen());
listen();
