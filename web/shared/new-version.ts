import { defineTexts, onLanguage } from './texts.ts';
import './new-version.css';

const t = defineTexts({
  vi: {
    title: 'Đã có bản mới của phần mềm.',
    more: 'Trang này mở từ trước khi nâng cấp nên không mở được phần vừa gọi. Dữ liệu đã gửi vẫn còn; hãy lưu hoặc chép lại điều đang nhập dở, rồi tải lại trang.',
    reload: 'Tải lại trang',
    later: 'Để sau',
  },
  en: {
    title: 'There is a new version of the software.',
    more: 'This page was opened before the upgrade and cannot open the part that you asked for. What was sent is kept; save or copy what you are typing, then reload the page.',
    reload: 'Reload the page',
    later: 'Later',
  },
});

/** Address of the script that this page began with, as its page of HTML names it. */
function ownEntry(): string | null {
  return document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.getAttribute('src') ?? null;
}

/**
 * Whether the server serves another build than this page is of. False where it cannot be asked.
 * @param base where the app lies (`/`, `/console/`, `/field/`).
 */
async function isOutdated(base: string): Promise<boolean> {
  const entry = ownEntry();
  if (entry === null) {
    return false;
  }
  try {
    // A query that nobody used before: neither a service worker nor a proxy answers from what it keeps.
    const answer = await fetch(`${base}?page=${Date.now()}`, { cache: 'no-store' });
    return answer.ok && !(await answer.text()).includes(`"${entry}"`);
  } catch {
    return false;
  }
}

function showBar(): void {
  const bar = document.createElement('div');
  bar.className = 'new-version';
  bar.role = 'alert';
  const text = document.createElement('p');
  const title = document.createElement('strong');
  const more = document.createElement('span');
  text.append(title, ' ', more);
  const [reload, later] = [document.createElement('button'), document.createElement('button')];
  reload.type = 'button';
  later.type = 'button';
  later.className = 'quiet';
  reload.addEventListener('click', () => location.reload());
  const write = () => {
    title.textContent = t('title');
    more.textContent = t('more');
    reload.textContent = t('reload');
    later.textContent = t('later');
  };
  write();
  const stop = onLanguage(write);
  later.addEventListener('click', () => {
    stop();
    bar.remove();
  });
  bar.append(text, reload, later);
  document.body.append(bar);
}

/**
 * Watches for parts of the app that cannot be loaded because the server was upgraded since this page was opened, and says
 * so with a button to reload. Nothing is reloaded by itself: something may be typed. Without a network nothing is said here,
 * the screens say that themselves.
 * @param base where the app lies (`/`, `/console/`, `/field/`).
 */
export function tellOfNewVersion(base: string): void {
  let asking = false;
  const tell = async () => {
    if (asking || document.querySelector('.new-version') !== null) {
      return;
    }
    asking = true;
    if (await isOutdated(base)) {
      showBar();
    }
    asking = false;
  };
  addEventListener('vite:preloadError', () => void tell());
}
