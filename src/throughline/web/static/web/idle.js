// When nobody is there: a warning, then a lock in place. Nothing a person typed is lost: a page with something typed in it
// is covered, not left. <body data-idle-warn="780" data-idle-end="900" data-idle-stay="/still-here/" data-idle-out="/locked/">
'use strict'
;(function () {
  const body = document.body
  const panel = document.querySelector('[data-idle-panel]')
  const cover = document.querySelector('[data-lock]')
  if (!panel || !cover || !body.dataset.idleEnd) return
  const warn = Number(body.dataset.idleWarn) * 1000
  const end = Number(body.dataset.idleEnd) * 1000
  const tellEvery = 60000
  let last = Date.now()
  let told = Date.now()
  let asking = false
  let typed = false

  const token = () => {
    const field = document.querySelector('[name=csrfmiddlewaretoken]')
    return field ? field.value : ''
  }
  async function ask (url, fields) {
    const how = { credentials: 'same-origin', redirect: 'manual', headers: { Accept: 'application/json' } }
    if (fields) Object.assign(how, { method: 'POST', body: new URLSearchParams({ csrfmiddlewaretoken: token(), ...fields }) })
    const answer = await fetch(url, how)
    if (answer.type === 'opaqueredirect') return { status: 0 }
    const said = (answer.headers.get('Content-Type') || '').includes('json') ? await answer.json() : {}
    return { status: answer.status, locked: answer.headers.get('X-Locked') === '1', ...said }
  }

  // ---- Somebody is there
  function active () {
    if (!panel.hidden || cover.open) return
    last = Date.now()
    if (last - told > tellEvery) tell()
  }
  async function tell () {
    told = Date.now()
    try {
      const said = await ask(body.dataset.idleStay, {})
      if (said.locked) lock()
    } catch (error) { /* no connection: the next page will say so */ }
  }
  ;['keydown', 'pointerdown', 'scroll', 'input'].forEach((name) => document.addEventListener(name, active, { passive: true, capture: true }))
  document.addEventListener('input', (event) => { if (event.target.form && event.target.form.method === 'post') typed = true })
  document.addEventListener('submit', () => { typed = false })
  panel.querySelector('[data-idle-button]').addEventListener('click', () => { panel.hidden = true; last = Date.now(); tell() })

  // ---- Nobody is there, unless another window says otherwise
  async function quiet (fields) {
    if (asking) return
    asking = true
    try {
      const said = await ask(body.dataset.idleStay, fields)
      if (said.locked || said.status === 0 || said.signed_out) lock()
      else if (said.quiet !== undefined) last = Math.max(last, Date.now() - said.quiet * 1000)
    } catch (error) {
      if (fields) lock()
    }
    asking = false
  }
  window.setInterval(async () => {
    if (cover.open) return
    if (Date.now() - last >= end) await quiet({ lock: '1' })
    else if (Date.now() - last >= warn && panel.hidden) await quiet()
    const left = end - (Date.now() - last)
    panel.hidden = cover.open || left > end - warn || left <= 0
    if (panel.hidden) return
    const minutes = Math.ceil(left / 60000)
    const said = 'The screen locks in ' + (minutes === 1 ? 'less than a minute' : minutes + ' minutes') + '.'
    const words = panel.querySelector('[data-idle-words]')
    if (words.textContent !== said) words.textContent = said
  }, 1000)

  // ---- Locked
  function lock () {
    panel.hidden = true
    if (!typed) { window.location.reload(); return }
    if (cover.open) return
    body.classList.add('tl-is-locked')
    document.title = 'Locked'
    cover.showModal()
  }
  const title = document.title
  function open () {
    body.classList.remove('tl-is-locked')
    document.title = title
    cover.close()
    last = told = Date.now()
  }
  cover.addEventListener('cancel', (event) => event.preventDefault())
  document.addEventListener('tl:locked', lock)
  const form = cover.querySelector('form[data-lock-form]')
  if (form) {
    const wrong = cover.querySelector('[data-lock-wrong]')
    const password = form.querySelector('[name=password]')
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      event.stopPropagation()
      let said
      try {
        said = await ask(body.dataset.idleOut, { password: password.value })
      } catch (error) {
        said = { error: 'No connection. What you typed is still here; try again when there is one.' }
      }
      password.value = ''
      if (said.open) { wrong.hidden = true; open(); return }
      wrong.textContent = said.error || 'You have been signed out. Sign in again in another window, then press Go on there and here.'
      wrong.hidden = false
      password.focus()
    }, true)
  }
  const again = cover.querySelector('[data-lock-check]')
  if (again) {
    again.addEventListener('click', async () => {
      const said = await ask(body.dataset.idleStay)
      if (said.quiet === undefined) return
      document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((field) => { field.value = said.token })
      open()
    })
  }
})()
