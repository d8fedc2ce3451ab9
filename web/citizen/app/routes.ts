import * as home from '../home/Home.tsx';
import { fetchEarly } from '../map/early.ts';
import { path, type Route } from './router.ts';

const loadMap = () => {
  fetchEarly();
  return import('../map/MapScreen.tsx');
};
const checkIn = () => import('../checkin/CheckIn.tsx');

/** Pages of the app. `/D/<code>` is the address on posters, which QR codes write in capitals. */
export const routes: readonly Route[] = [
  { pattern: /^\/$/, load: () => Promise.resolve(home) },
  { pattern: /^\/d\/([^/]+)\/?$/i, load: checkIn },
  { pattern: /^\/quet$/, load: checkIn },
  { pattern: /^\/khai-bao$/, load: () => import('../declare/Declare.tsx') },
  { pattern: /^\/ma-cua-toi$/, load: () => import('../codes/Codes.tsx') },
  { pattern: /^\/ma-cua-toi\/([^/]+)$/, load: () => import('../codes/Slip.tsx') },
  { pattern: /^\/the-giay$/, load: () => import('../codes/PaperCard.tsx') },
  { pattern: /^\/du-lieu-cua-toi$/, load: () => import('../mydata/MyData.tsx') },
  { pattern: /^\/nguoi-than$/, load: () => import('../helping/Helping.tsx') },
  { pattern: /^\/tin\/([^/]+)$/, load: () => import('../helping/Message.tsx') },
  { pattern: /^\/xe$/, load: () => import('../lorry/Lorry.tsx') },
  { pattern: /^\/tap-huan$/, load: () => import('../training/Training.tsx') },
  { pattern: /^\/doanh-nghiep$/, load: () => import('../enterprise/Enterprise.tsx') },
  // The server draws /ban-do; without a network the service worker answers it with this app.
  { pattern: /^\/ban-do(?:\/truc-tiep)?$/, load: loadMap },
];

/** Asks for the code and the data of the page before the frame around it is drawn. A failure is told by the page itself. */
export function warmUp(): void {
  void routes
    .find(({ pattern }) => pattern.test(path.value))
    ?.load()
    .catch(() => undefined);
}
