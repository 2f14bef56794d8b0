/**
 * What a page of ours may load: our own files, nothing inline, nothing from elsewhere. It fetches nothing, since
 * all that it shows comes from main. Sent as a header with each answer of the `app` scheme (SECURITY 7).
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')
