/** Whether one of the hosts is the given one, or a domain above it, as a certificate's name constraints mean it. */
export const coversHost = (hosts: readonly string[], host: string): boolean =>
  hosts.some((covered) => host === covered || host.endsWith(`.${covered}`))
