import { render } from 'preact';
import '../shared/tokens.css';
import './app/base.css';
import './app/decision.css';
import { tellOfNewVersion } from '../shared/new-version.ts';
import { App } from './app/App.tsx';
import { lang } from './app/language.ts';
import { startApp } from './app/start.ts';

document.documentElement.lang = lang.value;
tellOfNewVersion('/field/');
const host = document.getElementById('app');
if (host !== null) {
  render(<App />, host);
}
void startApp();
if ('serviceWorker' in navigator && import.meta.env.PROD) {
  // Without it the app still works, but only with a network.
  navigator.serviceWorker.register('/field/sw.js', { scope: '/field/' }).catch(() => undefined);
}
