"""Accreditations kept by hand, with what they rest on and who contests them; a page an act."""
