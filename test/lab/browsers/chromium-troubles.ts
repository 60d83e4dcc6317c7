import { property, textProperty } from './property.ts';

/** Commands after which Chromium first sends what it has recorded so far, as the events of {@link troubleIn}. */
export const TELL_TROUBLES = ['Runtime.enable', 'Log.enable'] as const;

/** Kinds of console calls that report trouble. */
const SERIOUS = new Set(['error', 'assert']);

/**
 * What went wrong in a page by an event of the DevTools protocol: an exception, a call of console.error, a request that
 * failed.
 *
 * @returns one line; null if the event is of another kind
 */
export function troubleIn(method: string, params: unknown): string | null {
  if (method === 'Runtime.exceptionThrown') {
    const details = property(params, 'exceptionDetails');
    const [line = ''] = textProperty(details, 'exception', 'description').split('\n');
    return `Exception: ${textProperty(details, 'text')} ${line} (${textProperty(details, 'url')})`;
  }
  if (method === 'Runtime.consoleAPICalled' && SERIOUS.has(textProperty(params, 'type'))) {
    const words = property(params, 'args');
    return `Console: ${Array.isArray(words) ? words.map(textOfArgument).join(' ') : ''}`;
  }
  const entry = property(params, 'entry');
  if (method === 'Log.entryAdded' && textProperty(entry, 'level') === 'error') {
    return `Log: ${textProperty(entry, 'text')} (${textProperty(entry, 'url')})`;
  }
  return null;
}

function textOfArgument(argument: unknown): string {
  const value = property(argument, 'value');
  return typeof value === 'string' ? value : textProperty(argument, 'description');
}
