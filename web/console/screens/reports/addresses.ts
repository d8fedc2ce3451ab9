const ADDRESS = /^[^\s@<>",;]+@[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/iu;

/** Mail addresses of a text, one a line or with commas between them; null where one is none. */
export function readAddresses(text: string): string[] | null {
  const all = text.split(/[\s,;]+/u).filter((one) => one !== '');
  return all.every((one) => ADDRESS.test(one)) ? all : null;
}
