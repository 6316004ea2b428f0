"""Addresses of 登录, 退出 and 本人账户; mounted at the root."""

from django.urls import path

from jianbiao.people import views

app_name = "people"
urlpatterns = [
    path("login", views.sign_in, name="login"),
    path("logout", views.sign_out, name="logout"),
    path("login/code", views.code, name="code"),
    path("account", views.account, name="account"),
    path("account/again", views.again, name="again"),
    path("account/reason", views.reason, name="reason"),
    path("account/second", views.second, name="second"),
    path("account/sessions/end", views.end_all, name="end_all"),
]
