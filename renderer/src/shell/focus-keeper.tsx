import { useEffect } from 'react'

/**
 * The focus never falls to the page: if what has it is taken away, it goes to the heading of what that stood in, so
 * that the keyboard starts from there. It stays where the person put it otherwise.
 */
export function FocusKeeper() {
  useEffect(() => {
    /** What had the focus last, from itself outwards; empty if the person clicked beside everything. */
    let path: readonly Element[] = []
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && target !== document.body) path = withAncestors(target)
    }
    const onPointer = () => {
      path = []
    }
    const keep = () => {
      if (path.length === 0 || document.activeElement !== document.body) return
      const headings = path.filter((each) => each.isConnected).map(headingIn)
      headings.find((heading) => heading !== null)?.focus({ preventScroll: true })
    }
    const changes = new MutationObserver(keep)
    changes.observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ['disabled', 'hidden', 'open'],
    })
    document.addEventListener('focusin', onFocus)
    document.addEventListener('pointerdown', onPointer, { capture: true })
    return () => {
      changes.disconnect()
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('pointerdown', onPointer, { capture: true })
    }
  }, [])
  return null
}

function withAncestors(element: Element): readonly Element[] {
  const { parentElement } = element
  return parentElement === null ? [element] : [element, ...withAncestors(parentElement)]
}

/** The first heading that takes the focus and can be seen. */
function headingIn(element: Element): HTMLElement | null {
  const all = [...element.querySelectorAll<HTMLElement>(':is(h1, h2)[tabindex]')]
  return all.find((heading) => heading.checkVisibility()) ?? null
}
