/**
 * Property tests draw the same inputs in each run, so that a commit passes or fails whenever it is tested. `SEED=7 npm run
 * unit` draws others; `npm run fuzz` is the search for new ones.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_261_130) });
