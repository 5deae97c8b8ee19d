// The simulated terminal: what is typed, printed, recalled and reached.
import type { Page } from "@playwright/test";
import { expect, readThrough, test } from "./site";

const path = "/learn/docker-commands/";

/** An exercise at the simulated terminal, and how a line is typed into it. */
async function atTerminal(page: Page, address: string, name: string) {
  await page.goto(address);
  await readThrough(page);
  const exercise = page.getByRole("region", { name });
  const line = exercise.getByRole("textbox", { name: "Command" });
  const screen = exercise.getByRole("log", { name: "Terminal" });
  const type = async (command: string) => {
    await line.fill(command);
    await line.press("Enter");
    await expect(line).toHaveValue("");
  };
  return { exercise, line, screen, type };
}

test("docker commands are typed until every goal holds", async ({ page }) => {
  const { exercise, line, screen, type } = await atTerminal(page, path, "Put the shop in order");

  await expect(exercise.getByText("A simulation of Docker")).toBeVisible();
  await type("docker ps -a");
  await expect(screen).toContainText("0.0.0.0:8080->80/tcp");
  await expect(screen).toContainText("Exited (1)");
  await type("docker rm web");
  await expect(screen).toContainText('cannot remove container "/web": container is running');

  await line.press("ArrowUp");
  await line.press("ArrowUp");
  await expect(line).toHaveValue("docker ps -a");
  await line.press("ArrowDown");
  await expect(line).toHaveValue("docker rm web");

  await exercise.getByRole("button", { name: "Hint", exact: true }).click();
  await expect(exercise.getByRole("list", { name: "Hints" }).getByRole("listitem")).toHaveCount(1);

  await type("docker stop web");
  await type("docker rename web web-old");
  await expect(exercise.getByText("1 of 6 goals reached.")).toBeVisible();
  await type("docker run -d --name web -p 8080:80 --restart unless-stopped shop:2");
  await type("docker rm import");
  await type("docker tag shop:2 localhost:5000/shop:2");
  await type("docker push localhost:5000/shop:2");
  await expect(exercise.getByText("6 of 6 goals reached.")).toBeVisible();
  await expect(exercise.getByText("You stopped before you renamed")).toBeVisible();

  await exercise.getByRole("button", { name: "Start over" }).click();
  await expect(exercise.getByText("0 of 6 goals reached.")).toBeVisible();
  await expect(screen).toBeEmpty();
});

test("without its client, the daemon is asked through its socket", async ({ page }) => {
  const { exercise, screen, type } = await atTerminal(
    page,
    "/learn/docker-architecture/",
    "The client is gone",
  );

  await type("docker ps");
  await expect(screen).toContainText("sh: docker: not found");
  const order = `$api/containers/create?name=web2 --json '{"Image":"localhost:5000/shop:2"}'`;
  await type(order);
  await expect(screen).toContainText('{"message":"No such image: localhost:5000/shop:2"}');
  await type("$api/images/create?fromImage=localhost:5000/shop:2 -X POST");
  await type(order);
  await type("$api/containers/web2/start -X POST");
  await expect(exercise.getByText("2 of 4 goals reached.")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the goals are listed, and the commands when asked for", async ({ page }) => {
    await page.goto(path);
    const command = page.locator("code").filter({ hasText: /^docker rename web web-old$/ });
    await expect(page.locator("li").filter({ hasText: "The container import is gone" })).toBeVisible();
    await expect(command).toBeHidden();
    await page.locator("details").filter({ has: command }).locator("summary").press("Enter");
    await expect(command).toBeVisible();
  });
});
