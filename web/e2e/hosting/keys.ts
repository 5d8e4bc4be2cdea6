import type { Locator, Page } from '@playwright/test';
import { expect } from './test';

/** A person without a pointer: everything by Tab, arrows, Enter and typing. */
export class Keys {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes on with Tab until the element has the focus. */
  async to(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    await expect(target).toBeEnabled();
    for (let stop = 0; stop < 400; stop++) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${String(target)}.`);
  }

  /** The chosen one of a row of radios, whose own boxes are not to be seen, and from there to another by arrows. */
  async radio(chosen: Locator, wanted: Locator): Promise<void> {
    await expect(chosen).toBeAttached();
    for (let stop = 0; stop < 400 && !(await chosen.evaluate((element) => element === document.activeElement)); stop++) {
      await this.page.keyboard.press('Tab');
    }
    for (let step = 0; step < 10 && !(await wanted.isChecked()); step++) {
      await this.press('ArrowRight');
    }
    await expect(wanted).toBeChecked();
  }

  async enter(target: Locator): Promise<void> {
    await this.to(target);
    await this.press('Enter');
  }

  /** Replaces what stands in a field. */
  async fill(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.press('Control+a');
    await this.type(text);
  }

  /** Opens a list and goes down until the option is the marked one, then takes it. */
  async choose(list: Locator, option: string, typed?: string): Promise<void> {
    await this.to(list);
    if (typed === undefined) {
      await this.press('Enter');
    } else {
      await this.press('Control+a');
      await this.type(typed);
    }
    const wanted = this.page.getByRole('option', { name: option, exact: true });
    await expect(wanted).toBeVisible();
    if (typed !== undefined) {
      // The list follows what is typed a frame later; until then a mark may be on what goes away.
      await expect(this.page.getByRole('option').filter({ visible: true }).filter({ hasNotText: typed })).toHaveCount(0);
    }
    for (let step = 0; step < 60; step++) {
      if ((await wanted.getAttribute('data-combobox-selected')) === 'true') {
        break;
      }
      await this.press('ArrowDown');
      // On a busy machine the mark follows a frame later.
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
    await this.press('Enter');
    await expect(wanted).toBeHidden();
  }

  /** One of a row of tabs or of a menu that is open, by arrows. */
  async arrow(key: 'ArrowRight' | 'ArrowDown', target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let step = 0; step < 30; step++) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        return;
      }
      await this.press(key);
    }
    throw new Error(`${key} does not reach ${String(target)}.`);
  }

  async tab(name: string): Promise<void> {
    await this.to(this.page.getByRole('tab', { selected: true }));
    await this.arrow('ArrowRight', this.page.getByRole('tab', { name, exact: true }));
  }

  async menu(button: string, item: string): Promise<void> {
    await this.enter(this.page.getByRole('button', { name: button, exact: true }));
    await this.arrow('ArrowDown', this.page.getByRole('menuitem', { name: item }));
    await this.press('Enter');
  }
}
