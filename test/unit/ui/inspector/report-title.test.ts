// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { reportFileName, reportTitle } from '../../../../src/ui/inspector/report-title.ts';
import { speakLanguage } from '../render-page.ts';

beforeEach(() => speakLanguage('en', 'inspector'));

describe('the name of a report’s tab', () => {
  it('has the answer and the subject, which distinguish ten reports', () => {
    expect(reportTitle('proven', 'Autumn sale')).toBe('Proven: Autumn sale – Relay Inspector');
    expect(reportTitle('absent', null)).toBe('No – Relay Inspector');
    expect(reportTitle(null, null)).toBe('Inspect a message – Relay Inspector');
  });

  it('has none of the invisible characters of a subject, and only its beginning', () => {
    expect(reportTitle('proven', 'evil\u202egpj.\u0000exe')).toBe('Proven: evilgpj.exe – Relay Inspector');
    expect(reportTitle('proven', 'x'.repeat(5000)).length).toBeLessThan(100);
  });
});

describe('the name of a saved report', () => {
  it('has the date, the answer and the subject', () => {
    expect(reportFileName('proven', 'Осенняя распродажа: тест!', '2026-11-23T09:04:00.000Z')).toBe(
      'relay-2026-11-23-proven-осенняя-распродажа-тест',
    );
    expect(reportFileName(null, null, null)).toBe('relay');
  });

  it('points to no other folder and hides no other extension', () => {
    expect(reportFileName('absent', '../../etc/passwd\u202etxt.exe', null)).toBe('relay-absent-etc-passwdtxt-exe');
  });
});
