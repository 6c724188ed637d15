/** Where `rehearsal start` listens unless it is told otherwise. */

export const DEFAULT_HOST = '127.0.0.1'

export const DEFAULT_PORTS = { port: 4070, demoPort: 4071 }
