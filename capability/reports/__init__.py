"""What is read, and how it is shown: reports change nothing."""
