"""Settings of the whole house. Values that differ between machines come from the environment."""

from __future__ import annotations

from pathlib import Path

import django_stubs_ext
import environ
from csp.constants import NONE, SELF

from throughline.config.accounts.workplace.environment import form_targets, workplaces
from throughline.config.apps_found import practice_apps

django_stubs_ext.monkeypatch()
env = environ.Env()
PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parents[1]

DEBUG = env.bool("DEBUG", False)
TRAINING = env.bool("THROUGHLINE_TRAINING", False)
"""A training database holds invented children only, and says so on every page and print."""
PRODUCTION = env.bool("THROUGHLINE_PRODUCTION", False)
# In production there is no default for either: the site does not start without them.
SECRET_KEY = env.str("SECRET_KEY") if PRODUCTION else env.str("SECRET_KEY", "training-only-not-a-secret-" * 3)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = (
    env.list("ALLOWED_HOSTS")
    if PRODUCTION
    else env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "testserver"])
)
LANGUAGE_CODE, TIME_ZONE, USE_TZ, USE_I18N = "en-gb", "Europe/London", True, False

if env.str("DATABASE_URL", ""):
    DATABASES = {"default": env.db("DATABASE_URL")}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": env.str("PGHOST", ""),
            "PORT": env.str("PGPORT", ""),
            # The web and its jobs are never the owner of the tables: the wall would not hold for an owner.
            "USER": env.str("THROUGHLINE_DB_USER", "throughline_app"),
            "NAME": env.str("PGDATABASE", "throughline"),
            "PASSWORD": env.str("PGPASSWORD", ""),
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
        }
    }
# Counts of guessed codes, and codes already used, must hold for every process of the site together.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "sign_in_cache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "throughline.web",
    "django.forms",
    "procrastinate.contrib.django",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "throughline.config.accounts.workplace",
    "throughline.services.sign_in",
    "throughline.services.jobs",
    "csp",
    "throughline.record",
    "throughline.engines",
    *practice_apps(PACKAGE),
    "throughline.insight",
    "throughline.returns",
    "throughline.exchange",
    "throughline.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "throughline.services.sign_in.headers.PrivateResponses",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    # After CSRF, so that what a locked session holds has passed it; last, so that a replay meets only the view.
    "throughline.services.sign_in.lock.LockInPlace",
    "throughline.config.accounts.steps.RequiredSteps",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "/accounts/login/"
REQUIRE_MFA = env.bool("THROUGHLINE_REQUIRE_MFA", PRODUCTION and not TRAINING)
"""A second step (code from an app, or a security key) for everybody who signs in with a password."""
ACCOUNT_ADAPTER = "throughline.config.accounts.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser, and after twelve hours whatever happens
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Guessing is slowed down by axes, for passwords wherever they are asked; two counts would contradict each other.
ACCOUNT_RATE_LIMITS = {"login": False, "login_failed": False, "reauthenticate": "10/m/user"}
ACCOUNT_FORMS = {
    "login": "throughline.config.accounts.forms.SignIn",
    "change_password": "throughline.config.accounts.forms.ChangePassword",
    "reauthenticate": "throughline.config.accounts.forms.Again",
}
MFA_ADAPTER = "throughline.config.accounts.adapters.SecondSteps"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Throughline"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_FORMS = {
    "authenticate": "throughline.config.accounts.forms.SecondStep",
    "reauthenticate": "throughline.config.accounts.forms.SecondStepAgain",
    "activate_totp": "throughline.config.accounts.forms.AddApp",
    "add_webauthn": "throughline.config.accounts.forms.AddKey",
    "edit_webauthn": "throughline.config.accounts.forms.NameKey",
}
SOCIALACCOUNT_ADAPTER = "throughline.config.accounts.adapters.Workplaces"
WORKPLACES = workplaces(env)
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": WORKPLACES, "OAUTH_PKCE_ENABLED": True}}
AXES_HANDLER = "throughline.services.sign_in.backoff.Backoff"
AXES_LOCKOUT_CALLABLE = "throughline.services.sign_in.backoff.wait_page"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "username"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 24  # hours after which failures are forgotten; the wait between two guesses is Backoff's
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_FORM_FIELD = "username"
AXES_CLIENT_IP_CALLABLE = "throughline.services.sign_in.backoff.address_of"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("THROUGHLINE_PROXIES", 0)
"""How many proxies of ours stand before the site; nobody else's word about an address is believed."""
ROOT_URLCONF = "throughline.config.urls"
WSGI_APPLICATION = "throughline.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "throughline.config.accounts.every_page.every_page",
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "build/static"
STATICFILES_DIRS = [("vendor", ROOT / "build/assets")]
WHITENOISE_USE_FINDERS = not PRODUCTION
if PRODUCTION:
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF, *form_targets(WORKPLACES)],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 600  # a whole folder may be chosen by mistake: the page says so, in words
FILES_ROOT = Path(env.str("THROUGHLINE_FILES", str(ROOT / ".local" / "files")))
SITE_URL = env.str("THROUGHLINE_URL", "http://127.0.0.1:8000").rstrip("/")
"""Where people open the site: stands in messages that leave it."""
EMAIL_FILE_PATH = str(ROOT / ".local" / "mail")
if env.str("EMAIL_URL", ""):
    globals().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("THROUGHLINE_MAIL_FROM", "throughline@localhost")
# No personal data in logs: errors by kind and place (services/incidents.py), requests by screen, no statement's values.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "throughline.services.incidents.Plain",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "CRITICAL"},  # its errors are incidents; its refusals are on the audit
        "axes": {"level": "ERROR"},  # its warnings hold usernames; the counts are in its own table
    },
}
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    if ALLAUTH_TRUSTED_PROXY_COUNT:  # only then is there somebody of ours who says how the caller came
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS: list[str] = []
