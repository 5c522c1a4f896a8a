// Preloaded by `run.mjs`. For every module Node looks for its file, and reads the package.json above it, anew; that of
// Drizzle has 180 kB, for three hundred modules, which costs two hundred megabytes and a second at every start. Drizzle's
// modules and ours import each other by their file names, so there is nothing to look up.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = '' } = context;
    const known = specifier.startsWith('.') && formatOf(specifier, parentURL);
    if (!known) return next(specifier, context);
    return { url: new URL(specifier, parentURL).href, format: known, shortCircuit: true };
  },
});

/** What kind of module the file is that is imported from here; undefined where it must be looked up. */
function formatOf(specifier, parentURL) {
  if (parentURL.includes('/node_modules/drizzle-orm/')) return 'module';
  return specifier.endsWith('.ts') && !parentURL.includes('/node_modules/') ? 'module-typescript' : undefined;
}
