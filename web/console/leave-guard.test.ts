import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('./screens/', import.meta.url);

/** Screens that guard unsaved typing and go elsewhere by themselves, with their sources. */
const screens = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => ({ name, source: readFileSync(new URL(name, root), 'utf8') }))
  .filter(({ source }) => source.includes('<LeaveGuard') && source.includes('navigate('));

describe('a form that leaves after it was saved', () => {
  it('is looked at', () => expect(screens.length).toBeGreaterThan(3));
  // The guard is drawn before what was saved is known to it: on a slow machine it would ask about saved typing.
  it.each(screens.map((one) => [one.name, one.source]))('%s goes past its own guard', (_name, source) => {
    const calls = source.split('navigate(').length - 1;
    expect(source.split('ignoreBlocker: true').length - 1).toBe(calls);
  });
});
