/** Whether `YYYY-MM-DD` is a real day: 2021-02-30 is none. */
export function isRealDate(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text);
}
