/**
 * Commands in a lesson's text that the machine on the page can be given: a button in front of each, as long as one runs.
 * The text is plain HTML (docs/adr/0009), so the buttons are put into it by hand, and taken out again.
 */
export function offerCommands(onPress: (command: string, from: HTMLElement) => void): () => void {
  const made = [...document.querySelectorAll(".terminal[data-lab] code")].flatMap((block) =>
    commandsIn(block).map(({ line, command }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "type-command no-print";
      button.title = "Type it for me";
      button.ariaLabel = `Type it for me: ${command}`;
      button.addEventListener("click", () => onPress(command, button));
      line.prepend(button);
      return button;
    }),
  );
  return () => {
    for (const button of made) button.remove();
  };
}

/** Each command with the line that it begins on: a line without a prompt goes on with the one before it. */
function commandsIn(block: Element): { line: Element; command: string }[] {
  const found: { line: Element; typed: string[] }[] = [];
  for (const line of block.querySelectorAll(".line")) {
    const typed = line.querySelector(".typed")?.textContent;
    if (!typed) continue;
    if (line.querySelector(".prompt")) found.push({ line, typed: [typed] });
    else found.at(-1)?.typed.push(typed);
  }
  return found.map(({ line, typed }) => ({ line, command: typed.join("\n") }));
}
