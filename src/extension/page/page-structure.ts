/**
 * The content script for a report of a broken webmail, injected when the user asks for one. It reports the structure of
 * the page when the popup asks, and does nothing else.
 */
import { quietly } from '../../webmail/page/page-dom.ts';
import { pageStructure } from '../../webmail/page/masked-structure.ts';
import { type ContentPort, findRuntime } from './content-runtime.ts';
import { replaceEarlier } from './single-instance.ts';
import { parseStructureCommand, STRUCTURE_PORT, type StructureReply } from '../wire/structure-protocol.ts';

const runtime = findRuntime(globalThis);
if (runtime !== null) {
  replaceEarlier(globalThis, 'page-structure', () => {
    runtime.onConnect.addListener(serve);
    return () => runtime.onConnect.removeListener(serve);
  });
}

function serve(port: ContentPort): void {
  if (port.name === STRUCTURE_PORT) {
    port.onMessage.addListener((message) => {
      const command = parseStructureCommand(message);
      if (command !== null) {
        const page = { url: new URL(window.location.href), document: window.document };
        const lines = quietly(() => pageStructure(page, command.bodies), []);
        port.postMessage({ type: 'structure', lines } satisfies StructureReply);
      }
    });
  }
}
