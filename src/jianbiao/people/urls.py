"""Addresses of 登录, 退出 and 本人账户; mounted at the root."""

from django.urls import path

from jianbiao.people import views

app_name = "people"
urlpatterns = [
    path("login", views.sign_in, name="login"),
    path("logout", views.sign_out, name="logout"),
    path("account", views.account, name="account"),
]
