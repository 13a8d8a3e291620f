/** Version of the package, as results name it; the same as in package.json. */
export const version = '0.1.0'
