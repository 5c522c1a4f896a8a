// Opened inside Telegram: hands over once what that has signed, which stands behind the address.
(() => {
  const form = document.querySelector('form[data-app]');
  const signed = new URLSearchParams(location.hash.slice(1)).get('tgWebAppData');
  if (!form || !signed) return;
  form.elements.namedItem('signed').value = signed;
  form.submit();
})();
