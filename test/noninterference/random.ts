/** Random choices that a seed repeats. */
export interface Random {
  below(n: number): number
  chance(percent: number): boolean
  pick<T>(list: readonly T[]): T
}

/** mulberry32, seeded by several numbers. */
export function randomOf(...seeds: readonly number[]): Random {
  let state = seeds.reduce((sum, s) => Math.imul(sum ^ s, 2_654_435_761) >>> 0, 0x9e37_79b9)
  const next = () => {
    state = (state + 0x6d2b_79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    chance: (percent) => next() * 100 < percent,
    pick: (list) => list[below(list.length)]!,
  }
}
