/**
 * How long an answer takes, as it is said: minutes below an hour, at least one, since answered at once is not "within 0";
 * from an hour on hours to a tenth.
 */
export function answerTime(hours: number): { readonly value: number; readonly unit: 'minutes' | 'hours' } {
  const minutes = Math.max(1, Math.round(hours * 60));
  return minutes < 60
    ? { value: minutes, unit: 'minutes' }
    : { value: Math.round(hours * 10) / 10, unit: 'hours' };
}
