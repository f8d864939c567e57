import { provide } from '../parts.ts';
import { followReturnLink } from './follow-return-link.ts';

const part = { followReturnLink };

export type RestorePart = typeof part;

provide({ restore: part });
