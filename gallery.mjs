// Writes the README's pictures into reports/gallery/ from the report of rose-buds: run `npm start` first.
// The browser comes from CHROMIUM_PATH, else /usr/bin/chromium.
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const reports = join(dirname(fileURLToPath(import.meta.url)), "reports");
const report = join(reports, "rose-buds", "index.html");
if (!existsSync(report)) throw new Error(`gallery: ${report} is not there; npm start writes it`);
const gallery = join(reports, "gallery");
mkdirSync(gallery, { recursive: true });

/** The element that is shown, the link that sets the page up, and light or dark. */
const pictures = [
  { name: "flowers", element: "#flowers .flowers", link: "", scheme: "light" },
  { name: "feature-space", element: "#chart-feature-space", link: "#step=1500", scheme: "light" },
  {
    name: "decision-maps",
    element: "#chart-decision-maps",
    link: "#at=chart-decision-maps&step=1500",
    scheme: "light",
  },
  { name: "training", element: "#chart-training-against-inference", link: "#step=600", scheme: "light" },
  {
    name: "unit-ridges",
    element: "#chart-unit-ridges",
    link: "#at=chart-unit-ridges&step=1500&layer=1&unit=2",
    scheme: "dark",
  },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const { name, element, link, scheme } of pictures) {
  const page = await browser.newPage({ viewport: { width: 1100, height: 1400 }, colorScheme: scheme });
  await page.goto(pathToFileURL(report).href + link);
  await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
  await page.addStyleTag({
    content: ".bar,.under{display:none!important}figure.chart,.flowers{padding:1.2rem}",
  });
  await page.locator(element).scrollIntoViewIfNeeded();
  await page.waitForTimeout(800);
  await page.locator(element).screenshot({ path: join(gallery, `${name}.png`) });
  await page.close();
}
await browser.close();
