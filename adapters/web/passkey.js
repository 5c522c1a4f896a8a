// Has the browser make a passkey, or prove by one that it is its holder, and sends what it signs. Nothing secret comes here.
(() => {
  const form = document.querySelector('form[data-passkey]');
  if (!form) return;
  if (!('PublicKeyCredential' in window)) {
    form.querySelector('[data-none]').hidden = false;
    return;
  }

  function bytes(text) {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  }

  function text(buffer) {
    const signs = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
    return btoa(signs).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  }

  const { passkey, challenge, rp, known, holder, name } = form.dataset;
  const own = known
    .split(' ')
    .filter(Boolean)
    .map((id) => ({ type: 'public-key', id: bytes(id) }));
  const asked = { challenge: bytes(challenge), timeout: 300_000 };

  async function answered() {
    if (passkey === 'get') {
      const publicKey = { ...asked, rpId: rp, allowCredentials: own, userVerification: 'required' };
      const { id, response } = await navigator.credentials.get({ publicKey });
      const { clientDataJSON, authenticatorData, signature } = response;
      return {
        id,
        clientDataJSON: text(clientDataJSON),
        authenticatorData: text(authenticatorData),
        signature: text(signature),
      };
    }
    const publicKey = {
      ...asked,
      rp: { id: rp, name: document.title },
      user: { id: bytes(holder), name, displayName: name },
      pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: own,
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      attestation: 'none',
    };
    const { id, response } = await navigator.credentials.create({ publicKey });
    const { clientDataJSON, attestationObject } = response;
    return { id, clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject) };
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      form.elements.namedItem('signed').value = JSON.stringify(await answered());
      form.submit();
    } catch {
      form.querySelector('[data-denied]').hidden = false;
    }
  });
})();
