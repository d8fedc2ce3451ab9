import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  answerText,
  checkAnswers,
  definitionFaults,
  fieldsOf,
  formOn,
  isAsked,
  originOf,
  presetAnswers,
  restOf,
  shortQuestions,
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
    const { short: _, ...plain } = vehicle;
    const broken: FormVersion = {
      ...plain,
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

describe('the short entry at a post', () => {
  const by = (kind: string) => shipped.find((form) => form.kind === kind)!;
  const asks = (form: FormVersion, answers = {}) =>
    shortQuestions(form, answers).map(({ part, field }) => part ?? field.id);
  const around = { day: '2021-09-10', post: 'Chốt Km 9', origin: 'Tỉnh Bắc Giang' };

  it('is there for every kind, and filled in alone leaves nothing that the form requires', () => {
    for (const form of shipped) {
      const presets = presetAnswers(form, around);
      const typed = Object.fromEntries(
        shortQuestions(form, presets).flatMap(({ field }) =>
          field === null || field.id in presets
            ? []
            : [[field.id, field.type === 'plate' ? '12C12345' : field.type === 'area' ? 'known' : 'x']],
        ),
      );
      const { faults } = checkAnswers(form, { ...presets, ...typed }, context);
      expect([form.kind, form.short !== undefined, faults]).toEqual([form.kind, true, {}]);
    }
  });

  it('asks people six questions, and opens what an answer requires behind it', () => {
    expect(asks(by('people'))).toEqual(['fullName', 'birth', 'area', 'symptoms', 'exposures', 'companions']);
    const truck = asks(vehicle, { purpose: 'border', testResult: 'negative' });
    expect(truck[truck.indexOf('purpose') + 1]).toBe('borderGate');
    expect(truck[truck.indexOf('testResult') + 1]).toBe('testDate');
  });

  it('and "more" are the whole form, each question once', () => {
    for (const form of shipped) {
      const answers = presetAnswers(form, around);
      const rest = restOf(form, answers).flatMap(({ parts, fields }) => [
        ...parts,
        ...fields.map(({ id }) => id),
      ]);
      const whole = [...asks(form, answers), ...rest];
      const { short: _, ...without } = form;
      expect(whole.length).toBe(new Set(whole).size);
      const asked = fieldsOf(form).filter((field) => isAsked(form, field, answers));
      expect(asked.every(({ id }) => whole.includes(id))).toBe(true);
      expect(asks(without).every((one) => whole.includes(one))).toBe(true);
    }
  });

  it('takes nobody who returns home for somebody of the zone of that home', () => {
    expect(originOf(by('people'), {}, '06184')).toBe('06184');
    expect(originOf(by('returnee'), {}, '06184')).toBeNull();
    expect(originOf(by('returnee'), { fromArea: '24' }, '06184')).toBe('24');
    expect(originOf(by('vehicle'), { fromArea: '24' }, '06184')).toBe('24');
    expect(originOf(by('entrant'), {}, '06184')).toBeNull();
  });

  it('is faulty with an unknown question, without what the form requires, or with a wrong beginning', () => {
    const broken: FormVersion = {
      ...vehicle,
      short: [
        { ask: 'fullName' },
        { ask: 'birth', origin: true },
        { ask: 'nothing' },
        { ask: 'purpose', preset: 'x' },
        ...vehicle.short!.filter(({ ask }) =>
          ['vehicleKind', 'departedOn', 'toText', 'testResult'].includes(ask),
        ),
      ],
    };
    expect(definitionFaults(broken)).toEqual([
      'short.birth: is no home',
      'short.nothing: is no question of the form',
      'short.purpose: cannot begin with that',
      'short.plate: is required and not asked',
    ]);
  });
});
