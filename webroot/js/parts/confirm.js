// Asks before something with a consequence.

import { html, render } from '../../vendor/lit-html/lit-html.js';

/** Whether the viewer agreed to {title, text, yes}. */
export function confirmed(question) {
  return new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.setAttribute('role', 'alertdialog');
    dialog.setAttribute('aria-labelledby', 'confirm-title');
    dialog.setAttribute('aria-describedby', 'confirm-text');
    render(
      html`<form method="dialog">
        <h2 id="confirm-title">${question.title}</h2>
        <p id="confirm-text">${question.text}</p>
        <div class="row">
          <button value="no" autofocus>Cancel</button>
          <button value="yes" class="primary">${question.yes}</button>
        </div>
      </form>`,
      dialog,
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
