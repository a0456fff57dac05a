import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("register")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    # Makes what is due tonight, once, however often it is asked and however many nights it missed.
    "queue-nightly-sweeps": {"task": "capability.tasks.queue_nightly_sweeps", "schedule": 300.0},
    "queue-reminders": {"task": "capability.tasks.queue_reminders", "schedule": 300.0},
    "send-notices": {"task": "capability.tasks.send_notices", "schedule": 300.0},
    "tidy-staged": {"task": "capability.tasks.tidy_staged", "schedule": 3600.0},
    "tidy-answers": {"task": "capability.tasks.tidy_answers", "schedule": 3600.0},
    # Wakes whatever was never taken, or whose worker is gone.
    "wake-waiting-jobs": {"task": "capability.tasks.wake_waiting_jobs", "schedule": 30.0},
}
