import { trainedParameters } from "./trainedParameters.ts";

Object.assign(globalThis, { trainedParameters });
