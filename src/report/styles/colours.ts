import { variantColours } from "../palette.ts";

const variants = (scheme: "light" | "dark") =>
  variantColours[scheme].map((colour, index) => `--variant-${index}:${colour};`).join("");

const light = `--paper:#fdfcfa;--card:#f5f2ec;--ink:#1d1b1e;--muted:#625d66;--rule:#bdb7ae;--grid:#e8e4dc;--band:#dcd7cd;
--accent:#a3204f;--link:#8a1a45;--rose:#b3174c;--leaf:#1f7a58;--subset-a:#a3204f;--subset-b:#0067a5;
--supported:#11643f;--supported-paper:#dff1e6;--contradicted:#96271b;--contradicted-paper:#fae3de;--inconclusive:#574f2c;--inconclusive-paper:#efe9d2;
${variants("light")}`;

const dark = `--paper:#17161a;--card:#212026;--ink:#eceaf0;--muted:#a9a4b0;--rule:#56525f;--grid:#2d2b33;--band:#3a3742;
--accent:#ff86ae;--link:#ff9dbd;--rose:#ff6d9b;--leaf:#5fd0a2;--subset-a:#ff86ae;--subset-b:#5fb4f0;
--supported:#8fe0b4;--supported-paper:#173727;--contradicted:#ffb0a3;--contradicted-paper:#46211c;--inconclusive:#e6d798;--inconclusive-paper:#38331d;
${variants("dark")}`;

/** Light and dark: every colour of page and charts is one of these variables. */
export const colours = `:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}
@media print{:root{color-scheme:light;${light}--paper:#fff;--card:#fff}}`;
