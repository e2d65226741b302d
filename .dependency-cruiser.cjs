// Imports run one way along the flow: instruments know nothing of stages, a stage knows earlier stages and instruments.
const instruments =
  "^src/(elementary|random\\.ts|matrix\\.ts|kernels|statistics|flowers|sampling|network|optimizers|tracking)(/|$)";
const stages = [
  "scenario",
  "plan",
  "runs",
  "queue",
  "measures",
  "findings",
  "calibration",
  "report",
  "live",
  "verification",
  "exercise",
  "diagnosis",
];

/** Later stages than each may not be imported by it. `runs` trains and stores; workers measure where they run. */
const later = {
  scenario: ["plan", "runs", "measures", "findings", "diagnosis", "calibration", "report"],
  plan: ["runs", "measures", "findings", "diagnosis", "calibration", "report"],
  measures: ["plan", "runs", "findings", "diagnosis", "calibration", "report"],
  runs: ["queue", "findings", "diagnosis", "calibration", "report", "live"],
  queue: ["findings", "diagnosis", "calibration", "report", "live", "exercise"],
  findings: ["runs", "queue", "diagnosis", "calibration", "report"],
  diagnosis: ["plan", "queue", "calibration", "report", "live"],
  calibration: ["queue", "report"],
  report: ["queue", "calibration", "live"],
  verification: ["scenario", "plan", "runs", "measures", "findings", "calibration", "report"],
  exercise: ["plan", "runs", "measures", "findings", "calibration", "report", "live"],
};

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "instruments-know-no-stage",
      severity: "error",
      from: { path: instruments },
      to: { path: `^src/(${stages.join("|")}|commands|terminal|lab\\.ts|cli\\.ts)` },
    },
    ...Object.entries(later)
      .filter(([, after]) => after.length > 0)
      .map(([stage, after]) => ({
        name: `${stage}-knows-no-later-stage`,
        severity: "error",
        from: { path: `^src/${stage}/` },
        to: { path: `^src/(${after.join("|")})/` },
      })),
    {
      name: "only-its-command-knows-the-verification",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(verification|commands|terminal)/" },
      to: { path: "^src/verification/" },
    },
    {
      name: "stages-know-no-front",
      severity: "error",
      from: { path: `^src/(${stages.join("|")})/` },
      to: { path: "^src/(commands|terminal|library|lab\\.ts|cli\\.ts|index\\.ts|engine\\.ts)" },
    },
    {
      name: "instruments-measures-and-exercises-run-in-a-page",
      severity: "error",
      comment: "Nothing of Node in them, so that the same engine can run in a page.",
      from: { path: `${instruments}|^src/(measures|exercise)/` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "kernels-know-settings-of-networks-alone",
      severity: "error",
      from: { path: "^src/kernels/" },
      to: { path: "^src/", pathNot: "^src/(kernels/|elementary/|matrix\\.ts|network/settings\\.ts)" },
    },
    {
      name: "kernels-know-settings-as-types",
      severity: "error",
      from: { path: "^src/kernels/" },
      to: { path: "^src/network/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "one-import-of-seedrandom",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/random\\.ts$" },
      to: { path: "node_modules/seedrandom" },
    },
    {
      name: "bullmq-in-its-room",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/queue/" },
      to: { path: "node_modules/bullmq" },
    },
    {
      name: "no-utils",
      severity: "error",
      from: {},
      to: { path: "^src/.*(utils|helpers|common)(/|\\.ts$)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // AssemblyScript, which resolves and checks its imports itself.
    exclude: { path: "^src/kernels/assembly/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".js", ".mjs", ".cjs", ".json"] },
  },
};
