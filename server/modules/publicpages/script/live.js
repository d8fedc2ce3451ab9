// Says that there are new figures. The page is whole without it; nothing changes under the reader's eyes.
const box = document.getElementById('fresh');
const words = document.getElementById('fresh-words');
const RETRY_MS = 30_000;
let source;

function tell({ data }) {
  const { metrics } = JSON.parse(data);
  // Check-ins come all the time and are no news.
  const onlyScans =
    Array.isArray(metrics) && metrics.length > 0 && metrics.every((one) => one === 'presence.stays');
  if (!onlyScans && box.childElementCount === 0) {
    box.append(words.content.cloneNode(true));
  }
}

function listen() {
  source = new EventSource('/api/v1/stream?topics=map');
  source.addEventListener('map', tell);
  source.addEventListener('error', () => {
    // The browser resumes a short break by itself; a stream that ended for good is opened again.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(listen, RETRY_MS);
    }
  });
}

addEventListener('pagehide', () => source.close());
addEventListener('pageshow', ({ persisted }) => persisted && listen());
listen();
