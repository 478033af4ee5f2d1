import type { FC } from 'react'
import type { Outcome } from './disclosure.ts'

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  released: 'Released',
  partly: 'Partly released',
  withheld: 'Withheld',
  empty: 'Nothing recorded',
  unexplained: 'Null, not asked why',
}

/** The outcome in words; the colour only repeats them. */
export const OutcomeBadge: FC<{ outcome: Outcome }> = ({ outcome }) => (
  <span className={`badge is-${outcome}`}>{outcomeWords[outcome]}</span>
)
