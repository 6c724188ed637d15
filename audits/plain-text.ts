/**
 * Replaces control characters. They could move the cursor of a terminal or reverse its text, and XML does not allow
 * them. Only line ends and tabs stay.
 */
export const plainText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(/(?![\n\t])[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '\ufffd')
