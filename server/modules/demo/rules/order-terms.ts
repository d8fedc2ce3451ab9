/** Terms of the demo's orders in days: those of the simulated response. */
export const QUARANTINE_DAYS = 14;
export const ISOLATION_DAYS = 21;

/** Printed on every decision of the demo. */
export const ORDER_BASIS =
  'Quy định phòng, chống dịch đang có hiệu lực (văn bản mô phỏng, không có giá trị pháp lý)';

/** Of the reported cases the newest stay untraced, for the newcomer; of those before, some are worked through. */
export const UNTRACED_CASES = 4;
export const TRACED_CASES = 10;
