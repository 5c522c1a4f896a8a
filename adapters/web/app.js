// Opened inside Telegram: hands over once what that has signed, which stands behind the address. Elsewhere a link that
// somebody sent would let in whoever follows it as its sender, so there nothing is handed over.
(() => {
  if (!('TelegramWebviewProxy' in window)) return;
  const form = document.querySelector('form[data-app]');
  const signed = new URLSearchParams(location.hash.slice(1)).get('tgWebAppData');
  if (!form || !signed) return;
  form.elements.namedItem('signed').value = signed;
  form.submit();
})();
