// Keeps the page fresh. Without it the page is as complete, and refreshes itself as a whole.
(function () {
  async function refresh() {
    const main = document.getElementById('health');
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      main.replaceWith(document.adoptNode(page.getElementById('health')));
      document.title = page.title;
    } catch {
      main.classList.add('stale');
      document.title = 'No answer';
    }
    setTimeout(refresh, 2000);
  }
  setTimeout(refresh, 2000);
})();
