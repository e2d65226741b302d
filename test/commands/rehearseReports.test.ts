import { describe, expect, it, vi } from "vitest";
import { rehearseReports } from "../../src/commands/rehearseReports.ts";
import { UserFault } from "../../src/terminal/fail.ts";

vi.mock("../../src/report/rehearsal/rehearse.ts", () => ({
  rehearse: ({ name }: { name: string }) =>
    name === "well" ? [] : [{ chart: "drift movement", message: "Unexpected token \u001b" }],
}));

const loaded = (name: string) => ({ scenario: { name, file: `${name}.yaml` }, variation: null }) as never;

describe("rehearseReports", () => {
  it("refuses a scenario with a chart that cannot be made, and says which", async () => {
    const refused = rehearseReports([loaded("well"), loaded("ill")]);
    await expect(refused).rejects.toThrow(UserFault);
    await expect(rehearseReports([loaded("ill")])).rejects.toThrow(
      "ill.yaml: the chart drift movement of its report cannot be made: Unexpected token \\u001b",
    );
    await expect(rehearseReports([loaded("well")])).resolves.toBeUndefined();
  });
});
