import { hash } from 'node:crypto'

/** A stream of numbers that depends on nothing but the seed and the index of the customer. */
export interface Random {
  /** From 0 (inclusive) to 1 (exclusive). */
  float(): number
  /** A whole number from 0 to `max - 1`. */
  int(max: number): number
  /** A whole number from `from` to `to`, both included; `from` where `to` lies before it. */
  between(from: number, to: number): number
  /** True in this share of cases; `share` is from 0 to 1. */
  chance(share: number): boolean
  /** One of the list. */
  pick<T>(list: readonly T[]): T
  /** The key of one entry, by weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
  /** `count` hexadecimal digits, at most 8. */
  hex(count: number): string
  /** A UUID of version 8 (RFC 9562): its bits come from the stream. */
  uuid(): string
}

/** The id of the customer at `index`, and a stream of numbers of its own. */
export interface Source {
  readonly id: string
  readonly random: Random
}

const BYTES_HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * The same for the same seed and index in every process and on every machine. The id and the start of
 * the stream are cut from a hash: neither leads to the index or to a neighbour without the seed.
 */
export function sourceOf(seed: string, index: number): Source {
  const digest = hash('sha256', `purposegraph/${index}/${seed}`, 'buffer')
  const word = (n: number) => digest.readUInt32LE(n * 4)
  return {
    id: toUuid(word(0), word(1), word(2), word(3)),
    random: createRandom(word(4), word(5), word(6), word(7)),
  }
}

/** The id of the customer at `index` of a seed. */
export const customerIdOf = (seed: string | number, index: number): string =>
  sourceOf(String(seed), index).id

/** Chris Doty-Humphrey's sfc32: quick, and good enough for anything but secrets. */
function createRandom(a: number, b: number, c: number, counter: number): Random {
  const next = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  const float = () => next() / 0x1_0000_0000
  const int = (max: number) => Math.floor(float() * max)
  return {
    float,
    int,
    between: (from, to) => (to <= from ? from : from + int(to - from + 1)),
    chance: (share) => float() < share,
    pick: (list) => list[int(list.length)]!,
    weighted: (weights) => pickWeighted(weights, float()),
    hex: (count) => toHex(next()).slice(0, count),
    uuid: () => toUuid(next(), next(), next(), next()),
  }
}

function pickWeighted<K extends string>(weights: Readonly<Record<K, number>>, draw: number): K {
  let sum = 0
  for (const key in weights) sum += weights[key]
  let left = draw * sum
  let last!: K
  for (const key in weights) {
    last = key
    left -= weights[key]
    if (left < 0) return key
  }
  return last
}

const toHex = (word: number): string =>
  BYTES_HEX[word >>> 24]! +
  BYTES_HEX[(word >>> 16) & 255]! +
  BYTES_HEX[(word >>> 8) & 255]! +
  BYTES_HEX[word & 255]!

function toUuid(a: number, b: number, c: number, d: number): string {
  const middle = toHex((b & 0xffff_0fff) | 0x8000)
  const variant = toHex((c & 0x3fff_ffff) | 0x8000_0000)
  return `${toHex(a)}-${middle.slice(0, 4)}-${middle.slice(4)}-${variant.slice(0, 4)}-${variant.slice(4)}${toHex(d)}`
}
