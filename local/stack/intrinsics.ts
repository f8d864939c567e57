import * as z from 'zod';
import { UnsupportedTemplateError, type Template } from './template.ts';

/** What a function of CloudFormation may ask of its surroundings. `where` names the place for error messages. */
export interface IntrinsicTools {
  readonly where: string;
  readonly mappings: Template['Mappings'];
  resolve(value: unknown): unknown;
  reference(name: string): unknown;
  attribute(logicalId: string, name: string): string;
  isMet(condition: string): boolean;
}

type Intrinsic = (args: readonly unknown[], tools: IntrinsicTools) => unknown;

const listOf = (value: unknown, { resolve, where }: IntrinsicTools): readonly unknown[] => {
  const resolved = resolve(value);
  if (!Array.isArray(resolved)) throw new UnsupportedTemplateError(where, 'a list was expected');
  return resolved;
};

const isTrue = (value: unknown, { resolve }: IntrinsicTools): boolean => resolve(value) === true;

/** `${Name}`, `${Resource.Attribute}` and `${!literal}` */
const substitute: Intrinsic = ([text, variables = {}], { resolve, reference, attribute }) => {
  const own = new Map(Object.entries(z.record(z.string(), z.unknown()).parse(resolve(variables))));
  return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, escape: string, name: string) => {
    if (escape) return `\${${name}}`;
    if (own.has(name)) return String(own.get(name));
    const [logicalId = '', ...path] = name.split('.');
    return path.length === 0 ? String(reference(name)) : attribute(logicalId, path.join('.'));
  });
};

const findInMap: Intrinsic = (args, { resolve, mappings }) => {
  const [map = '', first = '', second = ''] = args.map((arg) => String(resolve(arg)));
  return mappings[map]?.[first]?.[second];
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: ([name], { reference }) => reference(String(name)),
  Condition: ([name], { isMet }) => isMet(String(name)),
  'Fn::GetAtt': (args, { attribute }) => {
    const [logicalId = '', ...path] = args.length > 1 ? args.map(String) : String(args[0]).split('.');
    return attribute(logicalId, path.join('.'));
  },
  'Fn::Join': ([separator, values], tools) => listOf(values, tools).map(String).join(String(separator)),
  'Fn::Sub': substitute,
  'Fn::Select': ([index, values], tools) => listOf(values, tools)[Number(tools.resolve(index))],
  'Fn::Split': ([separator, text], { resolve }) => String(resolve(text)).split(String(separator)),
  'Fn::If': ([condition, whenTrue, whenFalse], { isMet, resolve }) =>
    resolve(isMet(String(condition)) ? whenTrue : whenFalse),
  'Fn::FindInMap': findInMap,
  'Fn::Equals': ([one, other], { resolve }) => resolve(one) === resolve(other),
  'Fn::And': (args, tools) => args.every((arg) => isTrue(arg, tools)),
  'Fn::Or': (args, tools) => args.some((arg) => isTrue(arg, tools)),
  'Fn::Not': ([arg], tools) => !isTrue(arg, tools),
};

/** `Condition` is also an ordinary key of policies, with an object below it. */
export const isIntrinsic = (key: string, argument: unknown): boolean =>
  key === 'Ref' || key.startsWith('Fn::') || (key === 'Condition' && typeof argument === 'string');

/** Works out one function of CloudFormation. Throws for one that the local run does not know. */
export const callIntrinsic = (name: string, argument: unknown, tools: IntrinsicTools): unknown => {
  const intrinsic = INTRINSICS[name];
  if (!intrinsic) throw new UnsupportedTemplateError(tools.where, `the function ${name} is not known here`);
  return intrinsic(Array.isArray(argument) ? argument : [argument], tools);
};
