import { expect } from '@playwright/test'
import type { Locator } from 'playwright'

/** How a person uses what has a name. */
export interface Hands {
  press(control: Locator): Promise<void>
  fill(field: Locator, text: string): Promise<void>
  choose(radio: Locator): Promise<void>
}

export const mouse: Hands = {
  press: (control) => control.click(),
  fill: (field, text) => field.fill(text),
  choose: (radio) => radio.check(),
}

/** More controls than any screen has. */
const tabStops = 150

/** Goes on by Tab until one of these has the focus, which a person has to see there. */
async function reach(control: Locator): Promise<void> {
  const focused = control.and(control.page().locator(':focus'))
  await expect(control).toBeEnabled()
  for (let pressed = 0; (await focused.count()) === 0; pressed += 1) {
    expect(pressed, `Tab does not lead to ${control.toString()}`).toBeLessThan(tabStops)
    await control.page().keyboard.press('Tab')
  }
  await expect(control).toBeInViewport()
}

/** A keyboard, and nothing else. */
export const keyboard: Hands = {
  press: async (control) => {
    await reach(control)
    const isBox = (await control.getAttribute('type')) === 'checkbox'
    await control.page().keyboard.press(isBox ? 'Space' : 'Enter')
  },

  fill: async (field, text) => {
    await reach(field)
    const { keyboard: keys } = field.page()
    if ((await field.getAttribute('type')) === 'date') {
      const [year, month, day] = text.split('-')
      await keys.type(`${month}${day}${year}`)
    } else {
      await keys.press('Control+a')
      await keys.type(text)
    }
    await expect(field).toHaveValue(text)
  },

  choose: async (radio) => {
    if (await radio.isChecked()) return
    const name = await radio.getAttribute('name')
    await reach(radio.page().locator(`input[type=radio][name="${name}"]:checked`))
    for (let pressed = 0; !(await radio.isChecked()); pressed += 1) {
      expect(pressed, `The arrows do not lead to ${radio.toString()}`).toBeLessThan(tabStops)
      await radio.page().keyboard.press('ArrowDown')
    }
  },
}
