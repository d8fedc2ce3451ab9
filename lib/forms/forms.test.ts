import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  answerText,
  checkAnswers,
  definitionFaults,
  fieldsOf,
  formOn,
  isAsked,
  usableForm,
} from './index.ts';
import type { FormVersion } from './index.ts';

const folder = new URL('../../data/forms/', import.meta.url);
const shipped = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as FormVersion);
const vehicle = shipped.find(({ kind }) => kind === 'vehicle')!;
const context = { day: '2021-09-10', knownArea: (id: string) => id === 'known' };
const whole = {
  plate: '12c 123.45',
  vehicleKind: 'truck',
  departedOn: '2021-09-09',
  toText: ' Tân Thanh ',
  purpose: 'through',
  testResult: 'none',
};

describe('shipped forms', () => {
  it('are five kinds, without a fault, each with basis and sources', () => {
    expect(shipped.map(({ kind }) => kind).sort()).toEqual([
      'entrant',
      'lodging',
      'people',
      'returnee',
      'vehicle',
    ]);
    for (const form of shipped) {
      expect([form.kind, definitionFaults(form)]).toEqual([form.kind, []]);
      expect(form.sources.length).toBeGreaterThan(0);
    }
  });

  it('would be found faulty without an English text, with a condition on nothing, or with a field twice', () => {
    const [step] = vehicle.steps.slice(2, 3);
    const broken: FormVersion = {
      ...vehicle,
      title: { vi: 'Xe', en: '' },
      steps: [
        {
          ...step!,
          fields: [...step!.fields, { ...step!.fields[0]!, when: { field: 'nothing', in: ['x'] } }],
        },
      ],
    };
    expect(definitionFaults(broken)).toEqual([
      'title: needs a Vietnamese and an English text',
      'steps: ask for the person, and for each standard group once',
      'plate: is no id, or is taken',
      'plate: depends on no choice further up',
    ]);
  });
});

describe('checkAnswers', () => {
  it('takes whole answers in canonical form and leaves out what the form does not ask', () => {
    const given = { ...whole, borderGate: 'Hữu Nghị', secret: 'x', stops: 'Trạm A\n\n Trạm B ' };
    expect(checkAnswers(vehicle, given, context)).toEqual({
      faults: {},
      answers: { ...whole, plate: '12C12345', toText: 'Tân Thanh', stops: ['Trạm A', 'Trạm B'] },
    });
  });

  it('asks for more after an answer, and then requires it', () => {
    const border = { ...whole, purpose: 'border', testResult: 'negative' };
    expect(checkAnswers(vehicle, border, context).faults).toEqual({
      borderGate: 'missing',
      testDate: 'missing',
    });
    const gate = fieldsOf(vehicle).find(({ id }) => id === 'borderGate')!;
    expect([isAsked(vehicle, gate, whole), isAsked(vehicle, gate, border)]).toEqual([false, true]);
  });

  it.each([
    ['plate', 'không biết', 'plate'],
    ['vehicleKind', 'tank', 'choice'],
    ['departedOn', '2021-02-30', 'date'],
    ['departedOn', '2021-08-01', 'range'],
    ['fromArea', 'elsewhere', 'area'],
    ['toText', 'x'.repeat(161), 'long'],
    ['toText', 5, 'type'],
    ['toText', '  ', 'missing'],
  ])('says what is wrong with %s %s', (field, value, fault) => {
    expect(checkAnswers(vehicle, { ...whole, [field]: value }, context).faults).toEqual({ [field]: fault });
  });
});

describe('versions', () => {
  const later = { ...vehicle, version: '2021-02', validFrom: '2021-10-01' };
  const forms = [later, vehicle];

  it('hold from their day on', () => {
    expect(formOn(forms, 'vehicle', '2021-09-30')?.version).toBe('2021-01');
    expect(formOn(forms, 'vehicle', '2021-10-01')?.version).toBe('2021-02');
    expect(formOn(forms, 'vehicle', '2020-01-01')?.version).toBe('2021-01');
    expect(formOn(forms, 'people', '2021-10-01')).toBeUndefined();
  });

  it('may be used thirty days longer, never before their day, and only when they exist', () => {
    expect(usableForm(forms, 'vehicle', '2021-01', '2021-10-31')?.version).toBe('2021-01');
    expect(usableForm(forms, 'vehicle', '2021-01', '2021-11-01')).toBeUndefined();
    expect(usableForm(forms, 'vehicle', '2021-02', '2021-09-30')).toBeUndefined();
    expect(usableForm(forms, 'vehicle', '1999-01', '2021-10-10')).toBeUndefined();
  });
});

describe('answerText', () => {
  const field = (id: string) => fieldsOf(vehicle).find((one) => one.id === id)!;
  it('says choices, days, lines and areas in words', () => {
    const name = (id: string) => (id === 'a' ? 'Phường Tam Thanh' : undefined);
    expect(answerText(field('purpose'), 'border', 'en', name)).toBe('Export or import at a border gate');
    expect(answerText(field('departedOn'), '2021-09-05', 'vi', name)).toBe('05/09/2021');
    expect(answerText(field('stops'), ['A', 'B'], 'vi', name)).toBe('A, B');
    expect([
      answerText(field('fromArea'), 'a', 'vi', name),
      answerText(field('fromArea'), 'b', 'vi', name),
    ]).toEqual(['Phường Tam Thanh', '–']);
  });
});
