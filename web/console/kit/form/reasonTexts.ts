import { defineTexts } from '../../../shared/texts.ts';

export const reasonTexts = defineTexts({
  vi: { reason: 'Lý do', missing: 'Cần ghi lý do.' },
  en: { reason: 'Reason', missing: 'A reason is needed.' },
});
