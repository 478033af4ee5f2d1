import { createHash } from 'node:crypto'

/** Numbers that look random and are the same for the same text, so that no data need be stored. */
export interface Dice {
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number
  /** One of the list. */
  pick<T>(list: readonly [T, ...T[]]): T
}

/** The dice of one text. */
export function diceOf(text: string): Dice {
  let bytes = createHash('sha256').update(text).digest()
  let used = 0
  const next = (): number => {
    if (used + 4 > bytes.length) {
      bytes = createHash('sha256').update(bytes).digest()
      used = 0
    }
    used += 4
    return bytes.readUInt32BE(used - 4) / 2 ** 32
  }
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return { between, pick: (list) => list[between(0, list.length - 1)] ?? list[0] }
}
