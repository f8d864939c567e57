import * as z from 'zod';
import type { PermissionsModel, RoleModel } from './model.ts';
import type { Statement } from './policy.ts';
import { SERVICES, type Principal } from './request.ts';

const principalsSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const namesIn = (principal: unknown): readonly string[] => {
  const parsed = principalsSchema.safeParse(principal);
  return parsed.success ? Object.values(parsed.data).flat() : [String(principal)];
};

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(SERVICES).map(([holder, service]) => [service, holder]),
);

/** The services for people: `api`, `rule`, `timers`, `lambda`, `cdn`. */
const holderOfService = (service: string): string => NAMES.get(service) ?? service;

/** Whom a statement of a resource's policy, or of a role's trust, is about. */
export const holderOfStatement = ({ Principal: principal }: Statement): string =>
  namesIn(principal).map(holderOfService).join(', ');

/** Who has a role, for people: the function's short name, or else the service that may assume it. */
export const createHolderOf = ({ functions, roles }: PermissionsModel) => {
  const ofRole = (role: RoleModel): string => {
    const names = functions.filter(({ roleArn }) => roleArn === role.arn).map(({ shortName }) => shortName);
    return names.length > 0 ? names.join(', ') : role.trust.map(holderOfStatement).join(', ') || role.name;
  };
  const byArn = new Map(roles.map((role) => [role.arn, ofRole(role)]));
  return (by: Principal): string =>
    by.kind === 'service' ? holderOfService(by.name) : (byArn.get(by.arn) ?? by.arn);
};
