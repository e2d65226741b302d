import type { PackedArray, PackedTable, PageData } from "./pageData.ts";

export type Row = Record<string, number | string | null>;

/** The page's data as they come out of the packed bytes. */
export interface Unpacked {
  readonly data: PageData;
  array(packed: PackedArray): Float32Array | Int32Array | Uint16Array | Uint8Array;
  rows(table: PackedTable): Row[];
}

/** base64 → gzip → head and arrays. Nothing is fetched: the bytes are in the page. */
export async function unpack(base64: string): Promise<Unpacked> {
  const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const buffer = await new Response(stream).arrayBuffer();
  const headLength = new DataView(buffer).getUint32(0, true);
  const data: PageData = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, headLength)));
  const start = Math.ceil((4 + headLength) / 4) * 4;
  const known = new Map<number, ReturnType<Unpacked["array"]>>();
  const array = ({ type, offset, length }: PackedArray) => {
    let found = known.get(offset);
    if (!found) {
      const kinds = { f32: Float32Array, i32: Int32Array, u16: Uint16Array, u8: Uint8Array };
      const width = kinds[type].BYTES_PER_ELEMENT;
      const planes = new Uint8Array(buffer, start + offset, length * width);
      found = new kinds[type](length === 0 ? new ArrayBuffer(0) : fromPlanes(planes, width));
      known.set(offset, found);
    }
    return found;
  };
  const rows = (table: PackedTable) => {
    const columns = table.columns.map(({ field, array: packedArray, words }) => ({
      field,
      values: array(packedArray),
      words,
    }));
    return Array.from({ length: table.rows }, (_, index) => {
      const row: Row = {};
      for (const { field, values, words } of columns) {
        const value = values[index]!;
        row[field] = words ? words[value]! : Number.isFinite(value) ? value : null;
      }
      return row;
    });
  };
  return { data, array, rows };
}

/** The numbers' bytes were set apart by place, which packs better. */
function fromPlanes(planes: Uint8Array, width: number): ArrayBuffer {
  const count = planes.length / width;
  const bytes = new Uint8Array(planes.length);
  for (let place = 0; place < width; place++)
    for (let index = 0; index < count; index++) bytes[index * width + place] = planes[place * count + index]!;
  return bytes.buffer;
}
