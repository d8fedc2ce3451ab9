import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize, relative } from 'node:path';
import { circlesOf } from './import-circles.ts';

/**
 * Checks the rules of the house that lint can't say: a module imports another only through its index.ts and only
 * if its module.ts names it; `lib/` imports nothing from outside itself but npm packages; `platform/` and `lib/`
 * know no module; `web/` never imports `server/`; SQL stays in `store/`; no file repeats a table that another
 * module owns. Prints every breach; exits 1 when there is one.
 */
const ROOT = join(import.meta.dirname, '..');
const breaches: string[] = [];

const files = (await list(ROOT)).filter((file) => /\.tsx?$/.test(file));
const dependencies = new Map<string, Set<string>>();
const owners = new Map<string, string>();
const imported = new Map<string, string[]>();
for (const file of files) {
  const unit = unitOf(file);
  if (unit !== null && file.endsWith('/module.ts')) {
    const text = await readFile(join(ROOT, file), 'utf8');
    const declared = /dependsOn:\s*\[([^\]]*)\]/.exec(text)?.[1] ?? '';
    dependencies.set(unit.name, new Set([...declared.matchAll(/'([^']+)'/g)].map((match) => match[1]!)));
  }
}
for (const file of (await list(ROOT)).filter((name) => /\/migrations\/.*\.sql$/.test(name))) {
  const text = await readFile(join(ROOT, file), 'utf8');
  for (const [, table] of text.matchAll(/create (?:unlogged )?table (?:if not exists )?(\w+)/gi)) {
    owners.set(table!, unitOf(file)?.name ?? 'platform');
  }
}
for (const file of files) {
  const text = await readFile(join(ROOT, file), 'utf8');
  const targets = [...text.matchAll(/(?:from|import)\s*(\(?)\s*'(\.[^']+)'/g)].map(([, call, target]) => ({
    target: normalize(join(dirname(file), target!)),
    // A screen that is loaded when it is opened may lead back to who opens it.
    lazy: call === '(' && file.startsWith('web/'),
  }));
  targets.forEach(({ target }) => checkImport(file, target));
  imported.set(
    file,
    targets.filter(({ lazy }) => !lazy).map(({ target }) => target),
  );
  checkSql(file, text);
}

breaches.push(...circlesOf(imported).map((circle) => `circle: ${circle.join(' -> ')}`));

for (const breach of breaches) {
  console.error(breach);
}
console.log(`boundaries: ${files.length} files, ${breaches.length} breaches`);
process.exitCode = breaches.length > 0 ? 1 : 0;

type Unit = { readonly layer: 'registry' | 'modules'; readonly name: string; readonly root: string };

function unitOf(file: string): Unit | null {
  const match = /^server\/(registry|modules)\/([^/]+)\//.exec(file);
  return match === null
    ? null
    : { layer: match[1] as Unit['layer'], name: match[2]!, root: `server/${match[1]}/${match[2]}/` };
}

function checkImport(file: string, target: string): void {
  const say = (rule: string) => breaches.push(`${file} -> ${target}: ${rule}`);
  const isTest = /\.test\.tsx?$/.test(file);
  if (file.startsWith('lib/') && !target.startsWith('lib/') && !isTest) {
    say('lib imports nothing from outside itself');
  }
  if (file.startsWith('web/') && target.startsWith('server/')) {
    say('web never imports server');
  }
  if (file.startsWith('contract/') && !target.startsWith('contract/') && !isTest) {
    say('contract is data: it imports nothing');
  }
  if (file.startsWith('server/platform/') && /^server\/(registry|modules)\//.test(target) && !isTest) {
    say('platform knows no domain word');
  }
  const from = unitOf(file);
  const to = unitOf(target);
  if (to === null || from?.name === to.name || isTest) {
    return;
  }
  if (from !== null && from.layer === 'registry' && to.layer === 'modules') {
    say('the registry knows no module');
  }
  if (from !== null && target !== `${to.root}index.ts`) {
    say('another module is entered by its index.ts');
  }
  if (from !== null && dependencies.get(from.name)?.has(to.name) !== true) {
    say(`module.ts of ${from.name} does not name ${to.name} in dependsOn`);
  }
}

function checkSql(file: string, text: string): void {
  const unit = unitOf(file);
  if (unit === null || /\.test\.ts$|\/testing\//.test(file)) {
    return;
  }
  const hasSql =
    /\bsql(?:<[^`]*>)?`\s*(?:select|insert|update|delete|with|copy|lock|create|drop)\b/i.test(text) ||
    /\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(/.test(text);
  const allowed = file.startsWith(`${unit.root}store/`) || file === `${unit.root}figures.ts`;
  if (hasSql && !allowed) {
    breaches.push(`${file}: SQL outside store/`);
  }
  if (!hasSql) {
    return;
  }
  const registry = ['areas', 'people', 'places', 'vehicles', 'organisations'];
  for (const [, table] of text.matchAll(/\b(?:from|join|into|update)\s+([a-z_]+)\b/g)) {
    const owner = owners.get(table!);
    if (owner !== undefined && owner !== 'platform' && owner !== unit.name && !registry.includes(owner)) {
      breaches.push(`${file}: table ${table} belongs to ${owner}`);
    }
  }
}

async function list(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter(
      (file) => /^(contract|lib|server|web|cli|tools|test)\//.test(file) && !file.includes('node_modules'),
    );
}
