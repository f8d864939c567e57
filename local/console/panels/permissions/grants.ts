import type { GrantAnswer, PermissionsAnswer } from '../../../shown/answers.ts';

/** What one holder may do, by name; `neverUsed` counts the grants that nothing has called for yet. */
export interface HolderGrants {
  readonly holder: string;
  readonly grants: readonly GrantAnswer[];
  readonly neverUsed: number;
}

const byAction = (one: GrantAnswer, other: GrantAnswer): number =>
  one.action.localeCompare(other.action) || one.resource.localeCompare(other.resource);

export const grantsByHolder = ({ granted }: Pick<PermissionsAnswer, 'granted'>): readonly HolderGrants[] =>
  [...Map.groupBy(granted, ({ holder }) => holder)]
    .map(([holder, grants]) => ({
      holder,
      grants: grants.toSorted(byAction),
      neverUsed: grants.filter(({ uses }) => uses === 0).length,
    }))
    .toSorted((one, other) => one.holder.localeCompare(other.holder));

/** The same for each ARN within a condition. */
export const shortCondition = (condition: string): string =>
  condition.replaceAll(/\barn:[^\s,]+/g, (arn) => shortResource(arn));

/** `dynamodb`, `UpdateItem` of `dynamodb:UpdateItem`. */
export const splitAction = (action: string): { readonly service: string; readonly name: string } => {
  const at = action.indexOf(':');
  return { service: action.slice(0, Math.max(0, at)), name: action.slice(at + 1) };
};

/**
 * The end of an ARN, which is what tells resources apart: `table/Checkouts`. What is no ARN stays as it is.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export const shortResource = (resource: string): string =>
  resource.startsWith('arn:') ? resource.split(':').slice(5).join(':') : resource;
