/** What stands in an element; nothing at all for null, undefined and false. */
export type Child = View | string | number | null | undefined | false | readonly Child[]

/** `key` tells siblings apart; `on...` are listeners; `value` and `checked` are the control's own. */
export type Props = Readonly<
  Record<string, string | number | boolean | undefined | ((event: Event) => unknown)>
>

/** A description of one element, to be compared with what is on the page. */
interface View {
  readonly tag: string
  readonly props: Props
  readonly children: readonly (View | string)[]
}

/** Describes an element. Text is never read as markup. */
export const h = (tag: string, props: Props = {}, ...children: readonly Child[]): View => ({
  tag,
  props,
  children: flat(children),
})

const flat = (children: readonly Child[]): (View | string)[] =>
  children.flatMap((child) => {
    if (child === null || child === undefined || child === false) return []
    if (typeof child === 'object') return 'tag' in child ? [child] : flat(child)
    return [String(child)]
  })

/** Props each element was last given; what is not in here is not ours. */
const given = new WeakMap<Element, Props>()

/**
 * Makes the content of `parent` what `child` describes. Elements that stay are kept as they are, and
 * with them focus, scroll position and what is folded open.
 */
export function render(parent: ParentNode & Node, child: Child): void {
  const wanted = flat([child])
  const old = [...parent.childNodes]
  const kept = wanted.map((node) => {
    const at = old.findIndex((candidate) => isSame(candidate, node))
    return at === -1 ? undefined : old.splice(at, 1)[0]
  })
  // First out, then in: what stays is not moved, since moving takes the focus away.
  for (const node of old) node.remove()
  for (const [index, node] of wanted.entries()) {
    const made = kept[index] ?? make(node)
    if (parent.childNodes[index] !== made)
      parent.insertBefore(made, parent.childNodes[index] ?? null)
    if (typeof node === 'string') {
      if (made.textContent !== node) made.textContent = node
    } else {
      // Children first: a select takes its value from the options it has.
      render(made as Element, node.children)
      setProps(made as Element, node.props)
    }
  }
}

const isSame = (candidate: Node, node: View | string): boolean => {
  if (typeof node === 'string') return candidate.nodeType === candidate.TEXT_NODE
  if (!(candidate instanceof Element)) return false
  return candidate.localName === node.tag && given.get(candidate)?.['key'] === node.props['key']
}

const drawn = new Set(['svg', 'path', 'circle'])

const make = (node: View | string): Node & { remove(): void } => {
  if (typeof node === 'string') return document.createTextNode(node)
  return drawn.has(node.tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', node.tag)
    : document.createElement(node.tag)
}

function setProps(element: Element, props: Props): void {
  const before = given.get(element)
  for (const name of Object.keys(before ?? {})) {
    if (!(name in props)) setProp(element, name, undefined)
  }
  for (const [name, value] of Object.entries(props)) {
    // Whether it is folded open is the reader's affair once it is on the page.
    if (name === 'key' || (name === 'open' && before !== undefined)) continue
    if (before?.[name] !== value || name === 'value' || name === 'checked') {
      setProp(element, name, value)
    }
  }
  given.set(element, props)
}

function setProp(element: Element, name: string, value: Props[string]): void {
  if (name.startsWith('on')) Object.assign(element, { [name]: value ?? null })
  else if (name === 'value' || name === 'checked') setState(element, name, value)
  else if (value === undefined || value === false) element.removeAttribute(name)
  else element.setAttribute(name, value === true ? '' : String(value))
}

/** Only where it differs: a half typed time counts as empty, and would be wiped out. */
function setState(element: Element, name: 'value' | 'checked', value: Props[string]): void {
  const wanted = value ?? (name === 'value' ? '' : false)
  if ((element as HTMLInputElement)[name] !== wanted) Object.assign(element, { [name]: wanted })
}
