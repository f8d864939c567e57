import * as z from 'zod';
import type { StackModel } from './model.ts';
import { functionNameOf, type Select } from './select.ts';
import { UnsupportedTemplateError } from './template.ts';

const permissionSchema = z.object({
  Action: z.literal('lambda:InvokeFunction'),
  FunctionName: z.string(),
  Principal: z.string(),
});

/** A route or a rule without a permission would deploy well and then fail on each call, so it is refused here. */
export const checkPermissions = (select: Select, { api, rules, scheduledTargets }: StackModel): void => {
  const given = new Set(
    select('AWS::Lambda::Permission', permissionSchema).map(
      ({ properties }) => `${properties.Principal} ${functionNameOf(properties.FunctionName)}`,
    ),
  );
  const need = (principal: string, functionName: string, who: string) => {
    if (!given.has(`${principal} ${functionName}`))
      throw new UnsupportedTemplateError(who, `${principal} has no permission to invoke ${functionName}`);
  };
  for (const route of api.routes) need('apigateway.amazonaws.com', route.functionName, route.routeKey);
  const byRule = [
    ...rules.flatMap(({ name, targets }) => targets.map(({ functionName }) => ({ name, functionName }))),
    ...scheduledTargets
      .filter(({ arn }) => arn.includes(':events:'))
      .map(({ name, target }) => ({ name, functionName: target.functionName })),
  ];
  for (const { name, functionName } of byRule) need('events.amazonaws.com', functionName, name);
};
