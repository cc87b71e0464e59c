"""How good it is: gold formats, scores, floors."""
