// The one file that runs on whatever Node the machine has (20 or later): it makes sure that packages, browser
// and built web apps are there, then hands over to Node 24. `node tools/bootstrap.mjs start|test|check|build|install`
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { provideChromium } from './bootstrap/browser.mjs';
import { install } from './bootstrap/install.mjs';
import { launch, serve } from './bootstrap/launch.mjs';
import { findNode24 } from './bootstrap/node24.mjs';
import { Stop, say } from './bootstrap/say.mjs';
import { buildWeb } from './bootstrap/web.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const script = (name) => join(root, 'tools', name);

const commands = {
  async start(args) {
    await install(root);
    const node = findNode24(root);
    await buildWeb(root, node);
    return serve(root, node, args);
  },
  async test(args) {
    await install(root);
    const chromium = await provideChromium();
    const env = { VX_CHROMIUM: chromium ?? '' };
    return launch(findNode24(root), [script('test.ts'), ...args], { cwd: root, env, group: true });
  },
  async check(args) {
    await install(root);
    return launch(findNode24(root), [script('check.ts'), ...args], { cwd: root, group: true });
  },
  async build() {
    await install(root);
    await buildWeb(root, findNode24(root), { force: true });
    return 0;
  },
  async install() {
    await install(root);
    return 0;
  },
};

const [name = '', ...args] = process.argv.slice(2);
try {
  if (!Object.hasOwn(commands, name)) {
    const known = Object.keys(commands).join(' | ');
    throw new Stop(`Hãy chọn một lệnh: ${known}.`, `Choose one command: ${known}.`);
  }
  process.exitCode = await commands[name](args);
} catch (error) {
  if (!(error instanceof Stop)) {
    throw error;
  }
  say({ vi: error.vi, en: error.message });
  process.exitCode = 1;
}
