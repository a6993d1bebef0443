/** What the masking of personal data and secrets tells apart. */
export type MaskKind = 'email' | 'phone' | 'iban' | 'card' | 'ip' | 'user' | 'name' | 'token' | 'secret' | 'credentials' | 'privateKey';
