import { measureAnswers } from './bench/answers.ts';
import { jsonOf } from './bench/lines.ts';
import { startServer } from './bench/server.ts';

const server = await startServer();
const t = performance.now();
try {
  for (const line of await measureAnswers(server)) console.log(jsonOf(line));
} finally {
  await server.close();
}
console.log((performance.now() - t) / 1000, 's');
process.exit(0);
