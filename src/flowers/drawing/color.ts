/**
 * The colour of a petal as #rrggbb, so that a drawing looks the same in a page, a file and a canvas.
 *
 *   saturation   0 is nearly white, 1 the full hue
 *   tone         0 the petal itself, negative darker, positive lighter (in points of lightness, 0 … 100)
 */
export function petalColor(hueDegrees: number, saturation: number, tone: number): string {
  const warmth = Math.max(0, 1 - Math.abs(hueDegrees - 52) / 45); // yellows stay light, or they turn olive
  const coolness = Math.max(0, 1 - Math.abs(hueDegrees + 105) / 60); // pure blues are too dark
  const magenta = Math.max(0, 1 - Math.abs(hueDegrees + 65) / 40); // screens show these brighter than flowers are
  const full = 47 + 9 * warmth + 12 * coolness + 5 * magenta;
  const lightness = full + (1 - saturation) * (93 - full) * 0.92;
  const shade = tone < 0 ? 1 - 0.35 * (1 - saturation) : 1; // whites darken gently
  const seen = hueDegrees > 52 ? 52 + 0.35 * (hueDegrees - 52) : hueDegrees; // petals hardly ever turn green
  const hue = seen - (tone < 0 ? warmth * Math.min(22, -tone) : 0); // yellow darkens towards orange
  const chroma = Math.min(0.92, 0.25 + 0.75 * saturation) * (1 - 0.28 * magenta - 0.12 * coolness);
  return hex(hue, chroma, clamp((lightness + tone * shade) / 100));
}

/** Hue in degrees, saturation and lightness 0 … 1, to #rrggbb (CSS Color 4, section 7.1). */
export function hex(hueDegrees: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const k = (offset + (((hueDegrees % 360) + 360) % 360) / 30) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(255 * value)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

const clamp = (value: number) => Math.min(0.97, Math.max(0.08, value));
