import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Fields of a Linux /proc/<pid>/stat after the command name: state, parent, group, session, terminal, its group ... */
export function statFields(text) {
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** A small JSON file, or null when it is missing or only half written. */
function parsed(file) {
  try {
    return JSON.parse(read(file) ?? 'null');
  } catch {
    return null;
  }
}

/** The fields of a live process, or null (also where there is no /proc). */
export function processFields(pid) {
  const text = read(`/proc/${pid}/stat`);
  return text === null ? null : statFields(text);
}

function alive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return !['Z', 'X'].includes(processFields(pid)?.[0] ?? '');
}

function sameRun(pid, ticks) {
  return alive(pid) && (ticks === null || (processFields(pid)?.[19] ?? null) === ticks);
}

/**
 * Parent and grandparent of a process as text. npm runs us through a shell that outlives it, so npm killed hard
 * shows only in the grandparent. Null where there is no /proc.
 */
export function lineage(pid) {
  const parent = processFields(pid)?.[1];
  return parent === undefined ? null : `${parent} ${processFields(Number(parent))?.[1] ?? ''}`;
}

/** This process's lineage when npm started it, else null: a lost parent is then only a closed shell. */
export function npmLineage() {
  return process.env.npm_lifecycle_event === undefined ? null : lineage(process.pid);
}

const folderOf = (root) => join(root, 'node_modules', '.vx-running');

/** Notes that the server `pid` runs from this checkout; answers a function that takes the note away. */
export function noteServer(root, pid) {
  const file = join(folderOf(root), String(pid));
  const ticks = processFields(pid)?.[19] ?? null;
  try {
    mkdirSync(folderOf(root), { recursive: true });
    writeFileSync(file, JSON.stringify({ pid, ticks, launcher: process.pid, lineage: npmLineage() }));
  } catch {
    // Packages that we may not write into cannot be replaced under the server either.
  }
  return () => rmSync(file, { force: true });
}

/** The servers that run from this checkout, as pid and whether who launched it is gone. */
export function runningServers(root) {
  let names = [];
  try {
    names = readdirSync(folderOf(root));
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const file = join(folderOf(root), name);
    const note = parsed(file);
    if (Number.isInteger(note?.pid) && sameRun(note.pid, note.ticks)) {
      const lost = note.lineage !== null && lineage(note.launcher) !== note.lineage;
      return [{ pid: note.pid, orphan: lost || !alive(note.launcher) }];
    }
    rmSync(file, { force: true });
    return [];
  });
}

/** Pid of the process that holds the data folder's embedded database, or null. */
export function dataHolder(dataDir) {
  const { pid, started } = parsed(join(dataDir, 'pg', 'lock')) ?? {};
  const known = process.platform === 'linux' && typeof started === 'string';
  return Number.isInteger(pid) && sameRun(pid, known ? started.split(':').at(-1) : null) ? pid : null;
}
