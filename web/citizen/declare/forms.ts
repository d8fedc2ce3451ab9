import { type FormKind, formOn, type FormStep, type FormVersion } from '../../../lib/forms/index.ts';
import entrant from '../../../data/forms/entrant.json';
import lodging from '../../../data/forms/lodging.json';
import people from '../../../data/forms/people.json';
import returnee from '../../../data/forms/returnee.json';
import vehicle from '../../../data/forms/vehicle.json';

/** The forms come with the app: they must open without a network. */
const shipped = [people, vehicle, returnee, lodging, entrant] as unknown as readonly FormVersion[];

/** The form of a kind in force on a local day. */
export function formFor(kind: FormKind, today: string): FormVersion {
  return formOn(shipped, kind, today) ?? (shipped[0] as FormVersion);
}

/** One form of each kind, as they are offered. */
export function offeredForms(today: string): FormVersion[] {
  return [...new Set(shipped.map(({ kind }) => kind))].map((kind) => formFor(kind, today));
}

/** The last page, after the steps of the form. */
export const REVIEW = 'review';
/** Pages of a form by id: its steps, then the review. */
export function pagesOf(form: FormVersion): string[] {
  return [...form.steps.map(({ id }) => id), REVIEW];
}

/** The step of a page; undefined on the review. */
export function stepOf(form: FormVersion, page: string): FormStep | undefined {
  return form.steps.find(({ id }) => id === page);
}
