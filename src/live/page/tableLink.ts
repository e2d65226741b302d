import { type OwnData, ownCsv } from "../ownData.ts";

/** Offers the reader's own data as the file that a scenario names. */
export function createTableLink(link: HTMLAnchorElement): (own: OwnData | null) => void {
  let address = "";
  return (own) => {
    URL.revokeObjectURL(address);
    link.hidden = own === null;
    if (own === null) return;
    address = URL.createObjectURL(new Blob([ownCsv(own)], { type: "text/csv" }));
    link.href = address;
    link.download = own.file;
    link.textContent = `download ${own.file}, which lies beside it`;
  };
}
