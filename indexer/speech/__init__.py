"""Speeches and transcripts: recognised by their layout, parted into turns, each with its speaker.

``read_speech`` is what the pipeline calls; it is pure, total and linear in the text.
"""
