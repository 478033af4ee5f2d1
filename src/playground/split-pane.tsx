import { useRef, useState } from 'react'
import type { FC, ReactNode } from 'react'

const shareMin = 25
const shareMax = 80
const step = 4

interface SplitPaneProps {
  readonly label: string
  readonly first: ReactNode
  readonly second: ReactNode
}

/** Two panes above each other; the bar between them moves by pointer and by arrow keys. */
export const SplitPane: FC<SplitPaneProps> = ({ label, first, second }) => {
  const [share, setShare] = useState(54)
  const containerRef = useRef<HTMLDivElement | null>(null)
  const move = (next: number) => setShare(Math.min(shareMax, Math.max(shareMin, Math.round(next))))

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowUp: -step, ArrowDown: step }
    const by = steps[event.key]
    if (by === undefined) return
    event.preventDefault()
    move(share + by)
  }
  const onPointerMove = (event: PointerEvent) => {
    const box = containerRef.current?.getBoundingClientRect()
    if (box && event.buttons === 1) move(((event.clientY - box.top) / box.height) * 100)
  }

  return (
    <div className="split" ref={containerRef} style={{ '--share': `${share}%` }}>
      <div className="split-first">{first}</div>
      <div
        className="split-bar"
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation="horizontal"
        aria-valuenow={share}
        aria-valuemin={shareMin}
        aria-valuemax={shareMax}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
      />
      <div className="split-second">{second}</div>
    </div>
  )
}
