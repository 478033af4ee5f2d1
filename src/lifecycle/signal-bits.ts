/** Bits of a text in base64url, as `0` and `1`; undefined where it is none. */
export function bitsOf(text: string): string | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined
  return text.replaceAll(/./g, (c) => ALPHABET.indexOf(c).toString(2).padStart(6, '0'))
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** What stands before the vendors: version to publisher's country. TCF v2, "The Core String". */
const BEFORE_VENDORS = 213
/** No vendor with consent, none with legitimate interest, no restriction of a publisher. */
const NO_VENDORS = '0'.repeat(17 + 17 + 12)

/**
 * The core of a TCF string with its vendors taken out; undefined where it is not well formed. Vendors
 * come as ranges, and some hundred letters can name thousands of times all 65,535 of them: a decoder
 * that lists them stops the process. They are checked here as ranges, and nothing is kept of them.
 */
export function coreWithoutVendors(text: string): string | undefined {
  const bits = bitsOf(text.split('.')[0]!)
  if (!bits || bits.length < BEFORE_VENDORS + NO_VENDORS.length || !bits.startsWith('000010')) {
    return undefined
  }
  const reader = createReader(bits, BEFORE_VENDORS)
  const isWellFormed = readVendors(reader) && readVendors(reader) && readRestrictions(reader)
  return isWellFormed ? toText(bits.slice(0, BEFORE_VENDORS) + NO_VENDORS) : undefined
}

const toText = (bits: string): string =>
  (bits.padEnd(Math.ceil(bits.length / 6) * 6, '0').match(/.{6}/g) ?? [])
    .map((six) => ALPHABET[Number.parseInt(six, 2)])
    .join('')

interface Reader {
  /** The next `count` bits as a number; NaN beyond the end, also from then on. */
  readonly int: (count: number) => number
  readonly skip: (count: number) => void
  readonly isWithin: () => boolean
}

function createReader(bits: string, start: number): Reader {
  let at = start
  const skip = (count: number): void => {
    at += count
  }
  const isWithin = (): boolean => at <= bits.length
  return {
    int(count) {
      skip(count)
      return isWithin() ? Number.parseInt(bits.slice(at - count, at), 2) : NaN
    },
    skip,
    isWithin,
  }
}

function readVendors(reader: Reader): boolean {
  const max = reader.int(16)
  if (reader.int(1) === 1) return readRanges(reader, max)
  reader.skip(max)
  return reader.isWithin()
}

function readRestrictions(reader: Reader): boolean {
  const count = reader.int(12)
  for (let i = 0; i < count; i++) {
    reader.skip(8)
    if (!readRanges(reader, 65_535)) return false
  }
  return reader.isWithin()
}

function readRanges(reader: Reader, max: number): boolean {
  const count = reader.int(12)
  for (let i = 0; i < count; i++) {
    const isRange = reader.int(1) === 1
    const from = reader.int(16)
    const to = isRange ? reader.int(16) : from
    if (!(from >= 1 && from <= to && to <= max)) return false
  }
  return reader.isWithin()
}

/** Sections are numbered from 1; a few dozen exist. */
const SECTION_MAX = 128

/**
 * Numbers of the sections a GPP header names, ascending; undefined where it is not well formed. They
 * come as ranges of numbers without bound, which no decoder may list unchecked.
 */
export function sectionsOf(header: string): number[] | undefined {
  const bits = bitsOf(header)
  // Type 3 and version 1.
  if (!bits?.startsWith('000011000001')) return undefined
  const reader = createReader(bits, 12)
  const sections: number[] = []
  const count = reader.int(12)
  let last = 0
  for (let i = 0; i < count; i++) {
    const isRange = reader.int(1) === 1
    const from = last + fibonacci(reader)
    const to = isRange ? from + fibonacci(reader) : from
    if (!(from > last && to <= SECTION_MAX)) return undefined
    for (let section = from; section <= to; section++) sections.push(section)
    last = to
  }
  return reader.isWithin() ? sections : undefined
}

/** A number in Fibonacci coding: the sum of the numbers whose bit is set, up to two set bits in a row. */
function fibonacci(reader: Reader): number {
  let [before, current] = [1, 1]
  let sum = 0
  let wasSet = false
  while (sum <= SECTION_MAX) {
    const bit = reader.int(1)
    if (Number.isNaN(bit)) return NaN
    if (bit === 1 && wasSet) return sum
    if (bit === 1) sum += current
    wasSet = bit === 1
    ;[before, current] = [current, before + current]
  }
  return NaN
}
