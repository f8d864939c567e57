import { keepDetails, keptDetails } from './keep-details.ts';
import { provide } from '../parts.ts';
import { canFillIn, fillIn } from './fill-in.ts';
import { followReturnLink } from './follow-return-link.ts';

const part = { canFillIn, fillIn, followReturnLink, keepDetails, keptDetails };

export type RestorePart = typeof part;

provide({ restore: part });
