import { isCardNumber, isIban } from '../../../../src/text/mask/check-digits';

describe('isIban', () => {
  it.each(['DE89370400440532013000', 'GB82 WEST 1234 5698 7654 32', 'no9386011117947', 'MT84MALT011000012345MTLCAST001S'])(
    'accepts %s',
    (iban) => {
      expect(isIban(iban)).toBe(true);
    },
  );

  it.each([
    ['a wrong check digit', 'DE88370400440532013000'],
    ['a wrong length', 'DE8937040044053201300'],
    ['an unknown country', 'ZZ89370400440532013000'],
    ['nothing', ''],
  ])('refuses %s', (_name, iban) => {
    expect(isIban(iban)).toBe(false);
  });
});

describe('isCardNumber', () => {
  it.each([
    '4111111111111111',
    '5555-5555-5555-4444',
    '2223 0031 2200 3222',
    '378282246310005',
    '30569309025904',
    '6011111111111117',
    '3530111333300000',
  ])('accepts %s', (number) => {
    expect(isCardNumber(number)).toBe(true);
  });

  it.each([
    ['a wrong check digit', '4111111111111112'],
    ['no issuer', '1111111111111117'],
    ['a wrong length', '41111111111111'],
    ['nothing', ''],
  ])('refuses %s', (_name, number) => {
    expect(isCardNumber(number)).toBe(false);
  });
});
