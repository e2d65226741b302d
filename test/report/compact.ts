const WIDTH = 110;

/** JSON for eyes and differences: numbers to four digits, and on one line what fits in it. */
export function compact(value: unknown, indent = ""): string {
  const short = (one: unknown) =>
    JSON.stringify(one, (_, each) => (typeof each === "number" ? Number(each.toPrecision(4)) : each));
  const whole = short(value);
  if (
    whole === undefined ||
    typeof value !== "object" ||
    value === null ||
    indent.length + whole.length <= WIDTH
  )
    return whole;
  const inner = `${indent} `;
  const [open, close, parts] = Array.isArray(value)
    ? ["[", "]", value.map((each) => compact(each, inner))]
    : [
        "{",
        "}",
        Object.entries(value).flatMap(([key, each]) =>
          each === undefined ? [] : [`${JSON.stringify(key)}: ${compact(each, inner)}`],
        ),
      ];
  return `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${indent}${close}`;
}
