import { describe, expect, it } from 'vitest';
import type { Scope } from '../../../platform/access/scope.ts';
import { inDuty, mayChange, personClass } from './access.ts';
import { type PersonView, presentDetail, presentSummary, UNKNOWN_NAME } from './present.ts';

const person: PersonView = {
  personNo: 1,
  id: '01890000-0000-7000-8000-000000000001',
  fullName: 'Nguyễn Thị Thuỳ Dương',
  named: true,
  sex: 'female',
  birthDate: '1985-08-15',
  birthYear: 1985,
  address: 'Số 1',
  phones: ['0912345678', '0987654321'],
  identifiers: [{ kind: 'cccd', value: '020185123456' }],
  householdId: 'h',
  cardCode: 'A1C2D3EV',
  mergedInto: null,
  restrictedAt: null,
  anonymisedAt: null,
  areaId: 'a',
  areaName: 'Xã Đồng Đăng',
  source: 'officer',
  assurance: 'officer',
  version: 3,
  fieldVersions: {},
  createdAt: new Date(0),
};

describe('what a data class shows', () => {
  it('none: nothing of the person', () => {
    const shown = presentDetail(person, 'live', [], 'none');
    expect(JSON.stringify(shown)).not.toMatch(/Nguyễn|1985|678|321|456|Số 1|Đồng Đăng|A1C2/);
    expect(shown.fullName).toBe('•••');
  });

  it('masked: initials, year of birth, last three digits', () => {
    const shown = presentDetail(person, 'live', [], 'masked');
    expect(shown).toMatchObject({
      fullName: 'Nguyễn T. T. D.',
      birthDate: null,
      birthYear: 1985,
      phone: '•••678',
      phones: ['•••678', '•••321'],
      identifiers: [{ kind: 'cccd', value: '•••456' }],
      address: null,
      cardCode: null,
      householdId: null,
    });
  });

  it.each(['personal', 'sensitive'] as const)('%s: everything here', (dataClass) => {
    expect(presentDetail(person, 'live', [], dataClass)).toMatchObject({
      fullName: person.fullName,
      phone: '0912345678',
      identifiers: person.identifiers,
      address: 'Số 1',
      cardCode: 'A1C2D3EV',
    });
  });

  it('a person without a name is said to be one', () => {
    expect(presentSummary({ ...person, named: false }, 'masked').fullName).toBe(UNKNOWN_NAME);
  });
});

const scope = (role: Scope['grants'][number]['role'], areaPath: string, reason?: string): Scope => ({
  actor: { kind: 'account', id: null, name: 'x' },
  dataset: 'live',
  grants: [{ role, areaId: null, areaPath }],
  reason,
});

describe('how much of a person is seen', () => {
  it.each([
    ['a tracer inside the area', scope('tracer', '/1/'), '/1/2/', 'sensitive'],
    ['a tracer outside the area', scope('tracer', '/1/'), '/3/', 'masked'],
    ['a tracer outside the area with a reason', scope('tracer', '/1/', 'ổ dịch'), '/3/', 'sensitive'],
    ['a tracer, area unknown', scope('tracer', '/1/'), null, 'sensitive'],
    ['a leader inside the area', scope('province-leader', '/1/'), '/1/2/', 'masked'],
    ['a leader outside the area, whatever the reason', scope('province-leader', '/1/', 'xem'), '/3/', 'none'],
    ['a gate officer outside the area', scope('gate-officer', '/1/'), '/3/', 'none'],
    ['a place host, area unknown', scope('place-host', '/1/'), null, 'none'],
  ])('%s', (_, who, path, expected) => {
    expect(personClass(who, path, false)).toBe(expected);
    // Held back at the person's wish: never more than masked before somebody said why.
    const heldBack = expected === 'none' || who.reason !== undefined ? expected : 'masked';
    expect(personClass(who, path, true)).toBe(heldBack);
  });

  it('duty and right to change end at the area', () => {
    expect(inDuty(scope('tracer', '/1/'), '/3/')).toBe(false);
    expect(inDuty(scope('tracer', '/1/'), null)).toBe(true);
    expect(mayChange(scope('tracer', '/1/'), 'person.write', '/3/')).toBe(false);
    expect(mayChange(scope('tracer', '/1/'), 'person.merge', '/1/2/')).toBe(false);
    expect(mayChange(scope('place-host', '/1/'), 'person.write', null)).toBe(false);
  });
});
