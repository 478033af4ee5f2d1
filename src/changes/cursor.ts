import { openCursor, sealCursor } from '../lib/sealed-cursor.ts'
import { isUuid } from '../lib/uuid.ts'
import { AppError } from '../lib/errors.ts'
import type { Position } from './position.ts'

/** Told to whoever holds a cursor that leads nowhere any more. */
const START_AFRESH = 'Read the current state, then subscribe anew without "after".'

/** Why a cursor leads nowhere. */
export const ANOTHER_LIFE = 'is of another life of this stream'
export const TOO_OLD = 'is older than what is kept'

/** A position as clients hold it; `stream` is the life of the stream it belongs to. */
export const sealPosition = (
  key: Uint8Array,
  stream: string,
  { xid, position }: Position,
): string => sealCursor(key, `change/${stream}/${xid}/${position}`)

/** The position of a cursor. Throws BAD_USER_INPUT for anything that is no cursor of this stream. */
export function openPosition(key: Uint8Array, stream: string, cursor: string): Position {
  const [kind, of, xid, position] = (openCursor(key, cursor) ?? '').split('/')
  if (kind !== 'change' || !isUuid(of ?? '')) {
    throw new AppError('BAD_USER_INPUT', {
      hint: '"after" is not the cursor of an event of a subscription.',
    })
  }
  if (of !== stream) throw staleCursor(ANOTHER_LIFE)
  return { xid: xid!, position: Number(position) }
}

/** The fault of a cursor after which events are missing: going on from it would be a silent gap. */
export const staleCursor = (why: string): AppError =>
  new AppError('BAD_USER_INPUT', { hint: `"after" ${why}. ${START_AFRESH}` })
