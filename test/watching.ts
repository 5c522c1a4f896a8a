import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const words = z.string().min(4);

const Alerts = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: words,
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^Gouban[A-Z]\w+$/),
          expr: words,
          for: z
            .string()
            .regex(/^\d+[mh]$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(['warning', 'critical']) }),
          annotations: z.strictObject({ summary: words, description: words }),
        }),
      ),
    }),
  ),
});

const Board = z.looseObject({
  title: words,
  uid: words,
  schemaVersion: z.int(),
  panels: z.array(
    z.looseObject({
      id: z.int(),
      title: words,
      datasource: z.strictObject({ type: z.literal('prometheus'), uid: z.literal(`\${source}`) }),
      gridPos: z.strictObject({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
      targets: z.array(z.looseObject({ refId: z.string(), expr: words })).min(1),
    }),
  ),
});

/** What an operator gets to watch a city by: alerts of Prometheus and a board of Grafana. Throws when one is not as these want it. */
export function watching() {
  const alerts = Alerts.parse(parse(readFileSync('.operator/alerts.yaml', 'utf8'))).groups.flatMap(
    ({ rules }) => rules,
  );
  const { panels } = Board.parse(JSON.parse(readFileSync('.operator/grafana.json', 'utf8')));
  return { alerts, panels };
}

/** The figures that something which is asked of Prometheus is about. */
export function figuresNamed(asked: string): readonly string[] {
  return [...asked.matchAll(/gouban_\w+/g)].map(([name]) => name);
}
