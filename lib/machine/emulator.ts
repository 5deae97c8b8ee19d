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
