import { provide } from '../parts.ts';
import { GERMAN_NOTICE } from './de.ts';
import { ENGLISH_NOTICE } from './en.ts';
import { SPANISH_NOTICE } from './es.ts';
import { FRENCH_NOTICE } from './fr.ts';
import { DUTCH_NOTICE } from './nl.ts';

provide({
  notices: {
    en: ENGLISH_NOTICE,
    de: GERMAN_NOTICE,
    fr: FRENCH_NOTICE,
    es: SPANISH_NOTICE,
    nl: DUTCH_NOTICE,
  },
});
