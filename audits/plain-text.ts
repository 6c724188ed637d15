/**
 * Control characters could move the cursor of a terminal or turn its text around, and no XML may hold them: only line
 * ends and tabs are left.
 */
export const plainText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(/(?![\n\t])[\p{Cc}\p{Surrogate}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu, '\ufffd')
