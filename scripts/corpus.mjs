// Every comparison with the real course and with what the real tools print for it: `npm run corpus [-- PART…]`. Each says so
// in a sentence where ../shared is missing.
import { runScripts } from './bench.mjs';

process.exitCode = await runScripts('corpus-', process.argv.slice(2));
