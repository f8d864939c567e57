import * as z from 'zod';
import { country, setting } from './fields.ts';

const MODE = '`opt-in`, `notice` or `off`';
const mode = z.enum(['opt-in', 'notice', 'off']);

export const consent = z.strictObject({
  default: setting(
    mode.default('opt-in'),
    'What a country that is not listed asks for. A country that is not known is always `opt-in`.',
    MODE,
  ),
  countries: setting(
    z.record(country, setting(mode, 'What this country asks for.', MODE)).default({ US: 'notice' }),
    'The countries that differ from the default.',
    'ISO 3166-1 alpha-2 codes (`GB`, not `UK`)',
  ),
});
