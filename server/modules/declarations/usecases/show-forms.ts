import type { Static } from 'typebox';
import type { declarationFormsApi } from '../../../../contract/declaration-forms.ts';
import { formKinds, formOn, type FormVersion } from '../../../../lib/forms/index.ts';
import { shippedForms } from '../rules/shipped-forms.ts';

type Forms = Static<(typeof declarationFormsApi)['GET /declaration-forms']['reply'][200]>;

/** The forms in force on a local day `YYYY-MM-DD`, one of each kind. */
export function showForms(day: string): Forms {
  const forms = formKinds.flatMap((kind) => formOn(shippedForms, kind, day) ?? []);
  return { items: structuredClone(forms) as unknown as Forms['items'] };
}

/**
 * The forms that a phone without a network needs on a local day: those in force and those that come after them.
 */
export function formsFrom(day: string): FormVersion[] {
  const inForce = formKinds.flatMap((kind) => formOn(shippedForms, kind, day) ?? []);
  return shippedForms.filter((form) => inForce.includes(form) || form.validFrom > day);
}
