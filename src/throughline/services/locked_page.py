"""A page that opens with a passphrase in any browser, without this system and without a network.

The words lie in the file encrypted (AES-256-GCM under a key that PBKDF2 draws from the passphrase); the page asks for the
passphrase and shows them. Whoever has the file alone has nothing; whoever changed it gets nothing to read.
"""

from __future__ import annotations

import base64
import json
import os
from html import escape

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

ROUNDS = 600_000
SHORTEST = 14
"""Letters of a passphrase: four words and more."""

STYLE = """
body{font:16px/1.45 "Atkinson Hyperlegible Next",Arial,sans-serif;color:#23201c;background:#f6f2ea;margin:0;padding:16px}
main{max-width:60rem;margin:0 auto}h1{font-size:24px}h2{font-size:19px;margin:0 0 4px}
article{background:#fff;border:1px solid #d8d0c3;padding:10px 14px;margin:0 0 12px;break-inside:avoid}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px;margin:0}dt{color:#59524a}dd{margin:0}
.guard{border:3px double #4b3a78;background:#efecf6;padding:4px 8px;margin:0 0 6px}
input,button{font:inherit;padding:8px}label{display:block;font-weight:700;margin:0 0 4px}
@media print{body{background:#fff;padding:0}form{display:none}}
"""
SCRIPT = """
const told = JSON.parse(document.getElementById("told").textContent);
const bytes = text => Uint8Array.from(atob(text), c => c.charCodeAt(0));
document.querySelector("form").addEventListener("submit", async event => {
  event.preventDefault();
  const said = document.getElementById("said"), words = document.getElementById("words").value;
  said.textContent = "Opening\\u2026";
  try {
    const raw = await crypto.subtle.importKey("raw", new TextEncoder().encode(words), "PBKDF2", false, ["deriveKey"]);
    const key = await crypto.subtle.deriveKey({name: "PBKDF2", hash: "SHA-256", salt: bytes(told.salt), iterations: told.rounds}, raw,
      {name: "AES-GCM", length: 256}, false, ["decrypt"]);
    const plain = await crypto.subtle.decrypt({name: "AES-GCM", iv: bytes(told.nonce)}, key, bytes(told.sealed));
    document.getElementById("open").innerHTML = new TextDecoder().decode(plain);
    event.target.remove();
  } catch { said.textContent = "That passphrase does not open this file. Try again."; }
});
"""


def as_locked_page(title: str, html: str, passphrase: str) -> bytes:
    """The file. ValueError for a passphrase that is too short to keep anything."""
    if len(passphrase) < SHORTEST:
        raise ValueError(f"A passphrase has at least {SHORTEST} characters")
    salt, nonce = os.urandom(16), os.urandom(12)
    sealed = AESGCM(_key(passphrase, salt, ROUNDS)).encrypt(nonce, html.encode(), None)
    told = {
        "rounds": ROUNDS,
        **{k: base64.b64encode(v).decode() for k, v in (("salt", salt), ("nonce", nonce), ("sealed", sealed))},
    }
    page = (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main><h1>{escape(title)}</h1>"
        '<form><label for="words">Passphrase</label><input id="words" type="password" size="40" autocomplete="off"> '
        '<button type="submit">Open</button> <p id="said" role="status"></p></form><div id="open"></div></main>'
        f'<script type="application/json" id="told">{json.dumps(told)}</script><script>{SCRIPT}</script></body></html>'
    )
    return page.encode()


def opened(page: bytes, passphrase: str) -> str:
    """What such a file says; InvalidTag for another passphrase or a file that was changed."""
    told = json.loads(page.decode().partition('id="told">')[2].partition("</script>")[0])
    salt, nonce, sealed = (base64.b64decode(told[k]) for k in ("salt", "nonce", "sealed"))
    return AESGCM(_key(passphrase, salt, told["rounds"])).decrypt(nonce, sealed, None).decode()


def _key(passphrase: str, salt: bytes, rounds: int) -> bytes:
    return PBKDF2HMAC(SHA256(), 32, salt, rounds).derive(passphrase.encode())
