/** Hours typed as `7, 17`: in order, each once; null where they are no hours of a day or more than six. */
export function readHours(text: string): number[] | null {
  const parts = text.split(/[,;\s]+/u).filter((part) => part !== '');
  const hours = [...new Set(parts.map((part) => (/^\d{1,2}$/u.test(part) ? Number(part) : Number.NaN)))];
  const good = hours.length >= 1 && hours.length <= 6 && hours.every((hour) => hour >= 0 && hour <= 23);
  return good ? hours.toSorted((a, b) => a - b) : null;
}
