from django.urls import path

from training.views import (
    bookings,
    classes,
    course_keeping,
    courses,
    evaluations,
    own_calendar,
    take_up,
    team_tasks,
    worklist,
)

COURSE = "training/courses/<uuid:course>"
EVENT = "training/events/<uuid:event>"
BOOKING = "training/bookings/<uuid:booking>"

urlpatterns = [
    path("training/courses/", courses.courses, name="courses"),
    path("training/to-do/", worklist.worklist, name="worklist"),
    path("training/team-to-do/", team_tasks.team_tasks, name="team-tasks"),
    path("training/calendar/", courses.calendar, name="calendar"),
    path("training/take-up/", take_up.take_up, name="take-up"),
    path("training/take-up/turns/", take_up.turns, name="take-up-turns"),
    path("training/courses/add/", course_keeping.add, name="course-add"),
    path(f"{COURSE}/", courses.course, name="course"),
    path(f"{COURSE}/change/", course_keeping.change, name="course-change"),
    path(f"{COURSE}/end/", course_keeping.end, name="course-end"),
    path(f"{COURSE}/needs/", course_keeping.need, name="course-needs"),
    path("training/needs/<int:need>/drop/", course_keeping.need_no_longer, name="course-need-drop"),
    path(f"{COURSE}/review/", course_keeping.review, name="course-review"),
    path(f"{COURSE}/date/", course_keeping.add_event, name="event-add"),
    path(f"{COURSE}/comments/", evaluations.comments, name="course-comments"),
    path(f"{EVENT}/", courses.event, name="event"),
    path(f"{EVENT}/change/", course_keeping.change_event, name="event-change"),
    path(f"{EVENT}/move/", course_keeping.move_event, name="event-move"),
    path(f"{EVENT}/cancel/", course_keeping.cancel_event, name="event-cancel"),
    path(f"{EVENT}/offer/", classes.offer, name="event-offer"),
    path(f"{EVENT}/mark/", classes.mark, name="event-mark"),
    path("your-log-in/calendar/", own_calendar.own_calendar, name="own-calendar"),
    path("calendar.ics", own_calendar.feed, name="calendar-feed"),
    path("people/<uuid:person>/training/", bookings.of_person, name="person-training"),
    path("people/<uuid:person>/nominate/", bookings.nominate, name="person-nominate"),
    path(f"{BOOKING}/approve/", bookings.approve, name="booking-approve"),
    path(f"{BOOKING}/refuse/", bookings.refuse, name="booking-refuse"),
    path(f"{BOOKING}/confirm/", bookings.confirm, name="booking-confirm"),
    path(f"{BOOKING}/withdraw/", bookings.withdraw, name="booking-withdraw"),
    path(f"{BOOKING}/evaluate/", evaluations.give, name="booking-evaluate"),
]
