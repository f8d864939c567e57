import type { Input } from '../../aws/service.ts';
import type { LocalResources } from '../../ports.ts';
import type { Need } from '../request.ts';

/**
 * All that a call needs permission for, in the order in which it is asked; its input is what the service's model lets
 * through. `undefined`: nobody has written that down.
 */
export type NeedsOf = (
  operation: string,
  input: Input,
  resources: LocalResources,
) => readonly Need[] | undefined;
