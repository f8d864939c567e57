import { checkQueues } from './check-queues.ts';
import { withoutDeployTime } from './deploy-time.ts';
import type { Surroundings } from './identifiers.ts';
import { createResolver } from './resolver.ts';
import type { StackModel } from './model.ts';
import { readApi } from './read-api.ts';
import { readDistributions } from './read-distributions.ts';
import { readFunctions } from './read-functions.ts';
import { readPermissions } from './read-permissions.ts';
import { readResources } from './read-resources.ts';
import { readRules, readScheduledTargets } from './read-rules.ts';
import { readStreamSources } from './read-streams.ts';
import { createSelect } from './select.ts';
import { templateSchema } from './template.ts';

/**
 * Reads a synthesized CloudFormation template. Throws `UnsupportedTemplateError` for a resource, a property, a function
 * of CloudFormation or a pattern that the local run does not know.
 */
export const readTemplate = (
  json: unknown,
  surroundings: Surroundings,
  assetDirOf: (s3Key: string) => string,
): StackModel => {
  const template = templateSchema.parse(json);
  const resolver = createResolver(template, surroundings);
  for (const [logicalId, { Condition }] of Object.entries(template.Resources)) {
    if (resolver.isMet(Condition)) resolver.identifiersOf(logicalId);
  }
  const select = createSelect(withoutDeployTime(template), resolver);
  const functions = readFunctions(select, surroundings.stackName, assetDirOf);
  const model = {
    resources: readResources(select, functions, surroundings),
    functions,
    api: readApi(select),
    streamSources: readStreamSources(select),
    rules: readRules(select),
    scheduledTargets: readScheduledTargets(select),
    distributions: readDistributions(select, assetDirOf),
    permissions: readPermissions(select, functions),
  };
  checkQueues(model);
  return model;
};
