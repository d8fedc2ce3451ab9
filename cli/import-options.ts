import { type Mapping, plainMapping, readMapping } from '../server/modules/imports/index.ts';
import { FileProblem, readText } from './files.ts';
import type { Given, Option } from './kit.ts';

/** Options of every import. */
export const importOptions: Readonly<Record<string, Option>> = {
  file: { value: 'f.csv', text: 'the file, - for standard input', required: true },
  map: { value: 'm.json', text: 'which column holds which fact (docs/examples)' },
  study: { value: 'NAME', text: 'name of the new study: a-z, 0-9, -', required: true },
  source: { value: 'TEXT', text: 'where the data comes from (the name of the file)' },
  errors: { value: 'e.csv', text: 'write refused rows: line,code,message,raw' },
};

/** The mapping of `--map`. @throws FileProblem with a sentence. */
export async function mappingOf(given: Given): Promise<Mapping> {
  const path = given['map'];
  if (path === undefined) {
    return plainMapping;
  }
  const mapping = readMapping(await readText(String(path)));
  if (typeof mapping === 'string') {
    throw new FileProblem(
      `Tệp ánh xạ ${String(path)} không đọc được: ${mapping}. / The mapping ${String(path)} cannot be read: ${mapping}.`,
    );
  }
  return mapping;
}
