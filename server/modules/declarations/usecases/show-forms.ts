import type { Static } from 'typebox';
import type { declarationFormsApi } from '../../../../contract/declaration-forms.ts';
import { formKinds, formOn } from '../../../../lib/forms/index.ts';
import { shippedForms } from '../rules/shipped-forms.ts';

type Forms = Static<(typeof declarationFormsApi)['GET /declaration-forms']['reply'][200]>;

/** The forms in force on a local day `YYYY-MM-DD`, one of each kind. */
export function showForms(day: string): Forms {
  const forms = formKinds.flatMap((kind) => formOn(shippedForms, kind, day) ?? []);
  return { items: structuredClone(forms) as unknown as Forms['items'] };
}
