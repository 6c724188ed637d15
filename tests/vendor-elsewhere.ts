/**
 * In a test about what keeps a browser from the vendor, the vendor's names lead to a port of this machine where nothing listens: a
 * request that gets out is refused there, and does not merely lack an address, as it would on a machine without a network.
 */
export const VENDOR_ELSEWHERE = '--host-resolver-rules=MAP *.iadvize.com 127.0.0.1:9'
