"""Parts that screens share; they know the theme and nothing of the program around them."""
