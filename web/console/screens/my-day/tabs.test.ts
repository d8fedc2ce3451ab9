import { expect, it } from 'vitest';
import { type Role, roleTable } from '../../../../contract/rights.ts';
import { tabAt, tabsFor } from './tabs.ts';

const idsOf = (role: Role) => tabsFor(roleTable[role].rights, [role]).map(({ id }) => id);
const firstOf = (role: Role) => tabAt(tabsFor(roleTable[role].rights, [role]), undefined)?.id;

it.each([
  ['tracer', 'calls'],
  ['commune-officer', 'calls'],
  ['medical-staff', 'needs'],
  ['quarantine-manager', 'sites'],
  ['province-leader', 'tasks'],
  ['gate-commander', 'trips'],
] as const)('the day of a %s begins with %s', (role, id) => {
  expect(firstOf(role)).toBe(id);
});

it('shows a leader no lists of people whom others call and check', () => {
  expect(idsOf('province-leader')).toEqual(['tasks', 'cases']);
});

it('shows the day of quarantine sites to their managers alone', () => {
  expect(idsOf('quarantine-manager')).toContain('sites');
  expect(idsOf('commune-officer')).not.toContain('sites');
});

it('opens what was asked for, and nothing that the role has not', () => {
  const shown = tabsFor(roleTable['medical-staff'].rights, ['medical-staff']);
  expect(tabAt(shown, 'orders')?.id).toBe('orders');
  expect(tabAt(shown, 'trips')?.id).toBe('needs');
});
