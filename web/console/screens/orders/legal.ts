/**
 * Legal bases that are often cited, as they are written in a decision. They are proposals: the text stays editable,
 * and the signatory must check that each is in force on the day of signing (the law of 2007 is being replaced).
 */
export const legalBases: readonly string[] = [
  'Luật Phòng bệnh số 114/2025/QH15',
  'Luật Phòng, chống bệnh truyền nhiễm số 03/2007/QH12; Nghị định số 101/2010/NĐ-CP',
];

/** Terms that are often chosen, in days. */
export const termDays = [7, 14, 21] as const;
