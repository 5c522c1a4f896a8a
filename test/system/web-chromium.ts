import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

// Not those that the package advises: they would switch off what the site relies on, and what these tests look at.
const args = ['--no-sandbox', '--headless=shell', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'];

/** Chromium as it comes from npm; where the machine lacks the libraries that it needs, with those that it brings along. */
export async function launchChromium(): Promise<Browser> {
  const folder = join(tmpdir(), 'gouban-chromium');
  mkdirSync(folder, { recursive: true });
  const env = withoutUndefined(process.env);
  // The package unpacks its libraries only where it thinks itself at home.
  Object.assign(process.env, { TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' });
  const { default: unpacked } = await import('@sparticuz/chromium');
  const executablePath = await unpacked.executablePath();
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  const launch = (more: Record<string, string>) =>
    chromium.launch({ executablePath, args, headless: true, env: { ...env, ...more } });
  return launch({}).catch(() => launch({ LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }));
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with a page, by all rules or by one; what stands in frames is looked at by itself. */
export async function axeFinds(page: Page, rule?: 'color-contrast'): Promise<readonly string[]> {
  const runOnly: RunOptions['runOnly'] =
    rule === undefined ? { type: 'tag', values: tags } : { type: 'rule', values: [rule] };
  const options: RunOptions = { runOnly, resultTypes: ['violations'], iframes: false };
  await page.evaluate(axe.source);
  const found: AxeResults = await page.evaluate(`axe.run({ exclude: ['iframe'] }, ${JSON.stringify(options)})`);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
