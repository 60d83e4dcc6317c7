import { expect, test, vi } from 'vitest';
import type { Report } from '../../../src/report/report.ts';
import { inspect } from '../../../src/report/inspect.ts';
import { rememberedFor } from '../../../src/report/remembered.ts';

const settings = { profiles: [], myServers: { hostSuffixes: [], networks: [] } };
const reports = ['a', 'b', 'c'].map((subject) => inspect(`Subject: ${subject}\n\n`, settings));

test('what is derived from a report is derived once while two reports are used in turn', () => {
  const derive = vi.fn<(report: Report) => string | undefined>((report) => report.fields[0]?.body);
  const subject = rememberedFor(derive);
  const [a, b, c] = reports;
  if (a === undefined || b === undefined || c === undefined) throw new Error('three reports');
  expect([subject(a), subject(b), subject(a), subject(b), subject(b)]).toEqual(['a', 'b', 'a', 'b', 'b']);
  expect(derive).toHaveBeenCalledTimes(2);
  expect([subject(c), subject(b), subject(a)]).toEqual(['c', 'b', 'a']);
  expect(derive).toHaveBeenCalledTimes(4);
});
