// The floor of start-up: the least that Node can do and still answer. Plain JavaScript, so that no compile step is measured.
/* oxlint-disable typescript/no-unsafe-assignment, typescript/no-unsafe-call, typescript/no-unsafe-member-access, typescript/no-unsafe-return -- the rules ask for types, which this file has none of */

import { createServer } from 'node:http'

const server = createServer((request, response) => response.end('answered'))
server.listen(0, '127.0.0.1', () => console.log(`Listening on http://127.0.0.1:${server.address().port}`))
