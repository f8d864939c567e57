import { SECOND_MS, type EpochMs } from '../../functions/shared/domain/time.ts';
import type { ApiModel, ThrottleModel } from '../stack/model.ts';

/** Whether the stage lets one more request through. */
export type Throttle = (routeKey: string, now: EpochMs) => boolean;

/** A token bucket, as API Gateway's: `burst` deep, filled at `ratePerSecond`. */
const createBucket = ({ ratePerSecond, burst }: ThrottleModel): ((now: EpochMs) => boolean) => {
  let tokens = burst;
  let filledAt: EpochMs | undefined;
  return (now) => {
    const elapsedMs = Math.max(0, now - (filledAt ?? now));
    tokens = Math.min(burst, tokens + (elapsedMs / SECOND_MS) * ratePerSecond);
    filledAt = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
};

/** Routes share the stage's limit, but for those with one of their own. */
export const createThrottle = ({
  throttle,
  routeThrottles,
}: Pick<ApiModel, 'throttle' | 'routeThrottles'>): Throttle => {
  const unlimited = () => true;
  const stage = throttle ? createBucket(throttle) : unlimited;
  const own = new Map(Object.entries(routeThrottles).map(([key, model]) => [key, createBucket(model)]));
  return (routeKey, now) => (own.get(routeKey) ?? stage)(now);
};
