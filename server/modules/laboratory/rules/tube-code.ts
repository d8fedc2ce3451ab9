/** Codes on labels: letters, digits, dot, hyphen, slash; what scanners and people add is taken off. */
const CODE = /^[0-9A-Z][0-9A-Z./-]{2,31}$/;

/** A tube code as stored: capitals, no spaces. Null for a text that is none. */
export function readTubeCode(text: string): string | null {
  const code = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  return CODE.test(code) ? code : null;
}

/** The code of a tube without a printed label, from its id: the random part, so that no two meet. */
export function codeOfId(id: string): string {
  return `T${id.replaceAll('-', '').slice(-11).toUpperCase()}`;
}

/** Codes of the single tubes that follow a positive pool. */
export function retestCode(poolCode: string, position: number): string {
  return `${poolCode.slice(0, 28)}-R${position}`;
}
