import { provide } from '../parts.ts';
import { createKeeper } from './create-keeper.ts';

const part = { createKeeper };

export type KeepingPart = typeof part;

provide({ keeping: part });
