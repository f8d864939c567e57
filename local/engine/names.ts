import type { StackModel } from '../stack/model.ts';

/** What functions are called elsewhere, by their physical name. One that is not of the template keeps that. */
export interface Names {
  shortNameOf(functionName: string): string;
  arnOf(functionName: string): string;
}

export const createNames = ({ functions }: Pick<StackModel, 'functions'>): Names => {
  const byName = new Map(functions.map((model) => [model.name, model]));
  return {
    shortNameOf: (functionName) => byName.get(functionName)?.shortName ?? functionName,
    arnOf: (functionName) => byName.get(functionName)?.arn ?? functionName,
  };
};
