import type { signingActs, signingForms } from '../../../../contract/order-signing.ts';

export type SigningForm = (typeof signingForms)[number];
export type SigningAct = (typeof signingActs)[number];

/** A row of the authority table; dates `YYYY-MM-DD`, `validTo` is the last day, `endedAt` Unix ms. */
export type Authority = {
  readonly form: SigningForm;
  readonly title: string;
  readonly headTitle: string | null;
  readonly onBehalfOf: string | null;
  readonly document: string | null;
  readonly kinds: readonly SigningAct[];
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly endedAt: number | null;
};

/** What an order keeps of its signer. */
export type Signer = {
  readonly authorityId: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly document: string | null;
};

/** Decisions whose completion is certified. */
const COMPLETED: ReadonlySet<SigningAct> = new Set([
  'quarantine-facility',
  'quarantine-home',
  'isolation-hospital',
  'isolation-home',
]);

/** Letters before the title of the head; Decree 30/2020/NĐ-CP on official documents, annex I (from memory, unverified). */
const MARKS = { deputy: 'KT.', 'by-order': 'TL.', authorised: 'TUQ.' } as const;

/** The lines above a signature: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`. */
export function signatureLines({ form, title, headTitle, onBehalfOf }: Authority): string[] {
  const behalf = onBehalfOf === null ? [] : [`TM. ${capitals(onBehalfOf)}`];
  switch (form) {
    case 'head':
      return [...behalf, capitals(title)];
    case 'acting':
      return [...behalf, `Q. ${capitals(title)}`];
    default:
      return [...behalf, `${MARKS[form]} ${capitals(headTitle ?? '')}`, capitals(title)];
  }
}

/** What is missing of an authority; field to problem. An authorisation must be written and limited in time. */
export function authorityFaults(one: Omit<Authority, 'endedAt' | 'kinds'>): Record<string, string> {
  const { form, headTitle, document, validFrom, validTo } = one;
  const forHead = form !== 'head' && form !== 'acting';
  return {
    ...(isDate(validFrom) ? {} : { validFrom: 'impossible' }),
    ...(validTo === null || (isDate(validTo) && validTo >= validFrom) ? {} : { validTo: 'impossible' }),
    ...(forHead && headTitle === null ? { headTitle: 'required' } : {}),
    ...(form !== 'head' && document === null ? { document: 'required' } : {}),
    ...(form === 'authorised' && validTo === null ? { validTo: 'required' } : {}),
  };
}

/** Why an authority does not cover an act on a day; null: it does. */
export function notCovered(
  one: Authority,
  act: { readonly kind: SigningAct; readonly date: string },
): 'ended' | 'not-yet' | 'other-act' | null {
  if (one.endedAt !== null || (one.validTo !== null && one.validTo < act.date)) {
    return 'ended';
  }
  if (act.date < one.validFrom) {
    return 'not-yet';
  }
  return signs(one.kinds, act.kind) ? null : 'other-act';
}

/** Whether who may sign these acts may sign this one: who orders a quarantine or an isolation confirms its end. */
export function signs(kinds: readonly SigningAct[], act: SigningAct): boolean {
  return kinds.includes(act) || (act === 'certificate' && kinds.some((kind) => COMPLETED.has(kind)));
}

/** Whether a calendar has this day. */
export function isDate(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

function capitals(text: string): string {
  return text.normalize('NFC').toLocaleUpperCase('vi');
}
