"""Django settings of one instance, from the environment and its home folder.

JIANBIAO_HOME      folder of all state (default ``home`` in the working folder); its ``overlay.json``
                   is what the province adds to the national sets
JIANBIAO_ORIGIN    name of the instance in every reference (``690000.supervision``)
JIANBIAO_ROLE      ``service``, ``supervision`` or ``both``
JIANBIAO_OCID_PREFIX  what begins the ids of open contracting releases, as registered (``ocds-000000``)
JIANBIAO_SILENT_HOURS  hours of working days after which a platform counts as silent (24)
JIANBIAO_DATABASE  ``postgresql://user:password@host:port/name``; SQLite files in the home without it
JIANBIAO_CLAMD     ``unix:PATH`` or ``tcp:HOST:PORT`` of the ClamAV daemon; files are not scanned without it
JIANBIAO_PAPER_LONGEST  bytes of a paper that an officer puts into a case's file
JIANBIAO_FILE_…    LONGEST, QUOTA (bytes of a file, of a platform), FREE (bytes left on the disk), UPLOADS
                   (unfinished ones of a platform), HOURS (after which one is dropped), THREADS (uploads
                   at once in each web process, of its eight threads)
"""

import os
import pathlib
import secrets
import sys
from urllib.parse import unquote, urlsplit

import structlog
from csp.constants import NONE, SELF

from jianbiao.standard import overlay

HERE = pathlib.Path(__file__).resolve().parent
JIANBIAO_HOME = os.environ.get("JIANBIAO_HOME", str(pathlib.Path.cwd() / "home"))
JIANBIAO_ORIGIN = os.environ.get("JIANBIAO_ORIGIN", "690000.supervision")
JIANBIAO_ROLE = os.environ.get("JIANBIAO_ROLE", "both")
JIANBIAO_NAME_ZH = os.environ.get("JIANBIAO_NAME_ZH", "云禾省招标投标行政监督平台")
JIANBIAO_NAME_EN = os.environ.get("JIANBIAO_NAME_EN", "Yunhe Province tender supervision platform")
JIANBIAO_DEMO = os.environ.get("JIANBIAO_DEMO", "") == "1"
JIANBIAO_CLAMD = os.environ.get("JIANBIAO_CLAMD", "")
JIANBIAO_PAPER_LONGEST = int(os.environ.get("JIANBIAO_PAPER_LONGEST", str(64 << 20)))
JIANBIAO_FILE_LONGEST = int(os.environ.get("JIANBIAO_FILE_LONGEST", str(4 << 30)))
JIANBIAO_FILE_QUOTA = int(os.environ.get("JIANBIAO_FILE_QUOTA", str(200 << 30)))
JIANBIAO_FILE_FREE = int(os.environ.get("JIANBIAO_FILE_FREE", str(1 << 30)))
JIANBIAO_FILE_UPLOADS = int(os.environ.get("JIANBIAO_FILE_UPLOADS", "64"))
JIANBIAO_FILE_HOURS = int(os.environ.get("JIANBIAO_FILE_HOURS", "72"))
JIANBIAO_FILE_THREADS = int(os.environ.get("JIANBIAO_FILE_THREADS", "3"))
JIANBIAO_OCID_PREFIX = os.environ.get("JIANBIAO_OCID_PREFIX", "ocds-000000")
JIANBIAO_SILENT_HOURS = int(os.environ.get("JIANBIAO_SILENT_HOURS", "24"))
JIANBIAO_PHONE = os.environ.get("JIANBIAO_PHONE", "120-0000-0000")

if (_over := overlay.at_home(pathlib.Path(JIANBIAO_HOME))) is not None:
    overlay.lay(_over)  # before any room reads a set


def _secret(home: pathlib.Path) -> str:
    """Return the instance's session secret; made once, readable by its owner only."""
    path = home / "secret"
    try:
        return path.read_text()
    except FileNotFoundError:
        pass
    home.mkdir(parents=True, exist_ok=True)
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(file, "w") as out:
        out.write(secrets.token_urlsafe(48))
    return path.read_text()


def _sqlite(name: str, sync: str) -> dict[str, object]:
    pragmas = (
        f"PRAGMA journal_mode=WAL; PRAGMA synchronous={sync}; PRAGMA cache_size=-8192; "
        "PRAGMA wal_autocheckpoint=4000; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;"
    )
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(pathlib.Path(JIANBIAO_HOME) / name),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": pragmas},
    }


def _postgres(url: str) -> dict[str, object]:
    said = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(said.path.lstrip("/")),
        "USER": unquote(said.username or ""),
        "PASSWORD": unquote(said.password or ""),
        "HOST": unquote(said.hostname or ""),
        "PORT": str(said.port or ""),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"server_side_binding": True},
    }


_url = os.environ.get("JIANBIAO_DATABASE", "")
DATABASES = (
    {"default": _postgres(_url)}
    if _url
    else {
        # The ledger and what its transactions store must survive a power cut; views are rebuilt.
        "default": _sqlite("ledger.sqlite3", "FULL"),
        "views": _sqlite("views.sqlite3", "NORMAL"),
    }
)
DATABASE_ROUTERS = ["jianbiao.web.router.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SECRET_KEY = _secret(pathlib.Path(JIANBIAO_HOME))
DEBUG = False
ALLOWED_HOSTS = os.environ.get("JIANBIAO_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_CODE = "zh-hans"
USE_I18N = False

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "ninja",
    "jianbiao.ledger",
    "jianbiao.register",
    "jianbiao.people",
    "jianbiao.intake",
    "jianbiao.record",
    "jianbiao.watch",
    "jianbiao.supervision",
    "jianbiao.publish",
    "jianbiao.hub",
    "jianbiao.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "jianbiao.web.middleware.LengthMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jianbiao.web.middleware.MethodMiddleware",
    "jianbiao.web.middleware.MomentMiddleware",
    "jianbiao.web.middleware.OfficerMiddleware",
    "jianbiao.web.middleware.LanguageMiddleware",
    "jianbiao.web.middleware.RefusalMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "jianbiao.web.urls"
WSGI_APPLICATION = "jianbiao.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "jianbiao.web.context.page",
            ]
        },
    }
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [HERE / "static"]
STATIC_ROOT = str(pathlib.Path(JIANBIAO_HOME) / "static")
pathlib.Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

AUTH_USER_MODEL = "people.Officer"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/login"
LOGIN_REDIRECT_URL = "/desk"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_USERNAME_FORM_FIELD = "username"
AXES_LOCKOUT_CALLABLE = "jianbiao.people.views.locked_out"
AXES_ENABLE_ADMIN = False

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# The longest that any department may allow; its own rules end a session before.
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "jianbiao.web.errors.csrf_failure"
if os.environ.get("JIANBIAO_HTTPS") == "1":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
    # Swagger's own page styles itself inline; it is offline and read-only.
    "EXCLUDE_URL_PREFIXES": ["/api/v1/docs"],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # HSTS is the gateway's where TLS ends there; JIANBIAO_HTTPS=1 sets it
    "security.W008",
    "security.W012",
    "security.W016",
]

# Where the renderer finds rich it would print the values of variables, secrets among them.
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.dev.ConsoleRenderer(
            colors=sys.stdout.isatty(), exception_formatter=structlog.dev.plain_traceback
        ),
    ]
)
