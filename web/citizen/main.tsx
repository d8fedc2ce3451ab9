import { render } from 'preact';
import '../shared/tokens.css';
import './app/base.css';
import './app/dark.css';
import './app/print.css';
import { tellOfNewVersion } from '../shared/new-version.ts';
import { App } from './app/App.tsx';
import { lang } from './app/language.ts';
import { listenForInstall } from './app/install.ts';
import { followScheme } from './app/scheme.ts';
import { startRouter } from './app/router.ts';
import { warmUp } from './app/routes.ts';
import { followInstall } from './data/count-install.ts';
import { refreshInfo } from './data/info.ts';
import { startOutbox } from './data/outbox.ts';

document.documentElement.lang = lang.value;
followScheme();
tellOfNewVersion('/');
const host = document.getElementById('app');
if (host !== null) {
  startRouter();
  warmUp();
  listenForInstall();
  render(<App />, host);
}
followInstall();
void startOutbox();
void refreshInfo();
if ('serviceWorker' in navigator && import.meta.env.PROD) {
  // Without it the app still works, but only with a network.
  navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}
