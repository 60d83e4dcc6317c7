/** The parts of our own code that `npm run bench` measures; bundled.ts turns them into the code that a user runs. */
export { readHeaderBlock } from '../../src/message/header-block.ts';
export { readReceivedField } from '../../src/received/received-field.ts';
export { sendsay } from '../../src/relay/sendsay.ts';
export { inspect } from '../../src/report/inspect.ts';
