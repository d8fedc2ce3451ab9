import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants, gzip, gzipSync } from 'node:zlib';
import { build } from 'vite';

type App = {
  readonly name: string;
  readonly base: string;
  /** Largest first-route JavaScript and CSS, kB (1000 bytes) after gzip. */
  readonly budget: { readonly js: number; readonly css: number };
  /** Pages with a budget of their own: the chunk they load beside the first route, and all their JavaScript in kB. */
  readonly pages?: readonly { readonly chunk: RegExp; readonly js: number }[];
};

const apps: readonly App[] = [
  {
    name: 'citizen',
    base: '/',
    budget: { js: 40, css: 12 },
    pages: [{ chunk: /^MapScreen-.*\.js$/, js: 60 }],
  },
  { name: 'console', base: '/console/', budget: { js: 220, css: 45 } },
  { name: 'field', base: '/field/', budget: { js: 45, css: 12 } },
];
const root = fileURLToPath(new URL('..', import.meta.url));
const compressible = /\.(?:js|css|html|svg|wasm|json|webmanifest|txt)$/;
const SMALLEST = 1024;

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const [brotliOf, gzipOf] = [promisify(brotliCompress), promisify(gzip)];

/** Write .br and .gz beside every file that gains from it, so that the server never compresses a file while serving. */
async function precompress(folder: string): Promise<void> {
  const files = (await filesOf(folder)).filter((name) => compressible.test(name));
  // On all cores: the highest quality takes its time.
  await Promise.all(files.map(precompressFile));
}

async function precompressFile(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < SMALLEST) {
    return;
  }
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  await writeFile(`${file}.br`, await brotliOf(content, { params }));
  await writeFile(`${file}.gz`, await gzipOf(content, { level: 9 }));
}

/** What the first page needs: the scripts and styles that its HTML names, and what those import at once. */
async function firstRoute(
  folder: string,
  base: string,
  more: readonly string[] = [],
): Promise<{ js: number; css: number }> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const queue = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  queue.push(...more);
  const seen = new Set<string>();
  const size = { js: 0, css: 0 };
  for (let address = queue.pop(); address !== undefined; address = queue.pop()) {
    const name = address.startsWith(base) ? address.slice(base.length) : address;
    if (seen.has(name)) {
      continue;
    }
    seen.add(name);
    const content = await readFile(join(folder, name));
    size[name.endsWith('.css') ? 'css' : 'js'] += gzipSync(content, { level: 9 }).length / 1000;
    if (name.endsWith('.js')) {
      const imported = content.toString().matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g);
      queue.push(...[...imported].map((match) => `assets/${match[1]}`));
    }
  }
  return size;
}

/** Put a finished build in the place of the former one: whoever serves `to` meanwhile sees one or the other, never a half. */
async function takeOver(from: string, to: string): Promise<void> {
  const former = `${from}.old`;
  await rm(former, { recursive: true, force: true });
  await rename(to, former).catch(() => undefined);
  await rename(from, to);
  await rm(former, { recursive: true, force: true });
}

/** Build one app into its folder below `out`; answers whether its first route is within budget. */
async function buildApp(app: App, out: string): Promise<boolean> {
  const folder = join(out, `.${app.name}.next`);
  await build({
    configFile: join(root, 'web', app.name, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: folder },
  });
  await precompress(folder);
  const { js, css } = await firstRoute(folder, app.base);
  const within = js <= app.budget.js && css <= app.budget.css;
  console.log(
    `${app.name}: first route ${js.toFixed(1)} kB JS (budget ${app.budget.js}), ` +
      `${css.toFixed(1)} kB CSS (budget ${app.budget.css}), gzip${within ? '' : ' - OVER BUDGET'}`,
  );
  const all = (await pagesWithin(app, folder)) && within;
  await takeOver(folder, join(out, app.name));
  return all;
}

/** Whether the pages with a budget of their own keep it. @throws Error when a chunk is not there any more. */
async function pagesWithin(app: App, folder: string): Promise<boolean> {
  let within = true;
  for (const { chunk, js: most } of app.pages ?? []) {
    const name = (await readdir(join(folder, 'assets'))).find((file) => chunk.test(file));
    if (name === undefined) {
      throw new Error(`${app.name}: no chunk ${chunk.source}`);
    }
    const { js } = await firstRoute(folder, app.base, [`assets/${name}`]);
    within &&= js <= most;
    console.log(`${app.name}: ${name} with the first route ${js.toFixed(1)} kB JS (budget ${most}), gzip`);
  }
  return within;
}

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: join(root, 'dist') } },
});
const unknown = asked.filter((name) => apps.every((app) => app.name !== name));
if (unknown.length > 0) {
  console.error(`No such app: ${unknown.join(', ')}. Apps: ${apps.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
const results: boolean[] = [];
for (const app of apps.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  results.push(await buildApp(app, resolve(values.out)));
}
process.exitCode = results.every(Boolean) ? 0 : 1;
