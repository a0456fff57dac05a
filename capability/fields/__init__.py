"""What the forms of every app are made of: the reason of an act, days."""
