/** A host and its port, as a person reads them: 22 is the usual one. */
export function addressWords({ host, port }: { readonly host: string; readonly port: number }): string {
  return port === 22 ? host : `${host} port ${port}`
}
