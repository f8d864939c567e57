import './answer.css';
import type { ComponentChildren, JSX } from 'preact';
import type { Resource } from '../live/resources.ts';
import { Icon } from './icons.tsx';

/** What could not be read or done, and why. */
export const Problem = ({ text }: { readonly text: string }): JSX.Element => (
  <p class="problem" role="alert">
    <Icon name="alert" size={16} />
    {text}
  </p>
);

/** Holds the place of what is on its way. */
export const Loading = (): JSX.Element => (
  <div class="loading" role="status">
    <span class="visually-hidden">Loading</span>
    <i />
    <i />
    <i />
  </div>
);

export interface AnswerProps<Value> {
  readonly resource: Resource<Value>;
  readonly children: (value: Value) => ComponentChildren;
}

/** What an answer of the run says, once it is there. One that was read before stays, even if the next try fails. */
export const Answer = <Value,>({ resource, children }: AnswerProps<Value>): JSX.Element => {
  const { value, problem } = resource;
  return (
    <>
      {problem !== undefined && <Problem text={problem} />}
      {value !== undefined && children(value)}
      {value === undefined && problem === undefined && <Loading />}
    </>
  );
};
