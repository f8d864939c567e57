import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../functions/shared/domain/time.ts';

const ISO_8601_DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const UNITS_MS = [7 * DAY_MS, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS];

/** An ISO 8601 duration of weeks, days, hours, minutes and seconds (`PT2H`, `P1DT30M`) in ms; `undefined` if it is none. */
export const parseDurationMs = (text: string): number | undefined => {
  const parts: readonly (string | undefined)[] | undefined = ISO_8601_DURATION.exec(text)?.slice(1);
  if (parts === undefined || text.endsWith('T') || parts.every((part) => part === undefined))
    return undefined;
  return parts.reduce((sum, part, index) => sum + Number(part ?? 0) * (UNITS_MS[index] ?? 0), 0);
};
