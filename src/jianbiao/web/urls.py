"""All addresses of an instance."""

from django.urls import include, path

from jianbiao.web import logs
from jianbiao.web.api import api

handler400 = "jianbiao.web.errors.bad_request"
handler403 = "jianbiao.web.errors.forbidden"
handler404 = "jianbiao.web.errors.not_found"
handler500 = "jianbiao.web.errors.server_error"

urlpatterns = [
    path("api/v1/", api.urls),
    path("log/<str:log>/checkpoint", logs.checkpoint),
    path("log/<str:log>/tile/<path:path>", logs.tile),
    path("log/<str:log>/entries/<int:number>.tlog-proof", logs.proof),
    path("", include("jianbiao.people.urls")),
    path("", include("jianbiao.web.house.urls")),
    path("", include("jianbiao.web.cases.urls")),
    path("desk/", include("jianbiao.web.staff.urls")),
    path("", include("jianbiao.publish.urls")),
]
