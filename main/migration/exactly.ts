import type * as z from 'zod'

/** The same, and nothing in it can be changed. */
export type Immutable<T> = { readonly [K in keyof T]: Immutable<T[K]> }

/** Whether two types are the same, whichever of their parts can be changed. */
type IsSame<A, B> =
  (<T>() => T extends Immutable<A> ? 1 : 2) extends <T>() => T extends Immutable<B> ? 1 : 2 ? true : false

/**
 * A schema for a type that is written elsewhere. It compiles only if it takes what the type is, and nothing more or
 * less: a field that is missing here, or one that the type has lost, is an error of the compiler.
 */
export function exactly<T>() {
  return <S extends z.ZodType<T>>(schema: IsSame<T, z.infer<S>> extends true ? S : never): z.ZodType<T> =>
    schema
}
