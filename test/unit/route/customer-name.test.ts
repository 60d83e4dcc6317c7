import { describe, expect, test } from 'vitest';
import { isCustomerName } from '../../../src/route/customer-name.ts';

describe('names that a network gives to whoever rents an address in it', () => {
  test.each([
    ['ppp-203-0-113-66.pppoe.isp.example', '203.0.113.66'],
    ['66.113.0.203.static.isp.example', '203.0.113.66'],
    ['host-113-66.isp.example', '203.0.113.66'],
    ['cb007142.isp.example', '203.0.113.66'],
    ['203000113066.isp.example', '203.0.113.66'],
    ['vps12345.hoster.example', '203.0.113.66'],
    ['V1234567.hosted-by.hoster.example.', '203.0.113.66'],
    ['dyn17.isp.example', '203.0.113.66'],
    ['adsl-17.isp.example', '203.0.113.66'],
    ['2001-db8--a1b2-c3d4.isp.example', '2001:db8::a1b2:c3d4'],
  ])('%s', (name, address) => {
    expect(isCustomerName(name, address)).toBe(true);
  });

  test.each([
    ['mx1.romashka.example', '203.0.113.66'],
    ['store.klever.example', '198.51.100.19'],
    ['mail-66.corp.example', '203.0.113.66'],
    ['forward502b.mail.provider.example', '178.154.239.210'],
    ['vps.company.example', '203.0.113.66'],
    ['mx2.romashka.example', '2001:db8::2'],
    // The registered name is the organisation's own choice.
    ['mail.dsl.example', '203.0.113.66'],
  ])("%s is a host of the organisation's own", (name, address) => {
    expect(isCustomerName(name, address)).toBe(false);
  });
});
