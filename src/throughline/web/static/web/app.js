// Progressive enhancement. Everything here may fail and every page still works. Nothing a person writes is kept in the browser.
'use strict'
;(function () {
  if (window.GOVUKFrontend) window.GOVUKFrontend.initAll()
  if (window.MOJFrontend) window.MOJFrontend.initAll()

  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector))
  const clock = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
  const isTyping = (el) => el && (el.isContentEditable || /^(TEXTAREA|SELECT)$/.test(el.tagName) ||
    (el.tagName === 'INPUT' && !/^(checkbox|radio|button|submit)$/.test(el.type)))

  // ---- Autosave: <form data-autosave="/drafts/7/" data-version="3">, with the line of {% autosave %} in it.
  // Sends the form and `version`. 200 {"version", "saved_at": "18:38"}; 409 {"version", "words", "url"}, or {"words"} where a rule refuses it; 401 or 403: signed out.
  const dirty = new Set()
  all('form[data-autosave]').forEach((form) => {
    const said = form.querySelector('[data-autosave-said]')
    const panel = form.querySelector('[data-autosave-conflict]')
    const every = Number(form.dataset.every || 5) * 1000
    let version = form.dataset.version || ''
    let newest = version
    let changed = false
    let busy = false
    let stopped = false
    const say = (words, unsaved) => {
      if (!said || said.textContent === words) return
      said.textContent = words
      said.classList.toggle('is-unsaved', Boolean(unsaved))
    }
    const touched = () => { changed = true; dirty.add(form) }
    form.addEventListener('input', touched)
    form.addEventListener('change', touched)
    form.addEventListener('submit', () => { stopped = true; dirty.delete(form) })

    async function save () {
      if (!changed || busy || stopped) return
      busy = true
      changed = false
      const body = new FormData(form)
      Array.from(body.keys()).forEach((key) => { if (body.get(key) instanceof File) body.delete(key) })
      body.set('version', version)
      try {
        const answer = await fetch(form.dataset.autosave, { method: 'POST', body, credentials: 'same-origin', redirect: 'manual', headers: { Accept: 'application/json', 'X-Autosave': '1' } })
        if (answer.ok) {
          const got = await answer.json()
          version = newest = String(got.version)
          form.dataset.version = version
          const field = form.querySelector('input[name=version]')
          if (field) field.value = version
          if (!changed) dirty.delete(form)
          say('Saved on the server ' + (got.saved_at || clock()))
        } else if (answer.status === 409) {
          const got = await answer.json()
          changed = true
          stopped = true
          if (got.version === undefined) say('Not saved: ' + got.words, true)
          else {
            newest = String(got.version)
            conflict(got)
          }
        } else {
          changed = true
          if (answer.headers.get('X-Locked') === '1') document.dispatchEvent(new CustomEvent('tl:locked'))
          say(answer.headers.get('X-Locked') === '1' ? 'Not saved yet: unlock, and it saves itself' : answer.status === 401 || answer.status === 403 || answer.type === 'opaqueredirect'
            ? 'Not saved: you have been signed out. Sign in again in another window, then carry on here'
            : 'Not saved: the server could not take it; keep this page open', true)
        }
      } catch (error) {
        changed = true
        say('Not saved: no connection; keep this page open', true)
      }
      busy = false
    }
    function conflict (got) {
      say('Not saved: somebody else has saved this', true)
      if (!panel) return
      panel.querySelector('[data-conflict-words]').textContent = got.words || ''
      const open = panel.querySelector('[data-conflict-open]')
      open.hidden = !got.url
      if (got.url) open.setAttribute('href', got.url)
      panel.hidden = false
      panel.querySelector('[data-conflict-keep]').onclick = () => {
        version = newest
        stopped = false
        panel.hidden = true
        save()
      }
    }
    window.setInterval(save, every)
    window.addEventListener('online', save)
    document.addEventListener('visibilitychange', () => { if (document.hidden) save() })
  })

  // ---- Unsaved guard: forms marked data-guard or data-autosave
  all('form[data-guard]').forEach((form) => {
    form.addEventListener('input', () => dirty.add(form))
    form.addEventListener('submit', () => dirty.delete(form))
  })
  window.addEventListener('beforeunload', (event) => { if (dirty.size) event.preventDefault() })

  // ---- Rows by keyboard, only while the focus is in the list: J next, K before, X choose, A and R as marked data-key
  all('[data-rows]').forEach((list) => {
    const rows = () => all('[data-row]', list)
    const here = () => rows().find((row) => row.contains(document.activeElement)) || rows().find((row) => row.classList.contains('is-here'))
    const mark = (row) => rows().forEach((one) => one.classList.toggle('is-here', one === row))
    list.addEventListener('focusin', () => { if (here()) mark(here()) })
    list.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return
      if (event.key === 'Escape' && isTyping(event.target)) { focusRow(here()); return }
      if (isTyping(event.target)) return
      const key = event.key.toLowerCase()
      const at = rows().indexOf(here())
      if (key === 'j' || key === 'k') {
        focusRow(rows()[Math.max(0, Math.min(rows().length - 1, at + (key === 'j' ? 1 : -1)))])
      } else if (key === 'x') {
        const box = here() && here().querySelector('input[type=checkbox]')
        if (box) box.click()
      } else {
        const target = here() && here().querySelector('[data-key="' + window.CSS.escape(key) + '"]')
        if (!target) return
        if (isTyping(target)) target.focus()
        else target.click()
      }
      event.preventDefault()
    })
    function focusRow (row) {
      if (!row) return
      mark(row)
      const first = row.querySelector('input[type=checkbox], a, button')
      if (first) first.focus()
    }
  })

  // ---- "3 chosen": <span data-chosen="list-id">
  all('[data-chosen]').forEach((words) => {
    const list = document.getElementById(words.dataset.chosen) || document
    const tell = () => {
      const n = all('[data-row] input[type=checkbox]:checked', list).length
      words.textContent = n ? n + ' chosen.' : 'None chosen.'
    }
    list.addEventListener('change', tell)
    tell()
  })

  // ---- Answers that reveal questions: <input data-reveals="id">. Not GOV.UK's own, which puts aria-expanded on radios
  const conditional = (el) => el.className.match(/govuk-(?:radios|checkboxes)__conditional/)
  // An answer may reveal several questions (ids with a space between), and a question may be revealed by several answers.
  const reveal = (from) => {
    const open = new Map()
    all('input[data-reveals]', from).forEach((input) => input.dataset.reveals.split(' ').forEach((id) => open.set(id, open.get(id) || input.checked)))
    open.forEach((checked, id) => {
      const more = document.getElementById(id)
      if (more && conditional(more)) more.classList.toggle(conditional(more)[0] + '--hidden', !checked)
    })
  }
  reveal()
  document.addEventListener('change', (event) => { if (event.target.form && event.target.matches('[type=radio], [type=checkbox]')) reveal(event.target.form) })

  // ---- The person's menu closes on Escape and on a press elsewhere
  all('details.tl-menu').forEach((menu) => {
    document.addEventListener('click', (event) => { if (!menu.contains(event.target)) menu.open = false })
    menu.addEventListener('keydown', (event) => { if (event.key === 'Escape') { menu.open = false; menu.querySelector('summary').focus() } })
  })

  // ---- Print buttons: <button type="button" data-print>
  document.addEventListener('click', (event) => { if (event.target.closest('[data-print]')) window.print() })

  // ---- What htmx brings in gets its behaviour too
  document.addEventListener('htmx:load', (event) => {
    if (event.detail.elt !== document.body && window.GOVUKFrontend) window.GOVUKFrontend.initAll({ scope: event.detail.elt })
    reveal()
  })
})()
