"""How much a request may bring along, told before any of it is read."""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

LARGEST = 210 << 20


class Quota(FileUploadHandler):
    """First of the upload handlers: it takes nothing, and lets nothing pass that is too large."""

    def handle_raw_input(self, _input, _meta, content_length, _boundary, _encoding=None):
        if content_length > LARGEST:
            raise RequestDataTooBig(f"A request may bring {LARGEST >> 20} MB.")

    def receive_data_chunk(self, raw_data, _start):
        return raw_data

    def file_complete(self, _size):
        return None
