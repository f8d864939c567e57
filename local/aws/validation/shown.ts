import type { ServiceModel } from '../models/model.ts';

/**
 * A value as AWS's messages show it: texts as they are, lists as `[a, b]`, maps as `{key=value}`. A structure and bytes
 * are shown by the name of their shape, as AWS does without telling what is in them.
 */
export const shown = (shapes: ServiceModel['shapes'], name: string, value: unknown): string => {
  const shape = shapes[name];
  if (shape?.type === 'list' && Array.isArray(value)) {
    return `[${value.map((element) => shown(shapes, shape.member, element)).join(', ')}]`;
  }
  if (shape?.type === 'map' && typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return `{${entries.map(([key, entry]) => `${key}=${shown(shapes, shape.value, entry)}`).join(', ')}}`;
  }
  return shape?.type === 'structure' || shape?.type === 'blob' ? name : String(value);
};
