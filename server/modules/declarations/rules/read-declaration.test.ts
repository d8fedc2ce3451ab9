import { describe, expect, it } from 'vitest';
import { type DeclarationInput, readDeclaration } from './read-declaration.ts';

const NOW = Date.parse('2026-11-16T03:00:00Z');
const context = { today: '2026-11-16', areaNo: (id: string) => (id === 'known' ? 7 : undefined) };

const input: DeclarationInput = {
  id: '019a8a5e-0000-7000-8000-000000000001',
  person: { fullName: 'Nông Thị Hoa', birthYear: 1990, phone: '+84 912 345 678' },
  symptoms: ['fever', 'fever'],
  exposures: [],
  declaredAt: '2026-11-16T09:30:00+07:00',
};

function read(change: Partial<DeclarationInput>) {
  return readDeclaration({ ...input, ...change }, NOW, context);
}

function problem(change: Partial<DeclarationInput>): unknown[] {
  const outcome = read(change);
  return outcome.ok ? [] : [outcome.status, outcome.code, outcome.fields];
}

describe('readDeclaration', () => {
  it('brings people to canonical form', () => {
    const outcome = read({});
    expect(outcome.ok && outcome.value).toMatchObject({
      person: { fullName: 'Nông Thị Hoa', birthYear: 1990, phone: '0912345678', cccd: null, sex: 'unknown' },
      symptoms: ['fever'],
      at: Date.parse('2026-11-16T02:30:00Z'),
      deviceAt: null,
    });
  });

  it('takes what was not typed from the card, and keeps of it only the number', () => {
    const cccd = '020190001234|080123456|Nông Thị Hoa|05031990|Nữ|Thôn Nà Pàn, Tam Thanh|01012022';
    const outcome = read({ person: { fullName: 'Nông Thị Hoa', cccd } });
    expect(outcome.ok && outcome.value.person).toMatchObject({
      cccd: '020190001234',
      sex: 'female',
      birthDate: '1990-03-05',
      birthYear: 1990,
      address: 'Thôn Nà Pàn, Tam Thanh',
    });
    expect(JSON.stringify(outcome)).not.toContain('080123456');
  });

  it('knows a child without phone or number', () => {
    const outcome = read({ companions: [{ fullName: 'Bé An', birthDate: '2022-02-03' }] });
    expect(outcome.ok && outcome.value.companions[0]).toMatchObject({
      birthYear: 2022,
      phone: null,
      cccd: null,
    });
  });

  it('names the field of what it refuses', () => {
    const person = input.person;
    expect(problem({ person: { ...person, fullName: '12345' } })).toEqual([
      422,
      'declaration.bad-name',
      { 'person.fullName': 'name.letters' },
    ]);
    expect(problem({ person: { fullName: 'An Bình' } })[2]).toEqual({ 'person.birthYear': 'date.missing' });
    expect(problem({ person: { ...person, birthDate: '1990-02-30' } })[2]).toEqual({
      'person.birthDate': 'date.impossible',
    });
    expect(problem({ person: { ...person, birthYear: 2027 } })[2]).toEqual({
      'person.birthYear': 'date.future',
    });
    expect(problem({ person: { ...person, cccd: '123' } })[1]).toBe('declaration.bad-cccd');
    expect(problem({ person: { ...person, phone: '115' } })[1]).toBe('declaration.bad-phone');
    expect(problem({ companions: [{ fullName: 'An Bình', birthYear: 1990, areaId: 'x' }] })[2]).toEqual({
      'companions.0.areaId': 'area.unknown',
    });
    expect(problem({ visited: [{ from: '2026-11-10', to: '2026-11-09' }] })[2]).toEqual({
      'visited.0.to': 'date.order',
    });
    expect(problem({ visited: [{ from: '2026-02-30', to: '2026-03-01' }] })[2]).toEqual({
      'visited.0.from': 'date.order',
    });
    expect(problem({ declaredAt: '2026-13-45T00:00:00Z' })[0]).toBe(400);
  });

  it('keeps the time of receipt where the device clock is wrong, and what the device said', () => {
    for (const declaredAt of ['2026-11-16T03:06:00Z', '2026-09-01T00:00:00Z']) {
      const outcome = read({ declaredAt });
      expect(outcome.ok && [outcome.value.at, outcome.value.deviceAt]).toEqual([NOW, Date.parse(declaredAt)]);
    }
    const ahead = read({ declaredAt: '2026-11-16T03:05:00Z' });
    expect(ahead.ok && ahead.value.deviceAt).toBe(null);
  });
});
