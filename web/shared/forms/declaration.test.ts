import { describe, expect, it } from 'vitest';
import { type FormVersion, formOn } from '../../../lib/forms/index.ts';
import people from '../../../data/forms/people.json' with { type: 'json' };
import vehicle from '../../../data/forms/vehicle.json' with { type: 'json' };
import { declarationErrors, personErrors, readBirth } from './check.ts';
import { fillFromCard, toInput } from './input.ts';
import type { TypedDeclaration, TypedPerson } from './typed.ts';
import { errorSentences } from './words.ts';

const today = '2021-08-15';
const forms = [people, vehicle] as unknown as readonly FormVersion[];
const form = formOn(forms, 'people', '2021-08-15')!;
const truck = formOn(forms, 'vehicle', '2021-08-15')!;
const person: TypedPerson = {
  key: 'p',
  fullName: ' Nguyễn Văn An ',
  birth: '05/09/1980',
  sex: 'male',
  cccd: '001080000001',
  phone: '+84 912 345 678',
};
const draft: TypedDeclaration = {
  person,
  areaId: 'area-1',
  address: 'Thôn 1',
  symptoms: ['fever'],
  exposures: [],
  visits: [{ key: 'v', areaId: null, text: 'Hà Nội', from: '2021-08-01', to: '2021-08-03' }],
  companions: [{ key: 'c', fullName: 'Bé', birth: '2019', sex: undefined, cccd: '', phone: '' }],
};

describe('birth as typed', () => {
  it.each([
    ['05/09/1980', { birthDate: '1980-09-05' }],
    ['5-9-1980', { birthDate: '1980-09-05' }],
    ['05091980', { birthDate: '1980-09-05' }],
    [' 1980 ', { birthYear: 1980 }],
    ['31/02/1980', null],
    ['16/08/2021', null],
    ['2022', null],
    ['1800', null],
    ['', null],
  ])('reads %j', (text, expected) => {
    expect(readBirth(text, today)).toEqual(expected);
  });
});

describe('errors', () => {
  it('a complete draft has none', () => {
    expect(declarationErrors(draft, form, today)).toEqual({});
  });

  it('names each wrong field of a person', () => {
    const wrong = { ...person, fullName: ' ', birth: 'x', cccd: '123456789', phone: '1900' };
    expect(personErrors(wrong, today)).toEqual({
      'p.fullName': 'e.fullName',
      'p.birth': 'e.birth',
      'p.cccd': 'e.cccd',
      'p.phone': 'e.phone',
    });
  });

  it('asks for a place and for days in order within 21 days', () => {
    const visits = [
      { key: 'a', areaId: null, text: ' ', from: '2021-08-05', to: '2021-08-01' },
      { key: 'b', areaId: 'x', text: '', from: '2021-07-24', to: '2021-07-25' },
    ];
    expect(declarationErrors({ ...draft, visits }, form, today)).toEqual({
      'a.place': 'e.place',
      'a.days': 'e.days',
      'b.days': 'e.days',
    });
  });
});

describe('the declaration that is sent', () => {
  it('holds canonical values and leaves out what is empty', () => {
    expect(toInput(draft, form, 'id-1', '2021-08-15T01:00:00Z', today)).toEqual({
      id: 'id-1',
      person: {
        fullName: 'Nguyễn Văn An',
        birthDate: '1980-09-05',
        sex: 'male',
        phone: '0912345678',
        cccd: '001080000001',
        areaId: 'area-1',
        address: 'Thôn 1',
      },
      companions: [{ fullName: 'Bé', birthYear: 2019, areaId: 'area-1', address: 'Thôn 1' }],
      visited: [{ text: 'Hà Nội', from: '2021-08-01', to: '2021-08-03' }],
      symptoms: ['fever'],
      exposures: [],
      declaredAt: '2021-08-15T01:00:00Z',
    });
  });
});

describe('a form with questions of its own', () => {
  const answers = {
    plate: '12C-123.45',
    vehicleKind: 'truck',
    departedOn: '2021-08-15',
    toText: 'Tân Thanh',
    purpose: 'border',
  };
  const typed: TypedDeclaration = { ...draft, kind: 'vehicle', answers, byRelative: true };

  it('is checked by the step, and its faults name the question', () => {
    const route = truck.steps.find(({ id }) => id === 'route')!;
    const errors = declarationErrors(typed, truck, today, route);
    expect(errors).toEqual({ 'answers.borderGate': 'f.missing' });
    expect(errorSentences(errors, truck, 'vi')).toEqual(['Cửa khẩu: Ô này bắt buộc; hãy điền.']);
    expect(Object.keys(declarationErrors(typed, truck, today))).toEqual([
      'answers.borderGate',
      'answers.testResult',
    ]);
  });

  it('is sent with its version, canonical answers, who declared and what it replaces', () => {
    const replaces = { id: 'id-0', shortCode: 'ABCD2345' };
    expect(toInput({ ...typed, replaces }, truck, 'id-1', '2021-08-15T01:00:00Z', today)).toMatchObject({
      form: { kind: 'vehicle', version: '2021-01', answers: { ...answers, plate: '12C12345' } },
      declaredBy: 'relative',
      replaces,
    });
  });
});

describe('citizen card', () => {
  it('fills what the form asks for and nothing more', () => {
    const text = '001080000001|012345678|Trần Thị Bình|01011985|Nữ|Xã Đồng Đăng, Lạng Sơn|01012021';
    expect(fillFromCard(person, text)).toEqual({
      key: 'p',
      fullName: 'Trần Thị Bình',
      birth: '01/01/1985',
      sex: 'female',
      cccd: '001080000001',
      phone: person.phone,
      address: 'Xã Đồng Đăng, Lạng Sơn',
    });
    expect(fillFromCard(person, 'https://example.com')).toBeNull();
  });
});
