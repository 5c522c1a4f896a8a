// Preloaded by `run.mjs`. For every module of a package Node reads and parses its package.json anew; that of Drizzle has
// 180 kB, for three hundred modules, which costs two hundred megabytes and a second at every start. Its modules import
// each other by their file names, so there is nothing to look up.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = '' } = context;
    if (!specifier.startsWith('.') || !parentURL.includes('/node_modules/drizzle-orm/'))
      return next(specifier, context);
    return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
  },
});
