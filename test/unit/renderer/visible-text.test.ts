import { expect, test } from 'vitest'
import { Fragment, jsx, jsxs } from '../../../renderer/src/jsx/jsx-runtime'
import { jsxDEV } from '../../../renderer/src/jsx/jsx-dev-runtime'

const hidden = 'admin\u202enimda\u200b'
const shown = 'admin<U+202E>nimda<U+200B>'
const propsOf = (element: unknown) => (element as { readonly props: unknown }).props

test('a text that hides or turns is drawn as what it is, also within others, and in what is only heard', () => {
  expect(propsOf(jsx('span', { children: hidden, title: hidden, 'aria-label': hidden }))).toEqual({
    children: shown,
    title: shown,
    'aria-label': shown,
  })
  expect(propsOf(jsxs('p', { children: ['User ', hidden, [hidden, 3]] }))).toEqual({
    children: ['User ', shown, [shown, 3]],
  })
  expect(propsOf(jsx(Fragment, { children: hidden }))).toEqual({ children: shown })
  expect(propsOf(jsxDEV('b', { children: hidden }, undefined, false))).toEqual({ children: shown })
})

test('what is typed, names a thing or goes to a component stays as it is', () => {
  const Component = () => null
  expect(propsOf(jsx('input', { value: hidden, name: hidden }))).toEqual({ value: hidden, name: hidden })
  expect(propsOf(jsx(Component, { user: hidden, children: hidden }))).toEqual({
    user: hidden,
    children: hidden,
  })
})

test('other texts are not touched', () => {
  const props = { children: ['Müller', ' – “x”\n'], className: 'x' }
  expect(propsOf(jsxs('p', props))).toEqual(props)
})
