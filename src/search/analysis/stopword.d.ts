declare module 'stopword' {
  export const nld: readonly string[]
  export const fra: readonly string[]
  export const spa: readonly string[]
  export const eng: readonly string[]
}
