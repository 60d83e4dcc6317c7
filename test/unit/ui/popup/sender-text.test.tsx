// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { SenderText } from '../../../../src/ui/popup/sender-text.tsx';
import { showPage, textOf } from '../render-page.ts';

describe('a sender', () => {
  it.each([
    ['Maria<maria@lavka.test>', 'Maria <maria@lavka.test>'],
    ['Lavka < news@lavka.test >', 'Lavka <news@lavka.test>'],
    ['"Lavka" <news@lavka.test>', '"Lavka" <news@lavka.test>'],
    ['<news@lavka.test>', '<news@lavka.test>'],
    ['news@lavka.test', 'news@lavka.test'],
  ])('has one space before its address: %s', async (written, shown) => {
    await showPage(<SenderText sender={written} />);
    expect(textOf('bdi')).toBe(shown);
  });

  it('hides no character: an invisible one is named', async () => {
    await showPage(<SenderText sender={'Maria\u200B<maria@lavka.test>'} />);
    expect(textOf('bdi')).toBe('MariaU+200B <maria@lavka.test>');
  });
});
