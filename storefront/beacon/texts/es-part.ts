import { provide } from '../parts.ts';
import { SPANISH } from './es.ts';

provide({ es: SPANISH });
