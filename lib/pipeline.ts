import type { Stack } from 'aws-cdk-lib';
import { type Duration } from 'aws-cdk-lib';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type * as z from 'zod';
import { bundleFunctions } from './bundles.ts';
import type { StoreConfig } from './config/store-config.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { FunctionName } from './function-names.ts';
import { PipelineFunction, type EnvironmentSchema } from './pipeline-function.ts';

export interface Size {
  readonly memoryMb: number;
  readonly timeout: Duration;
  readonly onFailure?: DeadLetters;
}

export interface Pipeline {
  /** A function's physical name, known before the function is there. */
  nameOf(name: FunctionName): string;
  /** Adds one function of `functions/`; `environment` grants and so fills what `schema` wants. */
  add<Environment extends EnvironmentSchema>(
    name: FunctionName,
    size: Size,
    schema: Environment,
    environment: (fn: Function) => z.output<Environment>,
  ): Function;
}

/** What all functions of a stack have in common. */
export const createPipeline = (stack: Stack, config: StoreConfig): Pipeline => {
  const codeOf = bundleFunctions(stack);
  const nameOf = (name: FunctionName): string => `${stack.stackName}-${name}`;
  return {
    nameOf,
    add: (name, size, schema, environment) =>
      new PipelineFunction(stack, name, {
        ...size,
        functionName: nameOf(name),
        code: codeOf(name),
        storeId: config.id,
        reservedConcurrency: config.reservedConcurrency?.[name],
        schema,
        environment,
      }).lambda,
  };
};
