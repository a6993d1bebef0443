import { once } from '../../contract/once';

/** Length of an IBAN by country (SWIFT IBAN registry). */
const ibanLengths = once(
  () =>
    new Map(
      `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
  FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
  LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24
  RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
        .split(/\s+/)
        .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
    ),
);

/** A pattern for exactly as many letters and digits as each country has, grouped by spaces or dashes as people like. */
export function ibanShape(): string {
  return [...new Set(ibanLengths().values())]
    .map((length) => {
      const countries = [...ibanLengths()].filter(([, each]) => each === length).map(([country]) => country);
      return `(?:${countries.join('|')})[ -]?\\d{2}(?:[ -]?[A-Z0-9]){${length - 4}}`;
    })
    .join('|');
}

/** The check of ISO 13616 (mod 97 = 1) and the length that the country uses. Spaces and dashes are ignored. */
export function isIban(text: string): boolean {
  const compact = text.replace(/[ -]/g, '').toUpperCase();
  if (compact.length !== ibanLengths().get(compact.slice(0, 2))) return false;
  let remainder = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * Prefix and length of Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Mir, Dankort and Maestro
 * (issuers' own ranges, ISO/IEC 7812).
 */
const CARD_SHAPE =
  /^(?:4\d{15}(?:\d{3})?|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|30[0-5]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}|220[0-4]\d{12,15}|(?:501[89]|5020|5038|6304|6759|676[1-3])\d{9,15})$/;

/**
 * A payment card's number: Luhn's check digit, and an issuer's prefix and length. Written in four groups, as it
 * stands on the card, any issuer's will do. Spaces and dashes are ignored.
 */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  const isGrouped = digits !== text && /^[2-689]/.test(digits);
  return (isGrouped || CARD_SHAPE.test(digits)) && passesLuhn(digits) && !/^(\d)\1*$/.test(digits);
}
