import { expect, it } from 'vitest';
import { shippedForms } from './shipped-forms.ts';
import { ANONYMISED } from '../../../platform/holdings/terms.ts';
import { stripAnswers } from './strip-words.ts';

it('keeps codes, days and numbers of a form and nothing that was written', () => {
  const fields = shippedForms.flatMap((form) => form.steps.flatMap((step) => step.fields));
  expect(fields.length).toBeGreaterThan(5);
  for (const form of shippedForms) {
    for (const field of form.steps.flatMap((step) => step.fields)) {
      const kept = stripAnswers({ [field.id]: 'x' }, form)[field.id];
      expect(kept, field.id).toBe(['text', 'lines', 'plate'].includes(field.type) ? ANONYMISED : 'x');
    }
  }
});

it('takes answers of a form that is not known any more for words', () => {
  expect(stripAnswers({ why: 'về quê với chị Lan' }, undefined)).toEqual({ why: ANONYMISED });
});
