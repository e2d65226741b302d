/** One generator of seedrandom by itself: the whole package would load six others, and node's crypto. */
declare module "seedrandom/lib/alea.js" {
  import seedrandom from "seedrandom";

  const alea: typeof seedrandom.alea;
  export default alea;
}
