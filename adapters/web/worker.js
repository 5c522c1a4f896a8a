// Shows, in a browser in which no page of the desk is open, that there is something new. What it says came with its address.
(() => {
  const said = new URL(self.location.href).searchParams;

  self.addEventListener('push', (event) => {
    const shown = { body: said.get('body') ?? '', lang: said.get('lang') ?? '', tag: 'news', icon: '/assets/mark.svg' };
    event.waitUntil(self.registration.showNotification(said.get('title') ?? '', shown));
  });

  self.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(self.clients.openWindow('/desk'));
  });
})();
