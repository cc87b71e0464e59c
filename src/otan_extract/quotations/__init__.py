"""What was said: quotations, their cues and contents."""
