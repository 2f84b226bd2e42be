import { renderSVG } from 'uqr'

/** An address as a QR code, black on white; a quarter of it may be soiled or torn. */
export const qrCode = (url: string): string => renderSVG(url, { ecc: 'M', border: 0 })
