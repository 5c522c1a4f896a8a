import { describe, expect, test } from 'vitest';
import { addressBehind, neighbourhood } from '../../adapters/web/behind.ts';

describe('from where a request comes', () => {
  test.each([
    ['without a proxy is what the socket says', [], '203.0.113.9', undefined, '203.0.113.9'],
    ['is not what the request claims, where no proxy is named', [], '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    [
      'is not what it claims, where it does not come by the proxy',
      ['10.0.0.1'],
      '203.0.113.9',
      '1.1.1.1',
      '203.0.113.9',
    ],
    ['is what the proxy says that is named', ['10.0.0.1'], '10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['is the last that the proxy says', ['10.0.0.1'], '10.0.0.1', '1.1.1.1, 2.2.2.2, 203.0.113.9', '203.0.113.9'],
    [
      'passes over further proxies of ours',
      ['10.0.0.1', '10.0.0.2'],
      '10.0.0.1',
      '1.1.1.1, 203.0.113.9, 10.0.0.2',
      '203.0.113.9',
    ],
    ['is the proxy where it says nothing', ['10.0.0.1'], '10.0.0.1', undefined, '10.0.0.1'],
    ['is the proxy where it says nothing but commas', ['10.0.0.1'], '10.0.0.1', ' , ,', '10.0.0.1'],
    ['is known though IPv4 comes as IPv6', ['127.0.0.1'], '::ffff:127.0.0.1', '::ffff:203.0.113.9', '203.0.113.9'],
    ['may be of IPv6', ['::1'], '::1', '2001:db8::7', '2001:db8::7'],
  ])('%s', (_, proxies, socket, forwarded, address) => {
    expect(addressBehind(proxies, socket, forwarded)).toBe(address);
  });
});

describe('a neighbourhood', () => {
  test.each([
    ['203.0.113.9', '203.0.113.77', true],
    ['203.0.113.9', '203.0.114.9', false],
    ['2001:db8:7::1', '2001:0DB8:0007:ffff::2', true],
    ['2001:db8:7:0:0:0:0:1', '2001:db8:7::9', true],
    ['2001:db8::1', '2001:db8:0:7::1', true],
    ['2001:db8:7::1', '2001:db8:8::1', false],
    ['fe80::1%eth0', 'fe80::2', true],
  ])('of %s is the one of %s: %s', (one, other, same) => {
    expect(neighbourhood(one) === neighbourhood(other)).toBe(same);
  });
});
