"""What every app's pages and API are made of: who may open them, long lists, acts, days."""
