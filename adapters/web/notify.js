// Lets this browser be called though no page is open in it, once its reader wants that. Without it the page says nothing of it.
(async () => {
  const [begin, end] = ['begin', 'end'].map((name) => document.querySelector(`form[data-call="${name}"]`));
  if (!begin || !end || !('serviceWorker' in navigator) || !('PushManager' in window)) return;
  const registered = await navigator.serviceWorker.getRegistration('/');
  const standing = await registered?.pushManager.getSubscription();
  const shown = standing ? end : begin;
  shown.closest('section').hidden = false;
  shown.hidden = false;

  function send(form, endpoint) {
    form.elements.namedItem('endpoint').value = endpoint;
    form.submit();
  }

  end.addEventListener('submit', async (event) => {
    event.preventDefault();
    await standing.unsubscribe();
    send(end, standing.endpoint);
  });

  begin.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      if ((await Notification.requestPermission()) !== 'granted') throw new Error('not allowed');
      await navigator.serviceWorker.register(begin.dataset.worker);
      const { pushManager } = await navigator.serviceWorker.ready;
      const asked = { userVisibleOnly: true, applicationServerKey: begin.dataset.key };
      send(begin, (await pushManager.subscribe(asked)).endpoint);
    } catch {
      begin.querySelector('[data-denied]').hidden = false;
    }
  });
})();
