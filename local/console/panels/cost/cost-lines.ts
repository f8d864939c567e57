import type { CostAnswer, CostLine } from '../../../shown/answers.ts';

/** One service's lines, dearest first, with their sum. */
export interface ServiceCost {
  readonly service: string;
  readonly usd: number;
  /** Of the whole; from 0 to 1. */
  readonly share: number;
  readonly lines: readonly CostLine[];
}

const sumOf = (lines: readonly CostLine[]): number => lines.reduce((sum, { usd }) => sum + usd, 0);

/** Dearest service first. */
export const costByService = ({
  lines,
  totalUsd,
}: Pick<CostAnswer, 'lines' | 'totalUsd'>): readonly ServiceCost[] =>
  [...Map.groupBy(lines, ({ service }) => service)]
    .map(([service, own]) => ({
      service,
      usd: sumOf(own),
      share: totalUsd > 0 ? sumOf(own) / totalUsd : 0,
      lines: own.toSorted((one, other) => other.usd - one.usd || one.unit.localeCompare(other.unit)),
    }))
    .toSorted((one, other) => other.usd - one.usd || one.service.localeCompare(other.service));
