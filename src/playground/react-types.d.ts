/**
 * The part of React's types that the playground uses. `@types/react` is no dependency of ours: it
 * would be one more package to keep in step for a page of a few components. If it is ever
 * installed, delete this file.
 */
declare module 'react' {
  export interface ReactElement {
    readonly type: unknown
    readonly props: unknown
    readonly key: string | null
  }
  export type ReactNode =
    ReactElement | string | number | boolean | null | undefined | readonly ReactNode[]
  export type FC<Props = object> = (props: Props) => ReactNode
  export type ComponentPropsWithoutRef<Component> = Component extends (props: infer P) => unknown
    ? P
    : never
  export interface Context<Value> {
    readonly Provider: FC<{ value: Value; children?: ReactNode }>
  }
  export interface RefObject<Value> {
    current: Value
  }

  export function useState<State>(
    initial: State | (() => State),
  ): [State, (next: State | ((current: State) => State)) => void]
  export function useEffect(effect: () => void | (() => void), inputs?: readonly unknown[]): void
  export function useRef<Value>(initial: Value): RefObject<Value>
  export function useMemo<Value>(make: () => Value, inputs: readonly unknown[]): Value
  export function useCallback<Value>(callback: Value, inputs: readonly unknown[]): Value
  export function useId(): string

  export interface FieldEvent<Target extends EventTarget> {
    readonly currentTarget: Target
  }
  interface Attributes<Target extends EventTarget> {
    readonly children?: ReactNode
    readonly key?: string | number
    readonly ref?: RefObject<Target | null>
    readonly className?: string
    readonly id?: string
    readonly style?: Readonly<Record<string, string | number>>
    readonly role?: string
    readonly tabIndex?: number
    readonly title?: string
    readonly hidden?: boolean
    readonly onClick?: (event: FieldEvent<Target>) => void
    readonly onChange?: (event: FieldEvent<Target>) => void
    readonly onKeyDown?: (event: KeyboardEvent) => void
    readonly onPointerDown?: (event: PointerEvent & FieldEvent<Target>) => void
    readonly onPointerMove?: (event: PointerEvent & FieldEvent<Target>) => void
    readonly [attribute: string]: unknown
  }
  export type HtmlElements = {
    [Tag in keyof HTMLElementTagNameMap]: Attributes<HTMLElementTagNameMap[Tag]>
  } & { [Tag in 'svg' | 'path' | 'circle' | 'rect']: Attributes<SVGElement> }
}

declare module 'react/jsx-runtime' {
  import type { HtmlElements, ReactElement, ReactNode } from 'react'

  export namespace JSX {
    type Element = ReactElement
    // oxlint-disable-next-line typescript/no-explicit-any -- any component, whatever its properties.
    type ElementType = keyof HtmlElements | ((props: any) => ReactNode)
    type IntrinsicElements = HtmlElements
    interface IntrinsicAttributes {
      readonly key?: string | number
    }
    interface ElementChildrenAttribute {
      readonly children: unknown
    }
  }
  export function jsx(type: unknown, props: unknown, key?: string): ReactElement
  export function jsxs(type: unknown, props: unknown, key?: string): ReactElement
  export const Fragment: (props: { children?: ReactNode }) => ReactNode
}

declare module 'react-dom/client' {
  import type { ReactNode } from 'react'

  export function createRoot(container: Element): { render(node: ReactNode): void }
}
