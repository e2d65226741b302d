/** What one would call that colour: hue in degrees from red (−180 … 180), saturation 0 … 1. */
export function colorName(hueDegrees: number, saturation: number): string {
  if (saturation < 0.25) return "white";
  return names.find(({ upTo }) => hueDegrees < upTo)?.name ?? "blue";
}

const names = [
  { upTo: -108, name: "blue" },
  { upTo: -65, name: "violet" },
  { upTo: -14, name: "pink" },
  { upTo: 14, name: "red" },
  { upTo: 42, name: "orange" },
  { upTo: 75, name: "yellow" },
  { upTo: 160, name: "green" },
];
