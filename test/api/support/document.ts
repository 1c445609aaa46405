import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';

type Responses = Readonly<
  Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
>;

/** As much of an OpenAPI document as a contract is checked by. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, { readonly get: { readonly responses: Responses } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** Checks that responses are as the document says. */
export function contractOf(document: OpenApiDocument) {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'document', components: document.components });
  const validators = new Map<string, ValidateFunction>();

  function validatorOf(schema: object): ValidateFunction {
    const key = JSON.stringify(schema).replaceAll('"#/', '"document#/');
    const known = validators.get(key) ?? ajv.compile(JSON.parse(key));
    validators.set(key, known);
    return known;
  }

  return async (path: string, response: Response): Promise<void> => {
    const responses = document.paths[path]?.get.responses ?? {};
    expect(Object.keys(responses)).toContain(String(response.status));
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
    const content = responses[response.status]?.content ?? {};
    expect(Object.keys(content)).toEqual([type]);
    const validate = validatorOf(content[type]?.schema ?? {});
    const body: unknown = await response.json();
    expect(validate(body) ? [] : validate.errors).toEqual([]);
  };
}
