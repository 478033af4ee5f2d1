/** A place in the stream of changes. The transaction id has 64 bits, so it stays text. */
export interface Position {
  readonly xid: string
  readonly position: number
}

/** Below 0 where `a` comes first, above where `b` does, 0 where they are the same. */
export function comparePositions(a: Position, b: Position): number {
  const [x, y] = [BigInt(a.xid), BigInt(b.xid)]
  if (x !== y) return x < y ? -1 : 1
  return a.position - b.position
}
