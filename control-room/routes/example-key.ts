/** A public key for examples, as base64 of its SPKI; its private half was never kept. */
export const EXAMPLE_KEY = [
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAyFzSjXhXIGJ9V4vXsy9CFyB0PI4Qz/zjalEZgLtK6ld1bfb5JPODdL',
  'xZZj+zaRXI358yflDnClFFqfGUV5LoY8fN9Qyx8TLmIJoywFItNL9LvOnJ3F+RbVkVKPwzy/6FizX2EOrQSpaEbb30iFByO/E0',
  'ouyg1HLp2wCEqXThrV32iI2m/avrJKjjMPWJRTTZGKKZkEff2m3jggRqNSUHNLERlzb3bvdCLtc0+f3TB9WX28MUkKRI64e3OL',
  'wgOyjr9j72achPiAIgb2nEMjZ9ePLfG3mSe2btYG77Z5N+R/oDizxhzbmk4m7ZBMJd29WduhhdZGbxUY2SKb1bsgdkFwIDAQAB',
].join('')
