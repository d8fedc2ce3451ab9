/** Northing of a latitude (degrees) in the Mercator projection, in degrees of longitude at the equator. */
export function mercatorY(lat: number): number {
  return (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
}

/** The latitude (degrees) of such a northing. */
export function mercatorLatitude(y: number): number {
  return (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;
}
