/**
 * What is sent before a connection is dropped on purpose. If a connection closes without a byte, browsers repeat the request by
 * themselves. Two lengths that differ are refused by every client; a line that is not HTTP is an answer to Firefox, and half an
 * answer is one to Chromium.
 */
export const DROPPED_ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n'
