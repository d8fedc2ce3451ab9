import { areSlashes, isDitto, numberMeant } from '../../../lib/clerks/index.ts';

/**
 * The cells of a pasted table. A sheet copies tabs between cells; a file has commas or semicolons, whichever its first
 * line holds more of. Quotes stand around cells that hold breaks or quotes.
 */
export function readCells(text: string): string[][] {
  const source = text
    .replace(/^\uFEFF/u, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
  const between = separatorOf(source);
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at] ?? '';
    if (quoted && char === '"' && source[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (
      char === '"' &&
      !quoted &&
      cell === '' &&
      [between, '\n', undefined].includes(source[at + 1])
    ) {
      // Alone in its cell it is a ditto mark.
      cell = '"';
    } else if (char === '"' && (quoted || cell === '')) {
      quoted = !quoted;
    } else if (char === between && !quoted) {
      endCell();
    } else if (char === '\n' && !quoted) {
      endCell();
      rows.push([]);
    } else {
      cell += char;
    }
  }
  endCell();
  return rows.filter((row) => row.some((value) => value !== ''));
}

function separatorOf(source: string): string {
  const first = source.slice(0, source.indexOf('\n') < 0 ? undefined : source.indexOf('\n'));
  if (first.includes('\t')) {
    return '\t';
  }
  const count = (char: string) => first.split(char).length - 1;
  // A lone comma may be part of an address: a line of a file has two at least.
  if (count(';') > count(',')) {
    return ';';
  }
  return count(',') >= 2 ? ',' : '\t';
}

/** Marks of clerks (`"`, `nt`, `như trên`, `//`) say what the cell above them says, "như STT 3" what stands in the row of that number. */
export function fillDittos(rows: readonly (readonly string[])[]): string[][] {
  const filled: string[][] = [];
  for (const row of rows) {
    const above = filled.at(-1);
    filled.push(
      row.map((value, at) => {
        const number = numberMeant(value.trim());
        const meant =
          number !== undefined
            ? filled.find(([first]) => first === number)
            : isDitto(value) || areSlashes(value)
              ? above
              : undefined;
        return meant?.[at] ?? value;
      }),
    );
  }
  return filled;
}
