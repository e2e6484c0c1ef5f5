/**
 * Where uploaded and generated files are kept. A key is made by the store, says nothing about the file, and belongs
 * to one city: with another city's key, a file does not exist.
 */
export interface FileStore {
  /** Keeps the bytes and gives the key. When it returns, the file is on the disk, whole. */
  put(cityId: string, bytes: Uint8Array): Promise<string>;
  /** The bytes, or undefined when there is no such file in this city. @throws UnsealError when it was altered. */
  get(cityId: string, key: string): Promise<Buffer | undefined>;
  /** Removes the file; nothing happens when it is not there. */
  remove(cityId: string, key: string): Promise<void>;
  /** Puts every file of the city under the city's newest key, and says how many changed. */
  rewrapAll(cityId: string): Promise<number>;
}
