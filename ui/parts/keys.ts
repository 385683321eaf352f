/** A key that does something unless a text is being typed; a switch or slider that has the focus is no reason to ignore it. */
export function unlessTyping(action: () => void): (event: KeyboardEvent) => void {
  return ({ target }) => {
    if (target instanceof HTMLInputElement && !['radio', 'checkbox', 'range'].includes(target.type)) return;
    action();
  };
}
