import fc from "fast-check";

// Every property draws the same cases at every run: what fails once fails again, and what passed does not fail by chance.
fc.configureGlobal({ seed: 20 });
