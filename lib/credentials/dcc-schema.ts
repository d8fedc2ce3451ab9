import { isDayOrMoment, isMoment } from './dcc-dates.ts';
import type { DccEntry } from './dcc-signer.ts';
import { DCC_ENTRIES } from './dcc-signer.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { isJsonObject } from './json.ts';

type Check = (value: JsonValue) => boolean;

/** The fields of an object: whether each must be there, and what it may hold. Other fields may be there too. */
type Fields = Readonly<Record<string, { readonly required: boolean; readonly check: Check }>>;

/** Versions of the schema from which a rule changed, as `versionNumber` gives them. */
const V1_1_0 = 1_001_000;
const V1_2_0 = 1_002_000;
const V1_3_0 = 1_003_000;
const V1_3_2 = 1_003_002;

const must = (check: Check): Fields[string] => ({ required: true, check });
const may = (check: Check): Fields[string] => ({ required: false, check });

/** What the certificate holds of vaccination, test and recovery; a proper one holds exactly one of them. */
export function entriesOf(certificate: JsonValue | undefined): DccEntry[] {
  return isJsonObject(certificate) ? DCC_ENTRIES.filter((entry) => Object.hasOwn(certificate, entry)) : [];
}

/**
 * Checks a certificate against the EU's schema of the version that it states (1.0.0 to 1.3.3; between two versions the
 * earlier rules, after the last the last), and answers the path of the first fault (`v/0/dn`) or null. As the schema,
 * it checks no value sets; unlike it, days may carry a time and offsets any spelling, which states issue.
 */
export function findDccFault(certificate: JsonValue | undefined): string | null {
  if (!isJsonObject(certificate)) {
    return 'certificate';
  }
  const version = versionNumber(certificate['ver']);
  if (version === null) {
    return 'ver';
  }
  const entries = entryFields(version);
  const list = (entry: DccEntry): string | null => {
    const items = certificate[entry];
    if (items === undefined) {
      return null;
    }
    if (!Array.isArray(items) || items.length === 0 || (version >= V1_3_0 && items.length > 1)) {
      return entry;
    }
    const faults = items.map((item: JsonValue, index) =>
      findFault(item, entries[entry], `${entry}/${index}`),
    );
    return faults.find((fault) => fault !== null) ?? null;
  };
  const dob = certificate['dob'];
  return (
    findFault(certificate['nam'], nameFields(version), 'nam') ??
    (version >= V1_3_2 ? findNameless(certificate['nam']) : null) ??
    (dob !== undefined && birthDate(version)(dob) ? null : 'dob') ??
    list('v') ??
    list('t') ??
    list('r')
  );
}

function findFault(value: JsonValue | undefined, fields: Fields, path: string): string | null {
  if (!isJsonObject(value)) {
    return path;
  }
  const fault = Object.entries(fields).find(([name, { required, check }]) => {
    const field = Object.hasOwn(value, name) ? value[name] : undefined;
    return field === undefined ? required : !check(field);
  });
  return fault === undefined ? null : `${path}/${fault[0]}`;
}

/** Since 1.3.2 either standardised name will do. */
function findNameless(name: JsonValue | undefined): string | null {
  const object: JsonObject = isJsonObject(name) ? name : {};
  return object['fnt'] === undefined && object['gnt'] === undefined ? 'nam' : null;
}

function nameFields(version: number): Fields {
  const text = textUpTo(version < V1_3_0 ? 50 : 80);
  const standardised: Check = (value) => typeof value === 'string' && text(value) && /^[A-Z<]*$/.test(value);
  return {
    fn: may(text),
    fnt: { required: version < V1_3_2, check: standardised },
    gn: may(text),
    gnt: may(standardised),
  };
}

function entryFields(version: number): Record<DccEntry, Fields> {
  const early = version < V1_3_0;
  const text = textUpTo(early ? 50 : 80);
  const dose: Check = (value) =>
    Number.isInteger(value) && Number(value) >= 1 && (!early || Number(value) <= 9);
  const common = { tg: must(isText), co: must(isCountry), is: must(text), ci: must(text) };
  return {
    v: {
      ...common,
      vp: must(isText),
      mp: must(isText),
      ma: must(isText),
      dn: must(dose),
      sd: must(dose),
      dt: must(dayCheck),
    },
    t: {
      ...common,
      tt: must(isText),
      nm: may(early ? isText : text),
      ma: may(isText),
      sc: must(momentCheck),
      dr: may(version < V1_2_0 ? momentCheck : () => true),
      tr: must(isText),
      tc: { required: early, check: text },
    },
    r: { ...common, fr: must(dayCheck), df: must(dayCheck), du: must(dayCheck) },
  };
}

/** Until 1.1.0 a whole day, then also a year or a month, since 1.3.0 also nothing; from 1900 to 2099. */
function birthDate(version: number): Check {
  return (value) => {
    if (typeof value !== 'string') {
      return false;
    }
    if (version < V1_1_0) {
      return /^(?:19|20)/.test(value) && isDayOrMoment(value);
    }
    return (version >= V1_3_0 && value === '') || /^(?:19|20)\d\d(?:-\d\d){0,2}$/.test(value);
  };
}

function versionNumber(value: JsonValue | undefined): number | null {
  const [, major, minor, patch] =
    typeof value === 'string' ? (/^(\d+)\.(\d+)\.(\d+)$/.exec(value) ?? []) : [];
  return patch === undefined ? null : Number(major) * 1_000_000 + Number(minor) * 1000 + Number(patch);
}

function textUpTo(max: number): Check {
  // Characters, not UTF-16 units; a text of more units than twice the limit need not be counted.
  return (value) => typeof value === 'string' && value.length <= 2 * max && Array.from(value).length <= max;
}

const isText: Check = (value) => typeof value === 'string';
/** A code with a capital letter in it: states write also `UNHCR`. */
const isCountry: Check = (value) => typeof value === 'string' && /[A-Z]/.test(value);
const dayCheck: Check = (value) => typeof value === 'string' && isDayOrMoment(value);
const momentCheck: Check = (value) => typeof value === 'string' && isMoment(value);
