import type * as z from 'zod';
import type { Identifiers } from './identifiers.ts';
import type { Resolver } from './resolver.ts';
import { UnsupportedTemplateError, type Resource, type Template } from './template.ts';

/** One resource with all its properties resolved and checked. */
export interface Selected<Properties> {
  readonly logicalId: string;
  readonly properties: Properties;
  readonly metadata: Resource['Metadata'];
  readonly identifiers: Identifiers;
}

/** Picks the resources of one type out of the template. */
export type Select = <Schema extends z.ZodType>(
  type: string,
  schema: Schema,
) => readonly Selected<z.infer<Schema>>[];

const describe = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');

export const createSelect =
  (template: Template, resolver: Resolver): Select =>
  (type, schema) =>
    Object.entries(template.Resources)
      .filter(([, resource]) => resource.Type === type && resolver.isMet(resource.Condition))
      .map(([logicalId, resource]) => {
        const checked = schema.safeParse(resolver.resolve(resource.Properties, logicalId));
        if (!checked.success)
          throw new UnsupportedTemplateError(`${logicalId} (${type})`, describe(checked.error));
        const identifiers = resolver.identifiersOf(logicalId);
        return { logicalId, properties: checked.data, metadata: resource.Metadata, identifiers };
      });

/** The name in a function's ARN, qualified or not, or the name itself. */
export const functionNameOf = (arnOrName: string): string => {
  const [, , , , , , name] = arnOrName.split(':');
  return name ?? arnOrName;
};

/** The function of an `IntegrationUri`, which may be the ARN itself or hold it in API Gateway's path. */
export const functionOfUri = (uri: string): string =>
  functionNameOf(uri.replace(/^.*\/functions\//, '').replace(/\/invocations$/, ''));
