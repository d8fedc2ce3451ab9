import type { Answers, FormField, FormKind, FormVersion } from './types.ts';

/** Days that a form may still be used after the next one came: phones were offline with the old one. */
export const OLD_FORM_DAYS = 30;
const DAY_MS = 86_400_000;

/** The version of a form in force on a local day `YYYY-MM-DD`; before the first one, the first. */
export function formOn(forms: readonly FormVersion[], kind: FormKind, day: string): FormVersion | undefined {
  const own = versionsOf(forms, kind);
  return own.findLast(({ validFrom }) => validFrom <= day) ?? own[0];
}

/**
 * The version that a declaration of a local day names, when it may: in force then, or replaced no longer than
 * `OLD_FORM_DAYS` before, since a phone without a network still has the old one. Undefined: it may not be used.
 */
export function usableForm(
  forms: readonly FormVersion[],
  kind: FormKind,
  version: string,
  day: string,
): FormVersion | undefined {
  const own = versionsOf(forms, kind);
  const at = own.findIndex((form) => form.version === version);
  const next = own[at + 1];
  const [form] = at < 0 ? [] : own.slice(at, at + 1);
  if (form === undefined || (at > 0 && form.validFrom > day)) {
    return undefined;
  }
  return next === undefined || daysBetween(next.validFrom, day) <= OLD_FORM_DAYS ? form : undefined;
}

/** All fields of a form's own, in the order in which they are asked. */
export function fieldsOf(form: FormVersion): FormField[] {
  return form.steps.flatMap(({ fields }) => fields);
}

/** Whether a field is asked, given the answers so far. A field that isn't asked answers nothing for others either. */
export function isAsked(form: FormVersion, field: FormField, answers: Answers): boolean {
  if (field.when === undefined) {
    return true;
  }
  const { field: on, in: wanted } = field.when;
  const other = fieldsOf(form).find(({ id }) => id === on);
  if (other === undefined || !isAsked(form, other, answers)) {
    return false;
  }
  const given = answers[on];
  const codes = Array.isArray(given) ? given.map(String) : [String(given ?? '')];
  return codes.some((code) => wanted.includes(code));
}

/** Days from one local day to another, `YYYY-MM-DD`; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

function versionsOf(forms: readonly FormVersion[], kind: FormKind): FormVersion[] {
  return forms.filter((form) => form.kind === kind).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
}
