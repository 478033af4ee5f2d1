import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16
const CURSOR_LENGTH_MAX = 512

/**
 * A cursor that tells its holder nothing: a page may end on a row the caller must not know of. The
 * nonce is derived from the text, so the same position is the same cursor, in every process.
 */
export function sealCursor(key: Uint8Array, text: string): string {
  const nonce = createHmac('sha256', key)
    .update('cursor')
    .update(text)
    .digest()
    .subarray(0, NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', cursorKey(key), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url')
}

/** The text of a cursor we sealed; null for anything else. */
export function openCursor(key: Uint8Array, cursor: string): string | null {
  if (cursor.length > CURSOR_LENGTH_MAX) return null
  const bytes = Buffer.from(cursor, 'base64url')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', cursorKey(key), bytes.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
    return Buffer.concat([text, decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

const cursorKey = (key: Uint8Array): Buffer =>
  createHmac('sha256', key).update('cursor-key').digest()
