declare const LAB_VERSION: string | undefined;

/** The lab's version, put in when it is built. */
export const labVersion = typeof LAB_VERSION === "string" ? LAB_VERSION : "unbuilt";
