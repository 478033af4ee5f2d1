const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** True for the canonical text of a UUID (RFC 9562), in either case. */
export const isUuid = (text: string): boolean => UUID.test(text)
