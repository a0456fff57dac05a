import json

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from capability.actions import tokens
from capability.management import named


class Command(BaseCommand):
    help = (
        "Issues a token for the API. The token alone goes to stdout, once: it can't be had again."
    )

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--days", type=int, default=tokens.MOST_DAYS, help="good for, up to 90")
        parser.add_argument("--name", default="", help="what it is for")
        parser.add_argument(
            "--writes", action="store_true", help="it also sends what its owner may bring in"
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, email, days, name, **options):
        if not 1 <= days <= tokens.MOST_DAYS:
            raise CommandError(f"A token is good for 1 to {tokens.MOST_DAYS} days, not {days}.")
        user = named.user(email)
        if not user.is_active:
            raise CommandError(f"{user} is not active, so has no use of a token.")
        token, key = tokens.issue(user, days=days, name=name[:100], may_write=options["writes"])
        self._print(token, key, options["json"])

    def _print(self, token, key, as_json):
        expires = timezone.localtime(token.expiry)
        if as_json:
            said = {"email": token.user.email, "token": key, "expires_at": expires.isoformat()}
            self.stdout.write(json.dumps(said))
            return
        self.stderr.write(f"Token of {token.user}, good until {expires:%d %B %Y %H:%M}.")
        self.stderr.write("Shown this once. Send it as a header: Authorization: Token <the token>")
        self.stdout.write(key)
