import { describe, expect, it } from 'vitest';
import { roleTable } from '../../../../contract/rights.ts';
import { closedScreen, groups, groupsFor, openScreen } from './screens.ts';

const session = (role: keyof typeof roleTable) =>
  ({ rights: roleTable[role].rights }) as unknown as Parameters<typeof groupsFor>[0];
const paths = (role: keyof typeof roleTable) =>
  groupsFor(session(role)).flatMap((group) => group.screens.map((screen) => screen.path));

describe('navigation by rights', () => {
  it('hides what a role may not do', () => {
    expect(paths('auditor')).toEqual(['/areas', '/privacy/passes', '/audit', '/health']);
    expect(paths('communicator')).toEqual([
      '/directives',
      '/tasks',
      '/map',
      '/reports',
      '/wall',
      '/wall-snapshots',
      '/briefings',
      '/alerts',
      '/risk',
      '/indicators',
      '/analysis',
      '/rankings',
      '/manual-figures',
      '/metrics',
      '/areas',
    ]);
    expect(paths('commune-officer')).not.toContain('/wall');
    expect(paths('tracer')).toContain('/cases');
    expect(paths('tracer')).not.toContain('/users');
    // Who may write a text finds where to.
    expect(paths('operator')).toContain('/messages');
    expect(paths('place-host')).toEqual(['/desk', '/lodging', '/areas']);
  });

  it('marks the one screen that an address belongs to', () => {
    expect(openScreen('/orders/signing')).toBe('/orders/signing');
    expect(openScreen('/orders/0198')).toBe('/orders');
    expect(openScreen('/people/duplicates')).toBe('/people/duplicates');
    expect(openScreen('/gates/watch')).toBe('/gates/watch');
    expect(openScreen('/')).toBe('/');
    expect(openScreen('/interviews/0198')).toBeNull();
    expect(openScreen('/peoples')).toBeNull();
  });

  it('knows the screens that are not of somebody’s work, wherever the address came from', () => {
    expect(closedScreen(session('province-leader'), '/worklist')).toBe('worklist');
    expect(closedScreen(session('tracer'), '/worklist')).toBeNull();
    expect(closedScreen(session('tracer'), '/users/')).toBe('users');
    // A record says itself whether it may be seen; the first screen leads on; what has no address is no screen.
    expect(closedScreen(session('tracer'), '/users/0198')).toBeNull();
    expect(closedScreen(session('auditor'), '/')).toBeNull();
    expect(closedScreen(session('auditor'), '/nowhere')).toBeNull();
  });

  it('names every screen once', () => {
    const all = groups.flatMap((group) => group.screens.map((screen) => screen.path));
    expect(new Set(all).size).toBe(all.length);
  });
});
