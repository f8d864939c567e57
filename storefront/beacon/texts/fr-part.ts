import { provide } from '../parts.ts';
import { FRENCH } from './fr.ts';

provide({ fr: FRENCH });
