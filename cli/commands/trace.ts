import {
  contactLines,
  readIsolations,
  readTraceOptions,
  readVisits,
  refusalLines,
  runTrace,
} from '../../lib/epidemiology/index.ts';
import { readText, withFiles, writeText } from '../files.ts';
import { type Command, EXIT, print, say } from '../kit.ts';

/** Tracing over a file of visits, exactly as the contract fixes it. */
export const traceCommand: Command = {
  name: 'trace',
  summary: 'trace the contacts of a case over a CSV of visits (person_id,place_id,in_at,out_at)',
  options: {
    visits: { value: 'v.csv', text: 'visits', required: true },
    case: { value: 'ID', text: 'person id of the case', required: true },
    from: { value: 'T', text: 'exposure counts from, ISO 8601 with offset', required: true },
    to: { value: 'T', text: 'exposure counts to', required: true },
    'min-minutes': { value: 'N', text: 'shortest overlap that counts (15)' },
    depth: { value: '1|2|3', text: 'levels of contacts (1)' },
    'linger-minutes': { value: 'N', text: 'how long the air stays infectious (0)' },
    isolations: { value: 'i.csv', text: 'person_id,at: who exposes nobody after' },
    out: { value: 'f.csv', text: 'write contacts to a file instead of stdout' },
    errors: { value: 'e.csv', text: 'write refused rows: line,code,message,raw' },
  },
  run: async (given) =>
    await withFiles(async () => {
      const options = readTraceOptions({
        case: String(given['case']),
        from: String(given['from']),
        to: String(given['to']),
        ...optional('minMinutes', given['min-minutes']),
        ...optional('depth', given['depth']),
        ...optional('lingerMinutes', given['linger-minutes']),
      });
      if (!options.ok) {
        say(`${options.refusal.message} / ${options.refusal.messageEn}`);
        return EXIT.usage;
      }
      const visits = readVisits(await readText(String(given['visits'])));
      const isolations =
        given['isolations'] === undefined
          ? undefined
          : readIsolations(await readText(String(given['isolations'])));
      const run = runTrace(visits, isolations, options.query);
      const refusals = [...run.refusals, ...(isolations?.refusals ?? [])];
      if (given['errors'] !== undefined) {
        await writeText(String(given['errors']), `${[...refusalLines(refusals)].join('\n')}\n`);
      }
      for (const one of refusals.slice(0, 10)) {
        say(`${one.line}: ${one.message} / ${one.messageEn}`);
      }
      if (refusals.length > 10) {
        say(`… ${refusals.length - 10} / ${refusals.length} (--errors)`);
      }
      if (run.exitCode !== EXIT.failed) {
        const text =
          given['json'] === true
            ? `${JSON.stringify(run.contacts)}\n`
            : `${[...contactLines(run.contacts)].join('\n')}\n`;
        await (given['out'] === undefined ? print(text) : writeText(String(given['out']), text));
      }
      return run.exitCode;
    }),
};

function optional<K extends string>(name: K, value: string | true | undefined): { [key in K]?: string } {
  return value === undefined ? {} : ({ [name]: String(value) } as { [key in K]?: string });
}
