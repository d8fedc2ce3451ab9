import { describe, expect, it } from 'vitest';
import { parseShortCode } from '../../../lib/credentials/index.ts';
import type { FormKind, FormVersion } from '../../../lib/forms/index.ts';
import entrant from '../../../data/forms/entrant.json' with { type: 'json' };
import lodging from '../../../data/forms/lodging.json' with { type: 'json' };
import people from '../../../data/forms/people.json' with { type: 'json' };
import returnee from '../../../data/forms/returnee.json' with { type: 'json' };
import vehicle from '../../../data/forms/vehicle.json' with { type: 'json' };
import type { Entry } from '../data/entry-slot.ts';
import { answersOf, blankEntry, entryFaults, formsInForce, subjectOf } from './entry.ts';
import { declarationOf } from './record.ts';

const shipped = [people, vehicle, entrant, lodging, returnee] as unknown as readonly FormVersion[];
const formOf = (kind: FormKind) => formsInForce(shipped, '2021-08-15').find((form) => form.kind === kind)!;
const place = {
  day: '2021-08-15',
  post: 'Chốt Km 9',
  areas: [
    ['20', 'Tỉnh Lạng Sơn', ''],
    ['06184', 'Xã Đồng Đăng', '20'],
    ['24', 'Tỉnh Bắc Giang', ''],
  ] as const,
};

function typed(change: Partial<Entry['draft']> = {}, part: Partial<Entry> = {}): Entry {
  const blank = blankEntry();
  const person = { ...blank.draft.person, fullName: 'Lò Văn Hặc', birth: '1949' };
  return {
    ...blank,
    asked: { symptoms: false, exposures: false },
    ...part,
    draft: { ...blank.draft, person, areaId: '06184', ...change },
  };
}

describe('an entry without a phone', () => {
  it('is a whole declaration of each kind after the short questions alone', () => {
    const answers: Partial<Record<FormKind, object>> = {
      vehicle: { plate: '12c-123.45', toText: 'Tân Thanh' },
      entrant: { nationality: 'Việt Nam', passport: 'B123', fromCountry: 'Trung Quốc' },
      lodging: { hostArea: '06184', hostName: 'Nhà ông Páo' },
      returnee: { fromArea: '24' },
    };
    for (const { kind } of shipped) {
      const entry = typed({ kind, answers: { ...answers[kind] } });
      expect([kind, entryFaults(formOf(kind), entry, place)]).toEqual([kind, { errors: {}, faults: [] }]);
    }
  });

  it('is refused for what was not asked, in the words of the form and of the post', () => {
    const nothing = blankEntry();
    const { errors, faults } = entryFaults(formOf('people'), nothing, place);
    expect(Object.values(errors).toSorted()).toEqual(['e.birth', 'e.fullName']);
    expect(faults).toEqual(['needOrigin', 'needSymptoms', 'needExposures']);
    const yes = typed({}, { asked: { symptoms: true, exposures: false }, slip: 'a-1' });
    expect(entryFaults(formOf('people'), yes, place).faults).toEqual(['needSigns', 'badSlip']);
    const truck = entryFaults(
      formOf('vehicle'),
      typed({ kind: 'vehicle', answers: { purpose: 'border' } }),
      place,
    );
    expect(truck.errors).toMatchObject({ 'answers.plate': 'f.missing', 'answers.borderGate': 'f.missing' });
  });

  it('goes to the endpoint of declarations with the version of its form, companions, children and places', () => {
    const child = { key: 'c', fullName: 'Lò Bé', birth: '2016', sex: undefined, cccd: '', phone: '' };
    const visit = { key: 'v', areaId: '24', text: '', from: '2021-08-10', to: '2021-08-12' };
    const entry = typed({ companions: [child], visits: [visit], symptoms: ['cough'] }, { counted: 3 });
    const subject = subjectOf(formOf('people'), entry, place);
    expect(parseShortCode(subject.typed!.slip!)).toMatchObject({ ok: true, value: { kind: 'declaration' } });
    expect(subject).toMatchObject({
      companions: 3,
      symptoms: true,
      typed: { originCode: '06184', drawn: true },
    });
    const at = { startedAt: Date.parse('2021-08-15T03:00:00Z'), typed: subject.typed!, companions: 3 };
    expect(declarationOf('id-1', at)).toEqual({
      id: 'id-1',
      person: { fullName: 'Lò Văn Hặc', birthYear: 1949 },
      companions: [{ fullName: 'Lò Bé', birthYear: 2016 }],
      symptoms: ['cough'],
      exposures: [],
      visited: [{ areaCode: '24', from: '2021-08-10', to: '2021-08-12' }],
      form: { kind: 'people', version: '2021-01', answers: {} },
      declaredBy: 'officer',
      homeCode: '06184',
      declaredAt: '2021-08-15T03:00:00.000Z',
      shortCode: subject.typed!.slip,
      counted: 3,
    });
  });

  it('puts what is known into the fields, and the plate onto the crossing', () => {
    const entry = typed({ kind: 'returnee', answers: { fromArea: '24' } });
    expect(answersOf(formOf('returnee'), entry, place)).toMatchObject({
      fromText: 'Tỉnh Bắc Giang',
      arrivesOn: '2021-08-15',
      testResult: 'none',
    });
    expect(subjectOf(formOf('returnee'), entry, place).origin).toMatchObject({ code: '24' });
    const gate = answersOf(formOf('entrant'), typed({ kind: 'entrant' }), place);
    expect(gate).toMatchObject({ gate: 'Chốt Km 9' });
    expect(subjectOf(formOf('entrant'), typed({ kind: 'entrant' }), place).origin).toBeNull();
    const truck = subjectOf(
      formOf('vehicle'),
      typed({ kind: 'vehicle', answers: { plate: '12c-123.45' } }),
      place,
    );
    expect(truck.typed!.plate).toBe('12C12345');
  });

  it('makes no declaration of a numbered paper slip that is typed later', () => {
    const { typed: slip } = subjectOf(formOf('people'), typed({}, { slip: 'p12n00034' }), place);
    expect(slip).toMatchObject({ slip: 'P12N00034', drawn: false });
    expect(declarationOf('x', { startedAt: 0, typed: slip!, companions: null })).toBeNull();
  });
});
