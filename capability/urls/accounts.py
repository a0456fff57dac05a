from django.urls import path

from capability.views.account import account
from capability.views.accounts import grants, inviting, keeping, tokens, users

USER = "users/<uuid:user>"
GRANT = "grants/<uuid:grant>"

urlpatterns = [
    path("your-log-in/", account, name="account"),
    path("users/", users.users, name="users"),
    path("users/invite/", inviting.invite, name="user-invite"),
    path("users/invite-officers/", inviting.officers, name="officers-invite"),
    path(f"{USER}/", users.user, name="user"),
    path(f"{USER}/grant/", keeping.grant, name="grant-make"),
    path(f"{USER}/disable/", keeping.disable, name="user-disable"),
    path(f"{USER}/enable/", keeping.enable, name="user-enable"),
    path(f"{USER}/link/", keeping.link, name="user-link"),
    path(f"{USER}/new-link/", keeping.new_link, name="user-new-link"),
    path(f"{USER}/second-factor/", keeping.second_factor, name="user-second-factor"),
    path(f"{GRANT}/confirm/", grants.confirm, name="grant-confirm"),
    path(f"{GRANT}/end/", grants.end, name="grant-end"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/make/", tokens.make, name="token-make"),
    path("tokens/<uuid:token>/revoke/", tokens.revoke, name="token-revoke"),
]
