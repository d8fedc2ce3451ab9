import { personLists } from '../../../contract/person-lists.ts';
import type { Endpoint, EndpointKey } from '../../../contract/kit.ts';
import { ErrorReply } from '../../../contract/kit.ts';
import { CSV, XLSX } from './csv.ts';
import type { MountedEndpoint } from './types.ts';

type Paths = { [path: string]: { readonly [method: string]: object } };

/**
 * The OpenAPI 3.1 document, read from the contract: nothing is described twice. Its paths are described when somebody reads
 * them, once: few starts of the program are followed by that, and they would take a good part of it.
 */
export function openApiDocument(endpoints: readonly MountedEndpoint[], version: string): object {
  let described: Paths | null = null;
  return {
    openapi: '3.1.0',
    info: { title: 'Vùng Xanh', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    get paths() {
      return (described ??= pathsOf(endpoints));
    },
    components: {
      schemas: { Error: ErrorReply },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'vx_session' },
      },
    },
  };
}

function pathsOf(endpoints: readonly MountedEndpoint[]): Paths {
  const paths: Paths = {};
  for (const { key, endpoint } of endpoints) {
    const [method, path] = key.split(' ') as [string, string];
    paths[`/api/v1${path}`] = {
      ...paths[`/api/v1${path}`],
      [method.toLowerCase()]: operation(key, endpoint),
    };
  }
  return paths;
}

function operation(key: string, endpoint: Endpoint): object {
  const path = key.split(' ')[1]!;
  const types = (endpoint.file ?? []).flatMap((type) => (type === CSV ? [CSV, XLSX] : [type]));
  const exported = Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }]));
  const replies = Object.entries(endpoint.reply ?? {}).map(([status, schema]): [string, object] => [
    status,
    {
      description: statusText(status),
      ...(status === '204'
        ? {}
        : { content: { 'application/json': { schema }, ...(status === '200' ? exported : {}) } }),
    },
  ]);
  const ok =
    replies.length === 0 ? [['200', { description: statusText('200'), content: exported }]] : replies;
  return {
    operationId: key.replace(/\W+/g, '_'),
    tags: [path.split('/')[1]!],
    summary: endpoint.summary,
    description: endpoint.access === 'public' ? 'No log-in needed.' : `Needs: ${endpoint.access}`,
    security: endpoint.access === 'public' ? [] : [{ bearer: [] }, { cookie: [] }],
    parameters: [
      ...parameters('path', endpoint.params),
      ...parameters('query', endpoint.query),
      ...(personLists[key as EndpointKey] === undefined ? [] : [withoutNames]),
      ...(endpoint.file?.includes('text/csv') === true ? [words] : []),
    ],
    ...(endpoint.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: endpoint.body } } } }),
    responses: {
      ...Object.fromEntries(ok),
      default: {
        description: 'Refusal',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

const withoutNames = {
  name: 'withoutNames',
  in: 'query',
  required: false,
  schema: { type: 'string', enum: ['true'] },
  description: 'For CSV and XLSX: names, numbers and addresses left out, ids as pseudonyms, days by week.',
};

const words = {
  name: 'words',
  in: 'query',
  required: false,
  schema: { type: 'string', enum: ['vi', 'en'] },
  description:
    'For CSV and XLSX: titles and codes in words, instants on Vietnam’s clock. Without it columns have the names of the API.',
};

type ObjectSchema = {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
};

function parameters(where: 'path' | 'query', schema: unknown): object[] {
  const { properties = {}, required = [] } = (schema ?? {}) as ObjectSchema;
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: one,
  }));
}

function statusText(status: string): string {
  return (
    {
      '200': 'Done, or the first answer of a repeated request',
      '201': 'Stored',
      '202': 'Accepted, ask GET /jobs/{id}',
      '204': 'Done',
    }[status] ?? status
  );
}
