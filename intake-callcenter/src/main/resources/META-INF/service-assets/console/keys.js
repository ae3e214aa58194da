/**
 * The keys of the console. They go by the place on the keyboard and not by the letter, so that they are the same with every
 * layout, and a key that is held down counts once.
 *
 * @param actions by name, as "Alt+KeyN", "Ctrl+Enter", "F2"; one that returns false leaves the key to the browser
 */
export function listen(actions) {
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.isComposing || event.getModifierState('AltGraph')) return;
      const action = actions[nameOf(event)];
      if (!action) return;
      if (event.repeat) {
        if (event.altKey || event.code.startsWith('F')) event.preventDefault();
        return;
      }
      if (action(event) !== false) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    true,
  );
}

function nameOf(event) {
  const code = event.code.replace(/^Numpad(?=\d|Enter)/, (pad) => (event.code === 'NumpadEnter' ? '' : 'Digit'));
  return (
    (event.ctrlKey || event.metaKey ? 'Ctrl+' : '') + (event.altKey ? 'Alt+' : '') + (event.shiftKey ? 'Shift+' : '') + code
  );
}
