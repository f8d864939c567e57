import { provide } from '../parts.ts';
import { ENGLISH } from './en.ts';

provide({ en: ENGLISH });
