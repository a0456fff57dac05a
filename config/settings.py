"""One settings file for every machine: what differs comes from the environment (.env.example)."""

import os
import sys
from pathlib import Path

import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

from config import embedded

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Production, or a machine with the embedded servers ---

IN_PRODUCTION = os.environ.get("REGISTER_ENVIRONMENT") == "production"
_REQUIRED = ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS")

if IN_PRODUCTION and (missing := [name for name in _REQUIRED if not os.environ.get(name)]):
    raise ImproperlyConfigured(
        f"Production needs {', '.join(missing)} in the environment; see .env.example."
    )

SERVERS = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL") if name in os.environ}
if "DATABASE_URL" not in SERVERS or "REDIS_URL" not in SERVERS:
    SERVERS = embedded.start() | SERVERS
if "REDIS_URL" in os.environ:
    SERVERS["BROKER_URL"] = SERVERS["REDIS_URL"]
SECRET_KEY = os.environ.get("SECRET_KEY") or "known to everyone, so only ever for a demo or tests"
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
_default = f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if IN_PRODUCTION else "http://127.0.0.1:8000"
ADDRESS = os.environ.get("REGISTER_ADDRESS") or _default
CSRF_TRUSTED_ORIGINS = list(filter(None, os.environ.get("TRUSTED_ORIGINS", "").split(",")))

# --- Apps ---

INSTALLED_APPS = [
    "config",
    "wellbeing",
    "training",
    "capability",
    "django.forms",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Without looking for sites: ours is capability/admin.py.
    "django.contrib.admin.apps.SimpleAdminConfig",
    "import_export",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rest_framework",
    "django_filters",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "drf_standardized_errors",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.caching.NoStore",
    "config.addresses.WithoutNul",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "config.second_factor.Required",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.history.RequestHistory",
    "config.own_record.RefusalsOfOnesOwn",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.navigation.navigation",
            ],
        },
    }
]

# --- Data ---

# Pages and API must answer or give up; sweeps and loads may take their time.
_statements = os.environ.get("STATEMENT_TIMEOUT") or "0"
_options = {"options": f"-c role=register_app -c statement_timeout={_statements}"}
_database = conninfo_to_dict(SERVERS["DATABASE_URL"])
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _database.pop("dbname"),
        "USER": _database.pop("user", ""),
        "PASSWORD": _database.pop("password", ""),
        "HOST": _database.pop("host", ""),
        "PORT": _database.pop("port", ""),
        # Everything but `migrate` runs as a role that owns nothing. An option of
        # the connection and not `assume_role`, which waits on itself when there is a pool.
        "OPTIONS": _options | _database,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": SERVERS["REDIS_URL"],
        # A frozen Redis must not hold a request for longer than this.
        "OPTIONS": {"socket_timeout": 5, "socket_connect_timeout": 2},
        "KEY_PREFIX": os.environ.get("PYTEST_XDIST_WORKER", ""),  # tests side by side
    }
}

# --- History ---

PGHISTORY_APPEND_ONLY = True
PGHISTORY_CREATED_AT_FUNCTION = "public.register_clock()"
# `tracked` lays the index that serves both; a second would only slow every write.
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=False, related_name="events")
PGHISTORY_CONTEXT_FIELD = pghistory.ContextForeignKey(db_index=False)
# Only a demo or a test may say what time the history's clock shows.
REGISTER_CLOCK_CAN_BE_SET = not IN_PRODUCTION

# --- People signing in ---

AUTH_USER_MODEL = "capability.User"
AUTHENTICATION_BACKENDS = ["config.accounts.Backend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "config.accounts.ClosedAccounts"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# No mail to strangers, and none that speaks of signing up.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Behind the proxy every client has the proxy's address: throttling goes by the one it passes on.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if IN_PRODUCTION else 0
# A key is an account from a source (`ClosedAccounts`): a whole force may come by one address.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "5/5m/key"}
MFA_ADAPTER = "config.second_factor.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Capability register"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
SESSION_ENGINE = "config.sessions"
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT") or 25)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = bool(EMAIL_HOST_USER)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", "register@localhost")

# --- The browser's fences ---

_ours = ("script", "style", "img", "font", "connect", "manifest")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **dict.fromkeys(("default-src", "frame-ancestors", "base-uri"), (NONE,)),
        **dict.fromkeys(("form-action", *(f"{kind}-src" for kind in _ours)), (SELF,)),
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IN_PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IN_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IN_PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IN_PRODUCTION else None

# --- Words and days ---

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
# Every form looks the same: allauth's and the filters' too.
FILTERS_EMPTY_CHOICE_LABEL = "Any"
FORM_RENDERER = "capability.forms.rendering.FormRenderer"

# --- Files that are served ---

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".static"
WHITENOISE_USE_FINDERS = not IN_PRODUCTION
# Files that people bring in: kept for web and worker alike, and never served.
MEDIA_ROOT = os.environ.get("MEDIA_ROOT") or embedded.files()
FILE_UPLOAD_HANDLERS = [
    "config.uploading.Quota",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IN_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- The API ---

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["config.api.tokens.ApiTokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["drf_orjson_renderer.renderers.ORJSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "config.api.pages.CursorPages",
    "DEFAULT_SCHEMA_CLASS": "config.api.problems.ProblemSchema",
    "EXCEPTION_HANDLER": "drf_standardized_errors.handler.exception_handler",
}
DRF_STANDARDIZED_ERRORS = {
    "EXCEPTION_HANDLER_CLASS": "config.api.problems.ProblemHandler",
    "EXCEPTION_FORMATTER_CLASS": "config.api.problems.Problems",
}
KNOX_TOKEN_MODEL = "capability.ApiToken"  # noqa: S105 the name of a model
# Its own table of tokens would only stand empty beside ours.
MIGRATION_MODULES = {"knox": None}
REST_KNOX = {"TOKEN_MODEL": KNOX_TOKEN_MODEL, "TOKEN_TTL": None}
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.1",
    "TITLE": "Capability register",
    "DESCRIPTION": "Who holds which accreditation, and where cases and accreditations do not meet.",
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "StateEnum": "capability.rules.states.State",
        "JobStateEnum": "capability.models.JobState",
    },
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    # The description is also read in a browser, by whoever is signed in.
    "SERVE_AUTHENTICATION": [
        "config.api.tokens.ApiTokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
}

# --- Work that takes long ---

CELERY_BROKER_URL = SERVERS["BROKER_URL"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE
# Without the two time-outs, publishing from a request hangs for as long as Redis is frozen.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
}

# --- Tests ---

if "pytest" in sys.modules:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Otherwise it warns that nobody has collected the static files yet.
    WHITENOISE_AUTOREFRESH = True
