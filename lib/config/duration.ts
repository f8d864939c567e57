const PATTERN =
  /^P(?:(?<weeks>\d{1,4})W|(?:(?<days>\d{1,4})D)?(?:T(?=\d)(?:(?<hours>\d{1,4})H)?(?:(?<minutes>\d{1,5})M)?)?)$/;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * The length in milliseconds of an ISO 8601 duration in weeks, days, hours and minutes (`P1D`, `PT2H30M`, `P2W`);
 * `undefined` for any other text. Months and years are left out since their length varies, seconds since timers fire on
 * whole minutes.
 */
export const parseDuration = (text: string): number | undefined => {
  const groups = text === 'P' ? undefined : PATTERN.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const count = (unit: string): number => Number(groups[unit] ?? 0);
  return (
    (count('weeks') * 7 + count('days')) * DAY_MS + count('hours') * HOUR_MS + count('minutes') * MINUTE_MS
  );
};

/** As `parseDuration`, for a text that the configuration's schema has checked. */
export const durationMs = (text: string): number => {
  const ms = parseDuration(text);
  if (ms === undefined) throw new RangeError(`"${text}" is no duration`);
  return ms;
};
