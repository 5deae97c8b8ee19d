/**
 * The part of v86 (https://github.com/copy/v86, BSD-2) that a machine uses. The library itself comes in as an argument,
 * so that nothing of its 2.5 MB is loaded before somebody presses Start, and tests need no emulator.
 */
type SerialLine = 0 | 1;

export interface Emulator {
  add_listener(event: "emulator-ready", listener: () => void): void;
  add_listener(event: `serial${SerialLine}-output-byte`, listener: (byte: number) => void): void;
  serial_send_bytes(line: SerialLine, bytes: Uint8Array): void;
  run(): Promise<void>;
  stop(): Promise<void>;
  destroy(): Promise<void>;
  save_state(): Promise<ArrayBuffer>;
  restore_state(state: ArrayBuffer): Promise<void>;
  create_file(name: string, bytes: Uint8Array): Promise<void>;
  read_file(name: string): Promise<Uint8Array>;
}

interface Image {
  buffer: ArrayBuffer;
}

export interface EmulatorOptions {
  wasm_fn: (imports: WebAssembly.Imports) => Promise<WebAssembly.Exports>;
  memory_size: number;
  vga_memory_size: number;
  bios: Image;
  vga_bios: Image;
  bzimage?: Image;
  initrd?: Image;
  cmdline?: string;
  filesystem: Record<string, never>;
  autostart: false;
  disable_keyboard: true;
  disable_mouse: true;
  disable_speaker: true;
  uart1: true;
}

export type EmulatorClass = new (options: EmulatorOptions) => Emulator;

/** One slice of the guest's time in so many is one in which hot code may be compiled. */
const COMPILING = 4;

/**
 * The emulator's exports, made to compile less. v86 turns a page of the guest's code into WebAssembly after 200,000
 * instructions in it, up to three pages at once. A command as large as Podman runs most of its code a few times only:
 * what that costs to compile, on every processor that the computer has, it never earns back. With a page at a time, and
 * a count that only runs in one slice of four, the first `docker run` takes half the time and half the processor
 * (`npm run bench:machines engine`), and what really is hot is compiled a few hundredths of a second later.
 *
 * `set_jit_config`: 0 is JIT_DISABLED, 1 is MAX_PAGES (https://github.com/copy/v86/blob/master/src/rust/jit.rs).
 */
export function compileSparingly(exports: WebAssembly.Exports): WebAssembly.Exports {
  const { set_jit_config: configure, main_loop: loop } = exports;
  if (typeof configure !== "function" || typeof loop !== "function") return exports;
  let slice = 0;
  configure(1, 1);
  return {
    ...exports,
    main_loop: () => {
      slice = (slice + 1) % COMPILING;
      configure(0, slice === 0 ? 0 : 1);
      return loop();
    },
  };
}
