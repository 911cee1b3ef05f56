// Shows the figures while the draft is being written. Nothing is saved; without this script the button "Calculate and save" does it.
(() => {
  const form = document.getElementById('editor');
  let timer = 0;
  let asked = 0;

  const show = text => {
    const page = new DOMParser().parseFromString(text, 'text/html');
    for (const part of document.querySelectorAll('[data-live]')) {
      const now = page.getElementById(part.id);
      if (now && now.innerHTML !== part.innerHTML) {
        part.replaceChildren(...document.importNode(now, true).childNodes);
      }
    }
  };

  const calculate = async () => {
    const number = ++asked;
    const fields = new URLSearchParams(new FormData(form));
    fields.set('action', 'show');
    try {
      const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: fields });
      const text = await answer.text();
      if (answer.ok && number === asked) {
        show(text);
      }
    } catch {
      // Offline: the figures stay as they were.
    }
  };

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(calculate, 500);
  });
})();
