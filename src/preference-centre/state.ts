import type { Act, DoneKind } from './acts.ts'
import type { FaultKind } from './graphql.ts'
import type { Language } from './languages.ts'
import type { CustomerRecord } from './record.ts'
import { fill, type Texts } from './texts.ts'

/** What became of the last act in one place of the page. */
export type Outcome =
  | {
      readonly kind: 'DONE'
      readonly done: DoneKind
      readonly about: string
      /** It counts only after a second step. */
      readonly isWaiting: boolean
    }
  /** `act` is sent again as it is, where that can help. */
  | { readonly kind: 'FAULT'; readonly fault: FaultKind; readonly act: Act }
  | { readonly kind: 'HINT'; readonly hint: Hint }

/** What the reader has to do first, by its text. */
export type Hint = 'quietFault' | 'nothingToSave' | 'groundFault' | 'notPossible'

/** What the reader has entered and not saved. */
export interface Draft {
  readonly frequency?: string
  readonly language?: string
  readonly quietFrom?: string
  readonly quietTo?: string
  readonly ground?: string
}

/** Everything the page is drawn from. */
export interface State {
  readonly language: Language
  readonly customer: string
  /** Undefined until the first answer; null where there is no such customer. */
  readonly record: CustomerRecord | null | undefined
  /** Why the last reading failed. */
  readonly fault: FaultKind | undefined
  /** Places in which something is under way. */
  readonly busy: ReadonlySet<string>
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly draft: Draft
}

/** The state and the ways in which it changes; every change is told. */
export interface Store {
  readonly state: () => State
  readonly change: (part: Partial<State>) => void
  /** Undefined forgets what there was. */
  readonly settle: (place: string, outcome: Outcome | undefined) => void
  readonly occupy: (place: string, isBusy: boolean) => void
}

/** A store in which nothing has been read yet. */
export function createStore(
  start: Pick<State, 'language' | 'customer'>,
  onState: () => void,
): Store {
  let state: State = {
    ...start,
    record: undefined,
    fault: undefined,
    busy: new Set(),
    outcomes: new Map(),
    draft: {},
  }
  const change = (part: Partial<State>): void => {
    state = { ...state, ...part }
    onState()
  }
  return {
    state: () => state,
    change,
    settle: (place, outcome) => {
      const outcomes = new Map(state.outcomes)
      outcomes.delete(place)
      if (outcome) outcomes.set(place, outcome)
      change({ outcomes })
    },
    occupy: (place, isBusy) => {
      const busy = new Set(state.busy)
      if (isBusy) busy.add(place)
      else busy.delete(place)
      change({ busy })
    },
  }
}

/** That it is done, in a sentence. */
export const doneText = (
  texts: Texts,
  { done, about }: { readonly done: DoneKind; readonly about: string },
  isWaiting: boolean,
): string =>
  fill(isWaiting && done === 'GIVE_CONSENT' ? texts.doneWaiting : texts.done[done], about)
