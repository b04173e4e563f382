// Keeps the page fresh. Without it the page is as complete, and refreshes itself as a whole.
(function () {
  async function refresh() {
    const main = document.getElementById('health');
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      if (!answer.ok) throw new Error(answer.status);
      const page = await answer.text();
      // Only the part that changes: the style of a whole page has the nonce of its own answer, which this document refuses.
      const part = document.createElement('template');
      part.innerHTML = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
      const fresh = part.content.firstElementChild;
      main.replaceWith(fresh);
      document.title = fresh.querySelector('.verdict').textContent + ': ' + fresh.querySelector('h1').textContent;
    } catch {
      main.classList.add('stale');
      document.title = 'No answer';
    }
    setTimeout(refresh, 2000);
  }
  setTimeout(refresh, 2000);
})();
