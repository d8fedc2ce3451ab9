import { spawn } from 'node:child_process';
import type { Account } from './account.ts';

/** How a short-lived program ended; `errors` is its stderr. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Spawn options that drop to the account, or none as an ordinary user. */
export function identity(account: Account): { uid?: number; gid?: number } {
  return account.drop ? { uid: account.uid, gid: account.gid } : {};
}

/** The environment of PostgreSQL: nothing of ours (secrets, PG* variables) but what finding programs takes. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), LC_ALL: process.platform === 'linux' ? 'C.UTF-8' : 'C', TZ: 'UTC' };
}

/** Runs a program as the account and collects what it says; a program that cannot start has code null. */
export function runAs(account: Account, program: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    const child = spawn(program, args, { ...identity(account), cwd: '/', env: cleanEnvironment(), stdio });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.once('error', (error) => resolve({ code: null, output, errors: error.message }));
    child.once('close', (code) => resolve({ code, output, errors }));
  });
}

/** The line that says why: the last one with FATAL, PANIC or error, else the last one. */
export function reasonIn(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? 'no message';
  return telling.replace(/^.*?(FATAL|PANIC|error):\s*/, '').trim();
}
