// Run as a program of its own by `embedded.test.ts`, which kills it.
import { startEmbedded } from '../db/embedded.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: start-embedded.ts <folder>');
const { url } = await startEmbedded(folder, () => {});
console.log(url);
