import * as z from 'zod';

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
  Metadata: z.record(z.string(), z.unknown()).default({}),
});

/** As much of a CloudFormation template as the local run reads. */
export const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown().optional() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
});

export type Template = z.infer<typeof templateSchema>;
export type Resource = z.infer<typeof resourceSchema>;

/** The template asks for something that the local run does not know. Its message says where and what. */
export class UnsupportedTemplateError extends Error {
  constructor(where: string, what: string, options?: ErrorOptions) {
    super(`The local run cannot read ${where}: ${what}`, options);
    this.name = 'UnsupportedTemplateError';
  }
}
