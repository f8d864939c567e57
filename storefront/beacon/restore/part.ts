import { provide } from '../parts.ts';
import { canFillIn, fillIn } from './fill-in.ts';
import { followReturnLink } from './follow-return-link.ts';

const part = { canFillIn, fillIn, followReturnLink };

export type RestorePart = typeof part;

provide({ restore: part });
