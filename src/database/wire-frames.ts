/** One message of PostgreSQL's wire protocol, whole, with its type byte (0 at start-up) and length. */
export type Frame = Buffer

/** Type bytes used here (PostgreSQL manual, "Message Formats"). */
export const frameType = {
  startup: 0,
  sync: 0x53,
  query: 0x51,
  parse: 0x50,
  close: 0x43,
  terminate: 0x58,
  notification: 0x41,
  readyForQuery: 0x5a,
} as const

/** The largest message that is taken: more than a statement of ours ever needs. */
const FRAME_BYTES_MAX = 64 * 1024 * 1024

/**
 * Cuts a byte stream into frames, however it was split. `isStarted` says whether the start-up frame,
 * which alone has no type byte, is past. Throws RangeError for a length that no client of ours sends.
 */
export const createFrameReader = (isStarted: () => boolean) => {
  let rest: Buffer = Buffer.alloc(0)
  return {
    /** Appends a chunk. */
    push(chunk: Buffer): void {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    },
    /** The next whole frame, undefined where it has not arrived in full. */
    next(): Frame | undefined {
      const head = isStarted() ? 1 : 0
      if (rest.length < head + 4) return undefined
      const length = head + rest.readInt32BE(head)
      if (length < head + 4 || length > FRAME_BYTES_MAX) {
        throw new RangeError(
          `A frame of ${length} bytes; expected ${head + 4} to ${FRAME_BYTES_MAX}.`,
        )
      }
      if (rest.length < length) return undefined
      const frame = rest.subarray(0, length)
      rest = rest.subarray(length)
      return frame
    },
  }
}

/** A frame of `type` around `body`. */
export const encodeFrame = (type: number, body: Buffer | string = ''): Frame => {
  const bytes = Buffer.from(body)
  const frame = Buffer.alloc(5 + bytes.length)
  frame[0] = type
  frame.writeInt32BE(4 + bytes.length, 1)
  bytes.copy(frame, 5)
  return frame
}

/** The code of a frame without type byte: the protocol version, or a request to encrypt or to cancel. */
export const startupCodeOf = (frame: Frame): number => (frame.length < 8 ? 0 : frame.readInt32BE(4))

/** The frames of a backend's answer, which is always whole. */
export const splitAnswer = (answer: Buffer): Frame[] => {
  const frames: Frame[] = []
  for (let at = 0; at + 5 <= answer.length;) {
    const end = at + 1 + answer.readInt32BE(at + 1)
    frames.push(answer.subarray(at, end))
    at = end
  }
  return frames
}

/** The zero-terminated text that starts at `offset`. */
export const cstringAt = (frame: Frame, offset: number): string => {
  const end = frame.indexOf(0, offset)
  return frame.toString('utf8', offset, end === -1 ? frame.length : end)
}
