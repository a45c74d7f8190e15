// Joins allauth's functions for keys to the forms of a page (data, not script, says which: the content policy allows no
// inline script). Buttons that need security keys are shown only where the browser has them; what goes wrong is said in words.
'use strict'
;(function () {
  if (window.PublicKeyCredential) document.querySelectorAll('[data-needs-keys]').forEach((one) => { one.hidden = false })
  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-key-form]').forEach((one) => window.allauth.webauthn.forms[one.dataset.keyForm]({ ids: JSON.parse(one.dataset.ids) }))
  })
  document.addEventListener('allauth.error', (event) => {
    event.preventDefault()
    const words = event.detail.exception && event.detail.exception.name === 'InvalidStateError'
      ? 'This key is added already.'
      : 'The key did not answer, or the browser was told not to ask. Try again.'
    let said = document.querySelector('[data-key-error]')
    if (!said) {
      said = document.createElement('p')
      said.className = 'tl-ask'
      said.setAttribute('role', 'alert')
      said.dataset.keyError = ''
      document.querySelector('main h1').after(said)
    }
    said.textContent = words
  })
})()
