import { makeShortCode } from '../../../lib/credentials/card-code.ts';
import {
  type Answers,
  formKinds,
  formOn,
  type FormVersion,
  originOf,
  presetAnswers,
  shortQuestions,
} from '../../../lib/forms/index.ts';
import { declarationErrors, type Errors, readBirth } from '../../shared/forms/check.ts';
import { filledForm, toInput } from '../../shared/forms/input.ts';
import { blankDeclaration } from '../../shared/forms/typed.ts';
import type { Entry } from '../data/entry-slot.ts';
import { areaName, type PackArea } from './area-search.ts';
import type { Said, Subject } from './types.ts';

/** Where and when the entry is made. */
export type EntryPlace = {
  /** Local day. */
  readonly day: string;
  readonly post: string;
  readonly areas: readonly PackArea[];
};

/** Faults of an entry beyond those of the form: what a post must have asked. */
export type EntryFault = 'needOrigin' | 'needSymptoms' | 'needExposures' | 'needSigns' | 'badSlip';

const SLIP = /^[0-9A-Z]{4,20}$/;

/** An entry with nothing asked. @param plate of the vehicle that is open. */
export function blankEntry(plate = ''): Entry {
  return {
    draft: { ...blankDeclaration(), ...(plate === '' ? {} : { answers: { plate } }) },
    asked: { symptoms: null, exposures: null },
    counted: null,
    temperature: null,
    destination: '',
    slip: '',
  };
}

/** The forms of the pack in force on a local day, one of each kind. */
export function formsInForce(forms: readonly FormVersion[], day: string): FormVersion[] {
  return formKinds.flatMap((kind) => formOn(forms, kind, day) ?? []);
}

/** Answers as they stand: what was typed over what stood there already. */
export function answersOf(form: FormVersion, { draft }: Entry, { day, post, areas }: EntryPlace): Answers {
  const typed = draft.answers ?? {};
  const code = originOf(form, typed, draft.areaId);
  const origin = code === null ? '' : areaName(areas, code);
  return { ...presetAnswers(form, { day, post, origin }), ...typed };
}

/** What is still wrong: with the form as everywhere, and with what a post must have asked. */
export function entryFaults(
  form: FormVersion,
  entry: Entry,
  place: EntryPlace,
): { readonly errors: Errors; readonly faults: readonly EntryFault[] } {
  const answers = answersOf(form, entry, place);
  const { draft, asked } = entry;
  const parts = new Set(shortQuestions(form, answers).map(({ part }) => part));
  const needsHome = form.short?.some(({ ask, origin }) => ask === 'area' && origin === true) === true;
  const found: readonly (readonly [EntryFault, boolean])[] = [
    ['needOrigin', needsHome && originOf(form, answers, draft.areaId) === null],
    ['needSymptoms', parts.has('symptoms') && asked.symptoms === null],
    ['needExposures', parts.has('exposures') && asked.exposures === null],
    [
      'needSigns',
      (asked.symptoms === true && draft.symptoms.length === 0) ||
        (asked.exposures === true && draft.exposures.length === 0),
    ],
    ['badSlip', entry.slip.trim() !== '' && !SLIP.test(paperOf(entry))],
  ];
  return {
    errors: declarationErrors({ ...draft, answers }, form, place.day),
    faults: found.filter(([, wrong]) => wrong).map(([fault]) => fault),
  };
}

const paperOf = ({ slip }: Entry) => slip.trim().toUpperCase();

/** The person of a whole entry, for the rules: the code on their slip is drawn here, unless a numbered slip is typed. */
export function subjectOf(form: FormVersion, entry: Entry, place: EntryPlace): Partial<Subject> {
  const answers = answersOf(form, entry, place);
  const { draft, counted, temperature } = entry;
  const birth = readBirth(draft.person.birth, place.day);
  const origin = originOf(form, answers, draft.areaId);
  const paper = paperOf(entry);
  const plate = form.steps.flatMap(({ fields }) => fields).find(({ type }) => type === 'plate');
  const said = saidOf(form, entry, answers, place.day);
  const { plate: canonical } = { plate: plate === undefined ? '' : (said.form?.answers[plate.id] ?? '') };
  return {
    typed: {
      fullName: draft.person.fullName.trim().normalize('NFC'),
      birthYear:
        birth === null ? null : 'birthYear' in birth ? birth.birthYear : Number(birth.birthDate.slice(0, 4)),
      phone: draft.person.phone.trim(),
      cccd: draft.person.cccd.trim(),
      originCode: origin,
      originText: origin === null ? '' : areaName(place.areas, origin),
      destination: entry.destination.trim(),
      purpose: '',
      plate: String(canonical),
      slip: paper || makeShortCode('declaration', crypto.getRandomValues(new Uint8Array(8))),
      declared: true,
      drawn: paper === '',
      said,
    },
    origin: origin === null ? null : { code: origin, name: areaName(place.areas, origin) },
    temperature,
    companions: counted === null && draft.companions.length === 0 ? null : alongOf(entry),
    symptoms: draft.symptoms.length > 0 || draft.exposures.length > 0,
  };
}

/** People along: those counted, or those named where they are more. */
export function alongOf({ counted, draft }: Entry): number {
  return Math.max(counted ?? 0, draft.companions.length);
}

function saidOf(form: FormVersion, { draft }: Entry, answers: Answers, day: string): Said {
  const visits = draft.visits.map((visit) => ({ ...visit, areaId: null }));
  const typed = { ...draft, areaId: null, visits, answers };
  const { person, companions, visited = [], symptoms, exposures } = toInput(typed, form, '', '', day);
  return {
    person,
    ...(companions === undefined ? {} : { companions }),
    symptoms,
    exposures,
    visited: visited.map((visit, at) => {
      const code = draft.visits[at]?.areaId ?? null;
      return code === null ? visit : { ...visit, areaCode: code };
    }),
    // Also of people, so that it is known by which version they were asked.
    form: filledForm(form, answers, day),
    declaredBy: draft.byRelative === true ? 'relative' : 'officer',
    ...(draft.areaId === null ? {} : { homeCode: draft.areaId }),
  };
}
